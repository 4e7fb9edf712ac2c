"""Two hundred protected sentences through the fixtures' tokenizers, and each fault planted in a translation."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from sentencepiece import SentencePieceProcessor

from interp.domain.model.findings import Finding
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.translation.lexicon import Lexicon
from interp.domain.translation.protection import protect, restore
from interp.seed.bundled_data import delegations, known_parties, shared_words
from tests.drafting.protected_sentences import ALL, MOST, PIECE, ROWS, Planted, planted, sentences
from tests.sample_sizes import size

DAY = date(2026, 11, 1)


@cache
def lexicon() -> Lexicon:
    return Lexicon(parties=known_parties(delegations(), DAY), shared=shared_words())


@pytest.fixture(scope="module")
def tokenizers(fixture_models: Path) -> dict[str, SentencePieceProcessor]:
    """Return the tokenizer of a package from each language."""
    made = {}
    for code in MEETING_LANGUAGES:
        pair = "en_fr" if code == "en" else f"{code}_en"
        (folder,) = fixture_models.glob(f"translate-{pair}-*")
        made[code] = SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    return made


def test_there_are_two_hundred_sentences_in_six_languages() -> None:
    counted = Counter(language for _, language, _, _ in sentences())
    assert sum(counted.values()) >= 200 and set(counted) == set(MEETING_LANGUAGES) and len(set(counted.values())) == 1


@pytest.mark.parametrize("kind", (*ALL, *MOST))
def test_every_piece_comes_back_from_the_tokenizer_or_is_missed(
    kind: str, tokenizers: dict[str, SentencePieceProcessor]
) -> None:
    """A tokenizer knows few characters and drops the others: what it drops must not pass in silence."""
    silent = []
    for language, text, piece in ((b, c, d) for a, b, c, d in sentences() if a == kind):
        aside, tokenizer = protect(text), tokenizers[language]
        back, lost = restore(tokenizer.decode(tokenizer.encode(aside.text)), aside)
        whole = _plain(piece) in _plain(back)
        if not whole and not any(each.severity == "error" for each in (*lost, *_missed(text, back, language))):
            silent.append((language, text, back))
    assert silent == []


def _missed(text: str, back: str, language: str) -> tuple[Finding, ...]:
    """Return the findings on a sentence that has been through a tokenizer, beside its translation from another one."""
    source = "fr" if language == "en" else "en"
    row = next(each for each in ROWS if PIECE.sub(r"\1", each[language]) == text)
    return lexicon().faults(PIECE.sub(r"\1", row[source]), back, source, language)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def tried(each: Planted) -> bool:
    """Return whether a translation is among those tried: of every language, and into every one."""
    first, second = (MEETING_LANGUAGES.index(code) for code in each.languages)
    return size((second - first) % len(MEETING_LANGUAGES) in (1, 3), torture=True)


def _faults(kind: str) -> Iterator[tuple[Planted, bool]]:
    """Yield the planted faults of a kind, and whether an error is reported."""
    for each in planted():
        if each.kind == kind and each.fault and tried(each):
            found = lexicon().faults(each.source, each.target, *each.languages)
            yield each, any(every.severity == "error" for every in found)


@pytest.mark.parametrize("kind", ALL)
def test_no_lost_or_changed_piece_passes(kind: str) -> None:
    assert [each for each, told in _faults(kind) if not told] == []


@pytest.mark.parametrize("kind", MOST)
def test_of_persons_and_two_digit_numbers_at_most_one_in_twenty_passes(kind: str) -> None:
    told = [told for _, told in _faults(kind)]
    assert sum(told) >= 0.95 * len(told), [each for each, told in _faults(kind) if not told]


def test_the_right_translations_hold_no_error() -> None:
    for each in planted():
        if not each.fault and tried(each):
            found = lexicon().faults(each.source, each.target, *each.languages)
            assert [every.message for every in found if every.severity == "error"] == [], each

"""Finds the language of each block of a paper, the passages in another language, and the language of the whole."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from interp.domain.text.language_identification import UNSURE, Evidence, evidence
from interp.value_types import dataclass

Identify = Callable[[str], Evidence]
OTHER = "other"  # a language that is none of the six
LEAST_PASSAGE = 40  # letters, some eight words; a Chinese character counts as three
LEAST_SHARE = 0.1  # of the letters whose language is known: less is a quotation, not a second language
LEAST_KNOWN = 0.5  # of all letters, where the text as a whole leaves its language open


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive blocks in one language; `language` is None for none of the six, `last` belongs to the passage."""

    language: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PaperLanguages:
    """The languages of a paper: of the whole (None: unknown or `mixed`), and of its passages in order."""

    language: str | None
    mixed: bool = False
    passages: tuple[Passage, ...] = ()

    def foreign_to(self, language: str) -> tuple[Passage, ...]:
        """Return the passages in another language than `language`."""
        return tuple(each for each in self.passages if each.language != language)


def paper_languages(texts: Sequence[str], identify: Identify = evidence) -> PaperLanguages:
    """Return the languages of a paper from the texts of its blocks or lines, counted from 0."""
    found = tuple(_passages(texts, identify))
    weights = _weights(found, texts)
    whole = identify("\n".join(texts))
    if not weights:
        return PaperLanguages(whole.language)
    main = max(weights, key=lambda each: weights[each])
    total = sum(weights.values())
    mixed = any(each != main and weight >= total * LEAST_SHARE for each, weight in weights.items())
    if mixed or main == OTHER or not _agrees(whole, main, weights[main], texts):
        return PaperLanguages(None, mixed, found)
    return PaperLanguages(main, False, found)


def _agrees(whole: Evidence, main: str, weight: int, texts: Sequence[str]) -> bool:
    """Return whether the text as a whole is in the language of most blocks, or leaves it open and they are enough."""
    return whole.language == main or (whole == UNSURE and weight >= LEAST_KNOWN * sum(map(_letters, texts)))


def _passages(texts: Sequence[str], identify: Identify) -> Iterator[Passage]:
    """Yield the passages that are long enough to have a language; what is unsure belongs to the passage around it."""
    known = [(place, _language(identify(text))) for place, text in enumerate(texts) if _letters(text) > 0]
    sure = [(place, language) for place, language in known if language]
    for language, group in groupby(sure, key=lambda each: each[1]):
        places = [place for place, _ in group]
        if sum(_letters(texts[place]) for place in places) >= LEAST_PASSAGE:
            yield Passage(None if language == OTHER else language, places[0], places[-1])


def _language(said: Evidence) -> str | None:
    return said.language or (OTHER if said.other else None)


def _weights(passages: Sequence[Passage], texts: Sequence[str]) -> dict[str, int]:
    weights: dict[str, int] = {}
    for each in passages:
        letters = sum(map(_letters, texts[each.first : each.last + 1]))
        weights[each.language or OTHER] = weights.get(each.language or OTHER, 0) + letters
    return weights


def _letters(text: str) -> int:
    return sum(3 if "\u3400" <= char <= "\u9fff" else 1 for char in text if char.isalpha())

"""Repairs known faults of small translation models where that is safe; other faults remain findings."""

import re
from collections.abc import Sequence

from interp.domain.checks.repetition import said_again, tokens
from interp.domain.checks.stray_characters import DOUBLED, JUNK
from interp.domain.model.findings import Finding
from interp.domain.translation.typography import tidy

ACRONYM = 6  # letters; a longer word in capitals is unknown to the model
CASED = frozenset({"en", "fr", "ru", "es"})
WORD = re.compile(r"[^\W\d_]+")
# Between clauses stands a space, except after a Chinese mark: "1,250", "１，２５０" and "10:30" stay whole.
CLAUSE = re.compile(r"(?<=[,;:،؛])\s+(?=\S)|(?<=[，；：])(?!(?<=\d.)\d)\s*(?=\S)")
SHORT = 3  # length in words of an original that never repeats itself


def lower_capitals(source: str, kept: Sequence[str] = ()) -> str:
    """Return the text to give the machine: words in capitals, which it leaves untranslated, in lower case.

    Acronyms, numerals and `kept` pieces stay. A text entirely in capitals keeps its first.
    """
    shouted = _shouted(source)
    known = {word for each in kept for word in WORD.findall(each)}

    def lower(found: re.Match[str]) -> str:
        word = found[0]
        plain = not word.isupper() or word in known or re.fullmatch("[IVXLC]+", word)
        return word if plain or (not shouted and len(word) <= ACRONYM) else word.lower()

    calmed = WORD.sub(lower, source)
    return _capital(calmed) if shouted else calmed


def _shouted(text: str) -> bool:
    """Return whether a text is a heading in capitals, not an acronym."""
    words = WORD.findall(text)
    return text.isupper() and (len(words) > 1 or any(len(word) > ACRONYM for word in words))


def _capital(text: str) -> str:
    return re.sub(r"[^\W\d_]", lambda found: found[0].upper(), text, count=1)


def repaired(source: str, drafted: str, source_language: str, target_language: str) -> str:
    """Return a draft without stray characters, doubled marks and repeated names, in the original's case.

    Words are never replaced; punctuation follows the target language.
    """
    text = _without_stray(source, drafted)
    text = _said_once(source, text, source_language, target_language)
    if target_language in CASED and source_language in CASED:
        text = _cased(source, text)
    return tidy(text, target_language)


def _without_stray(source: str, text: str) -> str:
    """Return the text without notes, underscores and unknown tokens that the original lacks, and without doubled marks.
    """
    text = JUNK.sub(lambda found: found[0] if found[0] in source else " ", text)
    text = DOUBLED.sub(lambda found: found[0] if found[0] in source else found[0][:1], text)
    return re.sub(r" +(?=[,.])", "", re.sub(r"[ \t]{2,}", " ", text)).strip()


def _said_once(source: str, text: str, source_language: str, target_language: str) -> str:
    """Return a short text without its repetition: Albania is not Албания Албания."""
    ours = tokens(source)
    few = 6 if source_language == "zh" else SHORT
    if len(ours) > few or len(set(ours)) < len(ours) or target_language == "zh":
        return text
    words = text.split()
    for size in range(1, len(words) // 2 + 1):
        if len(words) % size == 0 and words == words[:size] * (len(words) // size):
            return " ".join(words[:size])
    plain = [word.strip(",.;").casefold() for word in words]
    if len(words) >= 2 and len(set(plain)) == 1:
        return words[0].strip(",;") if words[-1][-1] not in "." else words[-1]
    return text


def _cased(source: str, text: str) -> str:
    """Return the text in capitals if the original is, and with an initial capital if the original has one."""
    if _shouted(source):
        return text.upper()
    first, mine = WORD.search(source), WORD.search(text)
    if not first or not mine or text[: mine.start()].strip("«“\"'¿¡(* "):
        return text
    return _capital(text) if first[0][0].isupper() and mine[0][0].islower() else text


def second_tries(
    source: str, language: str, findings: Sequence[Finding], kept: Sequence[str] = ()
) -> tuple[tuple[str, ...], ...]:
    """Return alternative inputs for the machine when its draft is half translated, in a loop or too short.

    Each is a sequence of pieces whose translations are joined: the text in lower case, then clause by clause. Empty for
    a draft without such a fault.
    """
    faults = {"untranslated", "part_untranslated", "loop", "sentence_dropped", "too_short", "language", "empty"}
    if not faults & {each.code for each in findings}:
        return ()
    calmed = lower_capitals(source, kept)
    pieces = tuple(each for each in CLAUSE.split(calmed) if each.strip())
    ways: list[tuple[str, ...]] = [(calmed,)] if calmed != source else []
    if len(pieces) > 1 and not said_again(source, language):
        ways.append(pieces)
    return tuple(ways)

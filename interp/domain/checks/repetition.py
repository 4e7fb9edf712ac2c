"""Loops of a machine that has lost the thread, texts far too long, and what the machine itself was unsure of."""

import re
from collections import Counter

from interp.domain.checks.lengths import measure
from interp.domain.checks.saying import finding
from interp.domain.checks.spans import plain_digits
from interp.domain.findings import Finding

TOKENS = re.compile(r"[一-鿿]|[^\W_一-鿿]+")
LONGEST = 12  # tokens of a phrase that comes again at once
UNSURE = -1.2  # mean log probability of a token below which a machine guesses
LOST = -2.5  # and below which it has lost the thread
CONJUNCTIONS = frozenset("و и в с к о у а я à y a o e".split())
COVERED = 0.5  # share of a text that its own repeated four-token phrases may cover


def check(
    source: str, target: str, source_language: str, target_language: str, score: float | None = None
) -> tuple[Finding, ...]:
    """Return loops, an excessive length and a doubtful score. What the original repeats may be repeated."""
    ours, theirs = tokens(source), tokens(target)
    looped = loop(theirs, target_language)
    if looped and not loop(ours, source_language):
        return (finding("loop", _said(looped, target_language)),)
    phrase = _frequent(theirs)
    if phrase and not _frequent(ours):
        return (finding("loop", _said(phrase, target_language)),)
    return (*_long(source, target, source_language, target_language), *_unsure(score))


def tokens(text: str) -> list[str]:
    """Return words in lower case; each Chinese character is one."""
    return TOKENS.findall(plain_digits(text).casefold())


def loop(found: list[str], language: str) -> tuple[str, ...]:
    """Return the phrase that stands several times in a row: a word thrice, two or three twice and more, four twice."""
    for size in range(1, LONGEST + 1):
        times = _times(size, language)
        for start in range(len(found) - size * times + 1):
            phrase = found[start : start + size]
            if _worth(phrase, language) and all(
                found[start + size * again : start + size * (again + 1)] == phrase for again in range(1, times)
            ):
                return tuple(phrase)
    return ()


def _times(size: int, language: str) -> int:
    """Return how often a phrase of so many tokens must stand in a row to be a loop."""
    if language == "zh":
        return 4 if size == 1 else 3 if size <= 3 else 2
    return 3 if size <= 2 else 2


def _worth(phrase: list[str], language: str) -> bool:
    """Return whether a phrase in a row means a loop: not figures, and no single letter, which may be a list's."""
    return _letters(phrase) or (language in ("ar", "ru", "fr", "es") and phrase[0] in CONJUNCTIONS)


def _letters(phrase: list[str]) -> bool:
    return any(len(token) > 1 or "一" <= token <= "鿿" for token in phrase) and not all(t.isdigit() for t in phrase)


def _frequent(found: list[str]) -> tuple[str, ...]:
    """Return the four tokens that, with others repeated three times and more, make up most of a text."""
    grams = [tuple(found[at : at + 4]) for at in range(len(found) - 3)]
    often = {gram for gram, count in Counter(grams).items() if count >= 3 and _letters(list(gram))}
    covered = {at + step for at, gram in enumerate(grams) if gram in often for step in range(4)}
    if not often or len(covered) < COVERED * len(found):
        return ()
    return next(gram for gram in grams if gram in often)


def _said(phrase: tuple[str, ...], language: str) -> str:
    return ("" if language == "zh" else " ").join(phrase)


def _long(source: str, target: str, source_language: str, target_language: str) -> list[Finding]:
    measured = measure(source, target, source_language, target_language)
    return [finding("too_long")] if measured.too_long else []


def _unsure(score: float | None) -> list[Finding]:
    if score is None or score >= UNSURE:
        return []
    return [finding("unsure", severity="error" if score < LOST else "warning")]

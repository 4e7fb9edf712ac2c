"""Checks for machine loops, excessive length and a low model score."""

import re
from collections import Counter

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.length_ratio import measure
from interp.domain.text.untranslatable_spans import plain_digits

MARKED = re.compile(r"[一-鿿]|[^\W_一-鿿]+|[,;:.!?،؛؟，；：。！？、()（）«»“”—–]|(?<=\s)-(?=\s)")
TOKENS = re.compile(r"[一-鿿]|[^\W_一-鿿]+")
PAIRED = re.compile(r"\b([^\W\d_]+)\s?[-‐‑–—]\s?\1\b", re.IGNORECASE)  # South-South cooperation
# "Lies, lies": a figure of speech
ECHO = re.compile(r"\b([^\W\d_]+)[,;:.!?…] ?\1\b|([一-鿿]{1,6})[、，；：。！？…]\2", re.IGNORECASE)
KIN = re.compile("([妹姐哥弟爸妈爷奶叔婆])\\1")  # 妹妹
STRETCHED = re.compile(r"([^\W\d_])\1{3,}")  # a cry: "NOOOO"
LONGEST = 12  # longest phrase, in tokens, looked for in immediate repetition
UNSURE = -1.2  # mean log probability of a token below which the score is doubtful
LOST = -2.5  # and below which it is an error
COVERED = 0.5  # maximum share of a text covered by its own repeated phrases of four words


def check(
    source: str, target: str, source_language: str, target_language: str, score: float | None = None
) -> tuple[Finding, ...]:
    """Return findings for loops, excessive length and a low score. What the original repeats may be repeated."""
    ours, theirs = tokens(source), tokens(target)
    looped = said_again(target, target_language)
    if looped and not said_again(source, source_language) and not _is_emphatic(source):
        return (finding("loop", _said(looped, target_language)),)
    phrase = _frequent(theirs, target_language)
    if phrase and not _frequent(ours, source_language, 1, COVERED / 2, 2):
        return (finding("loop", _said(phrase, target_language)),)
    return (*_long(source, target, source_language, target_language), *_unsure(score))


def _is_emphatic(text: str) -> bool:
    """Return whether a text repeats a word as a figure of speech, or stretches one."""
    return bool(ECHO.search(text) or STRETCHED.search(text))


def tokens(text: str) -> list[str]:
    """Return words in lower case; each Chinese character is one."""
    return TOKENS.findall(plain_digits(text).casefold())


def said_again(text: str, language: str) -> tuple[str, ...]:
    """Return the phrase that a text repeats immediately, () for none.

    One or two words must occur three times, a longer phrase twice; punctuation between the two marks a figure of speech
    ("end extreme poverty, extreme poverty being …") unless it is part of the repeated phrase.
    """
    text = KIN.sub(r"\1", PAIRED.sub(r"\1", text))
    return loop(tokens(text), language, 3) or loop(MARKED.findall(plain_digits(text).casefold()), language, 2)


def loop(found: list[str], language: str, least: int) -> tuple[str, ...]:
    """Return the first phrase that is repeated in a row more often than its length allows, and at least `least` times.
    """
    for size in range(1, LONGEST + 1):
        times = max(least, _times(size, language))
        for start in range(len(found) - size * times + 1):
            if found[start] != found[start + size]:  # most phrases end here
                continue
            phrase = found[start : start + size]
            needed = times if _letters(phrase) else max(times, 4)  # figures and single letters may belong to a list
            if _grouped(phrase) or found[start + size : start + size * needed] != phrase * (needed - 1):
                continue
            return tuple(phrase)
    return ()


def _grouped(phrase: list[str]) -> bool:
    """Return whether a phrase is only digit groups of a large number, or punctuation."""
    return all(len(token) == 3 and token.isdigit() for token in phrase) or not any(t.isalnum() for t in phrase)


def _times(size: int, language: str) -> int:
    """Return how often a phrase of `size` tokens must occur in a row to be a loop."""
    if language == "zh":
        return 4 if size == 1 else 3 if size <= 3 else 2
    return 3 if size <= 2 else 2


def _letters(phrase: list[str]) -> bool:
    return any(len(token) > 1 or "一" <= token <= "鿿" for token in phrase) and not all(t.isdigit() for t in phrase)


def _frequent(
    found: list[str], language: str, shorter: int = 0, covered: float = COVERED, least: int = 3
) -> tuple[str, ...]:
    """Return the phrase of four words that, with others repeated `least` times or more, makes up a share of a text.

    In Chinese it has six characters: four may be one word. `shorter`: so many words or characters less.
    """
    size = (6 if language == "zh" else 4) - shorter
    grams = [tuple(found[place : place + size]) for place in range(len(found) - size + 1)]
    often = {gram for gram, count in Counter(grams).items() if count >= least and _letters(list(gram))}
    places = {place + step for place, gram in enumerate(grams) if gram in often for step in range(size)}
    if not often or len(places) < covered * len(found):
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

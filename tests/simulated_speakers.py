"""Speakers who read a text aloud at some words a minute, with pauses, and a clerk who corrects the captions by ear.

A speaker knows nothing of how captions estimate: numbers are read as English words, a word takes time for itself and
for each letter, pauses and changes of pace are drawn from a seed.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from interp.domain.captions.multilingual_cues import cue_steps
from interp.domain.model.caption_state import ScriptUnit
from interp.domain.text.sentences import sentences
from tests.speech_scripts import said

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (100, "hundred"))
SIGNS = {"%": ("per", "cent"), "$": ("dollars",), "€": ("euros",)}
PIECES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+|[^\W\d]+|[%$€]")
NUMBERS = (
    "In {year}, {big:,} children in {small} countries went to school, {rate}% more than in {early}.",
    "Resolution {year}/{small}, paragraph {small2}, asks for ${big:,} a year until {late}.",
    "Of {big2:,} girls, {rate}% are between {small} and {small2} years old, and {rate2}% work.",
    "The report A/HRC/{small}/{small2} counts {big:,} cases in {early}, {big2:,} in {year} and {small2} in {late}.",
    "Between {early} and {late} we spent ${big2:,} on {small} projects in {small2} districts.",
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who reads at `wpm` words a minute between the pauses; `seed` decides pauses and changes of pace."""

    wpm: int
    seed: int

    def begins(self, units: Sequence[ScriptUnit]) -> list[float]:
        """Return when each unit begins, in milliseconds since the speech began; a unit with nothing new, with the next.
        """
        chance = random.Random(self.seed)
        texts = [each.text if (each := unit.text(unit.language)) else "" for unit in units]
        words = [list(spoken(each, units[0].language)) for each in texts]
        loads = [sum(map(_load, each)) for each in words]
        ms = 60_000 * sum(map(len, words)) / self.wpm / sum(loads)
        times = [chance.uniform(500, 3_000)]
        pace = 1.0
        for load, text in zip(loads, texts, strict=True):
            times.append(times[-1] + load * ms * pace + _pauses(text, chance))
            if text.rstrip().endswith((".", "。")):
                pace = min(1.15, max(0.87, chance.gauss(1, 0.08)))
        return times[:-1]


def _load(word: str) -> float:
    """Return the time of a word beside others."""
    return 0.5 + len(word) / 10


def _pauses(text: str, chance: random.Random) -> float:
    """Return the pauses in and after a text, in milliseconds: at commas, after a sentence, and a long one at times."""
    inside = sum(chance.uniform(150, 400) for mark in re.findall(r"[,;:،、，；](?!\d)", text))
    if not text.rstrip().endswith((".", "。")):
        return inside
    return inside + chance.uniform(400, 1_000) + (chance.uniform(1_500, 4_000) if chance.random() < 0.12 else 0)


def spoken(text: str, language: str) -> Iterator[str]:
    """Yield the words of a text as they are read; two characters of Chinese count as a word."""
    if language == "zh":
        letters = "".join(re.findall(r"\w", text))
        yield from (letters[at : at + 2] for at in range(0, len(letters), 2))
        return
    for piece in PIECES.findall(text):
        if piece[0].isdigit():
            yield from number(int(piece.replace(",", "")))
        elif piece in SIGNS:
            yield from SIGNS[piece]
        elif piece.isupper() and 1 < len(piece) < 5 and language != "ar":
            yield from piece
        else:
            yield piece


def number(value: int) -> Iterator[str]:
    """Yield a whole number in English words; a year in two halves."""
    if 1_900 <= value <= 2_099 and value % 100 > 9:
        yield from (*number(value // 100), *number(value % 100))
        return
    for scale, name in SCALES:
        if value >= scale:
            yield from (*number(value // scale), name)
            value %= scale
            if value:
                yield from number(value)
            return
    if value < 20:
        yield ONES[value]
    else:
        yield from (TENS[value // 10], *([ONES[value % 10]] if value % 10 else []))


@cache
def plain(language: str = "en") -> tuple[ScriptUnit, ...]:
    """Return the Universal Declaration of Human Rights as a text to follow, in one language."""
    rows = files("interp.seed").joinpath("udhr", f"{language}.tsv").read_text("utf-8").splitlines()
    texts = [each for row in rows for each in sentences(row.split("\t", 2)[2], language)]
    return _units(texts, language)


@cache
def full_of_numbers() -> tuple[ScriptUnit, ...]:
    """Return an English text with four or more numbers a sentence."""
    return _units(list(_numbers(80)), "en")


@cache
def mixed() -> tuple[ScriptUnit, ...]:
    """Return an English text that is plain for ten sentences, then full of numbers for ten, and so on."""
    rows = files("interp.seed").joinpath("udhr", "en.tsv").read_text("utf-8").splitlines()
    words = [each for row in rows[2:] for each in sentences(row.split("\t", 2)[2], "en")]
    numbers = list(_numbers(60))
    parts = [each for at in range(0, 60, 10) for each in (*words[at : at + 10], *numbers[at : at + 10])]
    return _units(parts, "en")


def _numbers(many: int) -> Iterator[str]:
    chance = random.Random(7)
    for at in range(many):
        yield NUMBERS[at % len(NUMBERS)].format(
            year=chance.randint(2_010, 2_019), early=chance.randint(1_990, 2_009), late=chance.randint(2_020, 2_030),
            big=chance.randint(10_000, 9_999_999), big2=chance.randint(1_000, 999_999), small=chance.randint(3, 70),
            small2=chance.randint(12, 99), rate=chance.randint(11, 89), rate2=chance.randint(20, 99) / 10,
        )  # fmt: skip


def _units(texts: Sequence[str], language: str) -> tuple[ScriptUnit, ...]:
    return tuple(
        ScriptUnit(
            f"d1.s{at}.{step}", language, (said(row[language], language, "reviewed"),), "line", "d1", f"s{at}",
            of=len(rows),
        )
        for at, text in enumerate(texts)
        for rows in [cue_steps({language: text})]
        for step, row in enumerate(rows)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drift:
    """By how many seconds the captions were ahead of the speaker (below zero: behind), at the end and at most."""

    at_the_end: float
    at_most: float


def drift(begins: Sequence[float], released: Mapping[int, float], from_ms: float, to_ms: float) -> Drift:
    """Return the drift of units released at a time (milliseconds of the speech), between two times of the speech."""
    seen = [_drift_at(begins, released, now) for now in range(round(from_ms), round(to_ms) + 1, 1_000)]
    return Drift(seen[-1], max(seen, key=abs))


def _drift_at(begins: Sequence[float], released: Mapping[int, float], now: float) -> float:
    """Return the drift now: of the newest caption, and of the one that should have followed it."""
    shown = max((place for place, at in released.items() if at <= now), default=-1)
    early = (begins[shown] - released[shown]) / 1_000 if shown >= 0 else 0.0
    due = (now - begins[shown + 1]) / 1_000 if shown + 1 < len(begins) else 0.0
    return early if early > 0 or due <= 0 else min(early, -due)


def corrections(begins: Sequence[float], at_ms: Sequence[int], seed: int) -> list[tuple[float, int]]:
    """Return when a clerk presses and for which unit, from 0: the first to begin after each time, a moment later."""
    chance = random.Random(seed)
    first = [next(place for place, begun in enumerate(begins) if begun >= at) for at in at_ms]
    return [(begins[place] + chance.uniform(400, 1_200), place) for place in first]

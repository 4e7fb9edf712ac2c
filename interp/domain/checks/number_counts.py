"""Finds two-digit numbers that a translation holds less often than its original, and those the original has in words.

A figure that stands twice in the original is there when it stands once: the comparison of values cannot see it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from interp.domain.numbers.figures import Figure

CODE = re.compile(r"(?<![\w/.-])([A-Z]{2,5})(\d{1,3})(?![\w/.-])")
# U07.1: a letter and a number with a point
POINTED = re.compile(r"(?<![\w/.-])([A-Z])(\d{1,3}\.\d{1,2})(?![\w/-])")
Words = Sequence[frozenset[int]]
TWO_DIGITS, ONE_DIGIT, LARGE = range(10, 100), range(1, 10), 100
# adjectives for "of ten years", which other languages write in a figure
TEN_YEARS = re.compile(
    r"\bdecennial|\bdécenn(?!ie)|\bdecenal|\bдесятилетн|[ال]لعشرية?(?!\w)|(?<![一二三四五六七八九几数])十年(?![代前来])",
    re.IGNORECASE,
)


def counted(figures: Iterable[Figure], words: Words) -> Counter[float]:
    """Return how often a text has each two-digit number, in figures and words, and each number with decimals."""
    first = [value for each in figures for way in each.ways[:1] for value in way]
    values = [*(int(value) for value in first if value in TWO_DIGITS), *(value for value in first if value % 1)]
    return Counter[float]([*values, *map(max, words)])


def fewer(ours: Counter[float], theirs: Counter[float]) -> list[float]:
    """Return the numbers that stand in both texts, and less often in the translation."""
    return [value for value, times in ours.items() if 0 < theirs[value] < times]


def alone_fewer(ours: Counter[float], theirs: Counter[float]) -> list[float]:
    """Return the one number that still stands, but once less, where all other two-digit numbers are the same."""
    lost = ours - theirs
    return [value for value in lost if theirs[value]] if lost.total() == 1 and not theirs - ours else []


def instead(ours: Sequence[Figure], theirs: Sequence[Figure], said: Collection[int]) -> tuple[str, ...]:
    """Return a number from a hundred that stands once less, and the figure below ten in its place; () for none.

    Where it stands again, or "thousands" do, the comparison of values cannot see it: "12 per 1 births, 25 per 1,000".
    `said` are the numbers up to nine that the original has in words.
    """
    one, other = _first(ours), _first(theirs)
    lost = [value for value, times in (one - other).items() if value >= LARGE for _ in range(times)]
    more = [value for value in (other - one).elements() if value not in said and (value >= LARGE or value in ONE_DIGIT)]
    digits = {each.value for each in theirs if len(each.ways) == 1}  # 4-5 million has several
    if len(lost) != 1 or len(more) != 1 or more[0] >= LARGE or more[0] not in digits:
        return ()
    return f"{lost[0]:g}" if lost[0] % 1 else str(int(lost[0])), str(int(more[0]))


def _first(figures: Iterable[Figure]) -> Counter[float]:
    return Counter(value for each in figures for way in each.ways[:1] for value in way)


def in_words_lost(ours: Words, theirs: Collection[float], excused: Collection[float]) -> list[int]:
    """Return the two-digit numbers in words of which the translation has no reading at all."""
    lost = (each for each in ours if each.isdisjoint(theirs) and each.isdisjoint(excused))
    return [max(each) for each in lost]


def ten_years_lost(source: str, decade: bool, theirs: Collection[float]) -> list[int]:
    """Return [10] when "of ten years" is lost; `decade`: the translation has a word for it."""
    return [10] if TEN_YEARS.search(source) and not decade and 10.0 not in theirs else []


def codes_lost(source: str, target: str) -> list[str]:
    """Return codes of capitals and a number ("PM10") whose capitals stand in the translation without that number.

    Of one letter and a number with a point (U07.1) the letter stands there with another number.
    """
    pointed = (each for each in POINTED.finditer(source) if not re.search(rf"{re.escape(each[0])}(?!\d)", target))
    changed = [each[0] for each in pointed if re.search(rf"(?<![A-Za-z]){each[1]}\d", target)]
    lost = (each for each in CODE.finditer(source) if not re.search(rf"{each[1]}\W?{each[2]}(?!\d)", target))
    return changed + [each[0] for each in lost if re.search(rf"(?<![A-Za-z]){each[1]}(?![A-Za-z])", target)]

"""Checks that a number from two to nine, in figures or in words, has not become another one."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import field

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.numbers.clocks import DayHour
from interp.domain.numbers.figures import SMALL, Figure
from interp.domain.numbers.small_words import small_words
from interp.value_types import dataclass

# an hour of the day, or how many hours something lasts
HOURS = re.compile(r"([2-9])\s?(?:h|heures|horas|час(?:а|ов)|ч\.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Small:
    """How often a text has each number from two to nine for certain, in figures and in words."""

    figures: Counter[int] = field(default_factory=Counter)
    words: Counter[int] = field(default_factory=Counter)

    @property
    def both(self) -> Counter[int]:
        """Return how often it has each in either."""
        return self.figures + self.words


def counted(text: str, figures: Iterable[Figure], language: str) -> Small:
    """Return the numbers from two to nine of a text."""
    values = [value for each in figures for way in each.ways[:1] for value in way]
    digits = [int(value) for value in values if 2 <= value <= SMALL and value % 1 == 0]
    return Small(Counter(digits), Counter(small_words(text, language)))


def with_hours(small: Small, clocks: Iterable[DayHour], others: Sequence[DayHour]) -> Small:
    """Return the numbers with those of the hours that the other text does not have: a length of time may be meant."""
    alone = (each for each in clocks if not any(each.may_be(other) for other in others))
    lasting = Counter(int(found[1]) for each in alone if (found := HOURS.fullmatch(each.printed)))
    return Small(small.figures + lasting, small.words)


def check(
    small: tuple[Small, Small],
    words: tuple[Sequence[frozenset[int]], Sequence[frozenset[int]]],
    said: tuple[Collection[float], Collection[float]],
) -> tuple[Finding, ...]:
    """Return the finding for a number that the translation lacks or has less often while another is new there.

    Each argument is of the original and of the translation: the small numbers, the numbers from ten in words, and every
    value that any word or figure may have. A number that is only missing is none: languages say a two or a three in the
    form of a word.
    """
    ours, theirs = small[0].both, small[1].both
    lost, more = ours - theirs, theirs - ours
    gone = [value for value in lost if value not in said[1]]
    tens = [max(each) for each in words[1] if each.isdisjoint(said[0])]
    new = [*(value for value in more if value not in said[0]), *tens]
    if (gone and (new or more)) or (lost and new):
        a, b = (gone or [*lost])[0], (new or [*more])[0]
        return (finding("number_changed", str(a), str(b), severity="error" if gone and new else "warning"),)
    if lost.total() == more.total() == 1:  # "four of five" for "three of five", where both stand elsewhere
        return (finding("number_changed", str(*lost), str(*more)),)
    alone = [value for value in new if value > 2 and (value in small[1].words or value in tens)]
    return tuple(finding("number_extra", str(value)) for value in alone[:1])

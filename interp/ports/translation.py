"""The machine that translates and the memory of what was translated before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Drafted:
    """One translation by a machine. `score` is the mean log probability of a token (0 is certain), None when unknown.

    `origin` is as on the wire ("mt:en-fr@1.9", "mt:ru-en-fr@1.9", "+fixture" at its end where it is one);
    `others` are further hypotheses, best first.
    """

    text: str
    origin: str
    score: float | None = None
    pivot: str | None = None
    others: tuple[str, ...] = ()


class Engine(Protocol):
    """A machine that translates. One owner, one thread."""

    def origin(self, source: str, target: str) -> str | None:
        """Return what a draft from `source` into `target` would be marked with, None when no models lead there."""

    def translate(
        self, texts: Sequence[str], source: str, target: str, *, beam: int = 4, hypotheses: int = 1
    ) -> tuple[Drafted, ...]:
        """Return one draft for each text, in order. An over-long text is split; none fails the others.

        Raises NoTranslator (args: source, target, missing pairs) when no models lead there.
        """


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A translation unit of the memory. `before` and `after` are the keys of its neighbours, '' at an end.

    `document` is the symbol of the document it comes from, or its id where it has none.
    """

    source_language: str
    target_language: str
    source: str
    target: str
    standing: str
    origin: str
    document: str | None = None
    before: str = ""
    after: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """A unit found for a segment. `percent` is 65 to 101; `target` has its numbers and symbols repaired at 99."""

    unit: MemoryUnit
    percent: int
    target: str


class Memory(Protocol):
    """What has been translated and reviewed before."""

    def add(self, units: Sequence[MemoryUnit]) -> None:
        """Keep units, each over one of the same languages, source and context. Raises Unavailable."""

    def matches(
        self, source: str, target: str, text: str, *, before: str = "", after: str = "",
        document: str | None = None, most: int = 5,
    ) -> tuple[Match, ...]:  # fmt: skip
        """Return the best units for `text`, best first, none under 65 per cent; fuzzy ones only where none is better.

        `before` and `after` are the keys of its neighbours, `document` the symbol of the document it stands in: a
        fuzzy unit of another body's document gets five per cent less. Raises Unavailable.
        """

    def concordance(self, source: str, target: str, phrase: str, *, most: int = 20) -> tuple[MemoryUnit, ...]:
        """Return units whose source holds `phrase`, in whatever case. Raises Unavailable."""

    def units(self, source: str | None = None, target: str | None = None) -> Iterator[MemoryUnit]:
        """Yield every unit, or those of one language of the original or translation, few at a time.

        Raises Unavailable.
        """

    def count(self, source: str | None = None, target: str | None = None) -> int:
        """Return how many `units` yields. Raises Unavailable."""

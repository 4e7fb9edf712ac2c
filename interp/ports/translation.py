"""Types and protocols of the translation engine and the translation memory."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Drafted:
    """A machine translation. `score` is the mean log probability of a token (0 is certain), None when unknown.

    `origin` is as on the wire ("mt:en-fr@1.9", "mt:ru-en-fr@1.9", ending in "+fixture" for sample models); `others` are
    further hypotheses, best first.
    """

    text: str
    origin: str
    score: float | None = None
    pivot: str | None = None
    others: tuple[str, ...] = ()


class Engine(Protocol):
    """A translation engine, used by one owner in one thread."""

    def origin(self, source: str, target: str) -> str | None:
        """Return the origin of drafts from `source` into `target`; None without models for the pair."""

    def translate(
        self, texts: Sequence[str], source: str, target: str, *, beam: int = 4, hypotheses: int = 1
    ) -> tuple[Drafted, ...]:
        """Return one draft for each text, in order. An over-long text is split; a failed text does not affect others.

        Raises NoTranslator (args: source, target, missing pairs) without models for the pair.
        """


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A unit of the translation memory. `before` and `after` are the keys of its neighbours, '' at an end.

    `document` is the symbol of its document, or the document's id; `by` is who translated it, "" where unknown.
    `held` is the id of the document it is of, "" unless that was closed when the unit was made (Document.is_closed).
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
    by: str = ""
    held: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit found for a segment. `percent` is 65 to 101; at 99, `target` is adapted: its numbers and symbols, its
    final mark and its first letter.
    """

    unit: MemoryUnit
    percent: int
    target: str


class PlacedText(NamedTuple):
    """A text and the keys of its neighbours, "" at an end."""

    text: str
    before: str = ""
    after: str = ""


class Memory(Protocol):
    """The translation memory.

    A unit that is `held` is found for the `meeting` of its document alone, until that is open; None: for no meeting.
    """

    def add(self, units: Sequence[MemoryUnit]) -> None:
        """Store units, each replacing one of the same languages, source and context. Raises Unavailable."""

    def matches(
        self, source: str, target: str, text: str, *, before: str = "", after: str = "",
        document: str | None = None, meeting: str | None = None, most: int = 5,
    ) -> tuple[Match, ...]:  # fmt: skip
        """Return the best units for `text`, best first, from 65 per cent; fuzzy ones only if there are no better ones.

        `before` and `after` are the keys of its neighbours, `document` the symbol of its document: a fuzzy unit from
        another body's document gets five percentage points less. Raises Unavailable.
        """

    def certain(
        self, source: str, targets: Sequence[str], texts: Sequence[PlacedText], meeting: str | None = None
    ) -> Mapping[tuple[str, int], Match]:
        """Return the best unit of 99 per cent and more for each text, by target language and the text's place.

        Nothing fuzzy is searched, and all texts are looked up together. Raises Unavailable.
        """

    def concordance(
        self, source: str, target: str, phrase: str, *, meeting: str | None = None, most: int = 20
    ) -> tuple[MemoryUnit, ...]:
        """Return units whose source contains `phrase`, ignoring case. Raises Unavailable."""

    def units(self, source: str | None = None, target: str | None = None) -> Iterator[MemoryUnit]:
        """Yield every unit that is not held, or those of one language of the original or translation, few at a time.

        Raises Unavailable.
        """

    def count(self, source: str | None = None, target: str | None = None) -> int:
        """Return how many `units` yields. Raises Unavailable."""

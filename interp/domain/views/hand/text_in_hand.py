"""Types of a text in hand: a statement by its lines, each a sentence in the original and in another language."""

from interp.domain.model.caption_state import Kind
from interp.domain.model.texts import T
from interp.domain.rules.hand.figures_ahead import FigureAhead
from interp.domain.rules.hand.reading_pace import Unit
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class HandLine:
    """A sentence with its number in the text, from 1, in the original and in the other language (None: not there).

    `steps`: how many caption units it has, so that the position of the speaker in the captions is one in the lines.
    `figures`: its numbers, days, symbols, States and names in the order of the original. `before`: what the version
    before had in its place, empty where it had nothing; None for a sentence that stayed.
    """

    number: int
    segment: str
    kind: Kind
    steps: int
    original: T
    text: T | None
    figures: tuple[FigureAhead, ...] = ()
    before: str | None = None


@dataclass(frozen=True, slots=True)
class HandLength:
    """How many words, in Chinese characters, a text has; from how many a minute it is fast, and by which source.

    `red_per_minute`: from how many it is too fast, as the service is set; null: never.
    """

    count: int
    unit: Unit
    fast_per_minute: int | None
    source: str | None
    red_per_minute: int | None = None


@dataclass(frozen=True, slots=True)
class SpeechLength:
    """How long the text is that is filed for a speech."""

    speech: str
    length: HandLength


@dataclass(frozen=True, slots=True)
class SpeechLengths:
    """How long the texts are of the speech on the floor and of the next five, as far as any are filed."""

    speeches: tuple[SpeechLength, ...]


@dataclass(frozen=True, slots=True)
class HandText:
    """The text filed for a speech, or none: `document` is then null.

    `original` is its language, `language` the other one; `delivery` the mark of a statement: verbatim, check, null.
    `filed_at` is when this version was filed, in milliseconds; `left_out` how many sentences of the last one are gone.
    """

    speech: str
    language: str
    document: str | None = None
    version: int = 0
    original: str | None = None
    delivery: str | None = None
    lines: tuple[HandLine, ...] = ()
    length: HandLength | None = None
    filed_at: int = 0
    left_out: int = 0

"""Events of captions, with their texts by value."""

from typing import ClassVar

from interp.domain.model.caption_state import How, Mode, ScriptUnit
from interp.domain.model.events.event import Event
from interp.domain.model.parties import TextStatus
from interp.domain.model.texts import T
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class CaptionsLoaded(Event):
    """The text that a speech follows from now on; `spoken_ms`: the usual time to speak each unit, milliseconds."""

    name: ClassVar[str] = "caption.loaded"
    version: ClassVar[int] = 1
    speech: str
    document: str
    of: int
    timed: bool
    visible: bool
    position: int
    spoken_ms: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CaptionsReleased(Event):
    """Units were put on the screens; the speaker is at `position` of the text."""

    name: ClassVar[str] = "caption.released"
    version: ClassVar[int] = 1
    speech: str
    how: How
    position: int
    units: tuple[ScriptUnit, ...]


@dataclass(frozen=True, slots=True)
class CaptionsFollowed(Event):
    """The new mode and position of the speaker in the text; `step`: one step forward from the previous position.

    `booth`: it was said from this booth, which does not move the captions.
    """

    name: ClassVar[str] = "caption.followed"
    version: ClassVar[int] = 1
    speech: str
    mode: Mode
    position: int
    text: TextStatus
    step: bool = False
    booth: str | None = None


@dataclass(frozen=True, slots=True)
class CaptionTyped(Event):
    """A line was typed while it was spoken."""

    name: ClassVar[str] = "caption.typed"
    version: ClassVar[int] = 1
    unit: ScriptUnit
    speech: str | None = None


@dataclass(frozen=True, slots=True)
class CaptionCorrected(Event):
    """The new texts of a released unit, in every language; `stale`: its document has been corrected since."""

    name: ClassVar[str] = "caption.corrected"
    version: ClassVar[int] = 1
    unit: str
    texts: tuple[T, ...]
    stale: bool = False


@dataclass(frozen=True, slots=True)
class CaptionsWithdrawn(Event):
    """A unit, or every unit of a document, was taken off the screens."""

    name: ClassVar[str] = "caption.withdrawn"
    version: ClassVar[int] = 1
    unit: str | None = None
    document: str | None = None

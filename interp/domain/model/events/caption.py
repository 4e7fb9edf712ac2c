"""What happened to captions, by value."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.captions import How, Mode, ScriptUnit
from interp.domain.model.events.event import Event
from interp.domain.model.parties import TextStatus
from interp.domain.model.texts import T


@dataclass(frozen=True, slots=True)
class CaptionsLoaded(Event):
    """A speech is followed by this text from now on."""

    name: ClassVar[str] = "caption.loaded"
    version: ClassVar[int] = 1
    speech: str
    document: str
    of: int
    timed: bool
    visible: bool
    position: int


@dataclass(frozen=True, slots=True)
class CaptionsReleased(Event):
    """Units went on the screens; the speaker is at `position` of the text."""

    name: ClassVar[str] = "caption.released"
    version: ClassVar[int] = 1
    speech: str
    how: How
    position: int
    units: tuple[ScriptUnit, ...]


@dataclass(frozen=True, slots=True)
class CaptionsFollowed(Event):
    """How the text of a speech is followed, and where the speaker is, as it now is; `step`: one on from before."""

    name: ClassVar[str] = "caption.followed"
    version: ClassVar[int] = 1
    speech: str
    mode: Mode
    position: int
    text: TextStatus
    step: bool = False


@dataclass(frozen=True, slots=True)
class CaptionTyped(Event):
    """A line was typed as it was heard."""

    name: ClassVar[str] = "caption.typed"
    version: ClassVar[int] = 1
    unit: ScriptUnit
    speech: str | None = None


@dataclass(frozen=True, slots=True)
class CaptionCorrected(Event):
    """The texts of a released unit as they now are, in every language; `stale`: its paper says it otherwise by now."""

    name: ClassVar[str] = "caption.corrected"
    version: ClassVar[int] = 1
    unit: str
    texts: tuple[T, ...]
    stale: bool = False


@dataclass(frozen=True, slots=True)
class CaptionsWithdrawn(Event):
    """A unit, or every unit of a document, is off the screens."""

    name: ClassVar[str] = "caption.withdrawn"
    version: ClassVar[int] = 1
    unit: str | None = None
    document: str | None = None

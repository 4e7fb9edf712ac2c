"""Events of the floor: armed, given, paused, resumed, ended, time added, language set, switch undone."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.clock import Clock
from interp.domain.model.events.event import Event
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.roles import Code
from interp.domain.model.state import ItemStatus, LanguageStanding


@dataclass(frozen=True, slots=True)
class FloorArmed(Event):
    """`limit_ms` is the speech's limit as fixed now: 0 for none, null in events of releases up to 0.2."""

    name: ClassVar[str] = "floor.armed"
    version: ClassVar[int] = 1
    speech: str | None = None
    limit_ms: int | None = None


@dataclass(frozen=True, slots=True)
class FloorGiven(Event):
    """`language` is null when nothing is known of it. `standing` is null in events of releases up to 0.3: a guess."""

    name: ClassVar[str] = "floor.given"
    version: ClassVar[int] = 1
    item: str
    speech: str
    language: str | None = None
    limit_ms: int | None = None
    standing: LanguageStanding | None = None


@dataclass(frozen=True, slots=True)
class FloorPaused(Event):
    name: ClassVar[str] = "floor.paused"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class FloorResumed(Event):
    name: ClassVar[str] = "floor.resumed"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class FloorEnded(Event):
    name: ClassVar[str] = "floor.ended"
    version: ClassVar[int] = 1
    speech: str


@dataclass(frozen=True, slots=True)
class FloorTimeAdded(Event):
    name: ClassVar[str] = "floor.time_added"
    version: ClassVar[int] = 1
    seconds: int


@dataclass(frozen=True, slots=True)
class FloorLanguageSet(Event):
    """The language now spoken is confirmed. `booth`: where the delegation's own interpreter works, if one does."""

    name: ClassVar[str] = "floor.language_set"
    version: ClassVar[int] = 1
    language: str
    booth: Code | None = None


@dataclass(frozen=True, slots=True)
class FloorRetourSet(Event):
    """A two-way booth works into another language for this speech."""

    name: ClassVar[str] = "floor.retour_set"
    version: ClassVar[int] = 1
    booth: Code
    into: Code


@dataclass(frozen=True, slots=True)
class FloorUndone(Event):
    """The latest switch was undone; the fields are the restored values."""

    name: ClassVar[str] = "floor.undone"
    version: ClassVar[int] = 1
    item: str | None = None
    speech: str | None = None
    armed: str | None = None
    language: str | None = None
    speech_clock: Clock | None = None
    item_clock: Clock | None = None
    cue: int = 0
    speeches: tuple[tuple[str, SpeechStatus], ...] = ()
    items: tuple[tuple[str, ItemStatus], ...] = ()
    standing: LanguageStanding | None = None
    interpreted_in: Code | None = None
    retour: tuple[tuple[Code, Code], ...] | None = None

"""Events of the floor: armed, given, interrupted, returned, paused, resumed, ended, clock, limit, language, undone."""

from typing import ClassVar

from interp.domain.model.booths import Pivot, PivotBy
from interp.domain.model.events.event import Event
from interp.domain.model.interruptions import GrantReason, InterruptionKind, LanguageStanding
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Interruption, ItemStatus
from interp.domain.model.time.speaking_clock import Clock
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class FloorArmed(Event):
    """`limit_ms` is the speech's limit as fixed now: 0 for none, null in events of releases up to 0.2."""

    name: ClassVar[str] = "floor.armed"
    version: ClassVar[int] = 1
    speech: str | None = None
    limit_ms: int | None = None


@dataclass(frozen=True, slots=True)
class FloorGiven(Event):
    """`language` is null when nothing is known of it. `standing` is null in events of releases up to 0.3: a guess.

    `interpreted_in`: the booth in which the delegation's own interpreter is expected to work, as before.
    """

    name: ClassVar[str] = "floor.given"
    version: ClassVar[int] = 1
    item: str
    speech: str
    language: str | None = None
    limit_ms: int | None = None
    standing: LanguageStanding | None = None
    interpreted_in: MeetingLanguage | None = None


@dataclass(frozen=True, slots=True)
class FloorInterrupted(Event):
    """Somebody interrupts. `item` is the one that is open, `speech` who has the floor now, null for nobody.

    `language` is that of the new speech, `standing` whether it is confirmed or expected.
    """

    name: ClassVar[str] = "floor.interrupted"
    version: ClassVar[int] = 1
    kind: InterruptionKind
    item: str | None = None
    speech: Speech | None = None
    language: str | None = None
    standing: LanguageStanding | None = None


@dataclass(frozen=True, slots=True)
class FloorReturned(Event):
    """The innermost interruption is over, what it interrupted goes on; with `ruled` the point of order is over too."""

    name: ClassVar[str] = "floor.returned"
    version: ClassVar[int] = 1
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class FloorClockAdjusted(Event):
    """The speaker began `seconds` before the clock (below zero: after it)."""

    name: ClassVar[str] = "floor.clock_adjusted"
    version: ClassVar[int] = 1
    seconds: int


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
    """`reason` null: none was given."""

    name: ClassVar[str] = "floor.time_added"
    version: ClassVar[int] = 1
    seconds: int
    reason: GrantReason | None = None


@dataclass(frozen=True, slots=True)
class FloorLanguageSet(Event):
    """The language now spoken is confirmed. `booth`: where the delegation's own interpreter works, if one does.

    `heard_by` are the booths whose reports confirmed it; none where staff said it.
    """

    name: ClassVar[str] = "floor.language_set"
    version: ClassVar[int] = 1
    language: str
    booth: MeetingLanguage | None = None
    heard_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FloorLanguageDoubted(Event):
    """A booth reported another language than the one that booths had confirmed, which is expected again."""

    name: ClassVar[str] = "floor.language_doubted"
    version: ClassVar[int] = 1
    language: str


@dataclass(frozen=True, slots=True)
class FloorRetourSet(Event):
    """A two-way booth works into another language for this speech."""

    name: ClassVar[str] = "floor.retour_set"
    version: ClassVar[int] = 1
    booth: MeetingLanguage
    into: MeetingLanguage


@dataclass(frozen=True, slots=True)
class FloorPivotSet(Event):
    """The booth whose channel is made of a language outside the six, and how; null: no booth's is."""

    name: ClassVar[str] = "floor.pivot_set"
    version: ClassVar[int] = 1
    booth: MeetingLanguage | None = None
    by: PivotBy | None = None


@dataclass(frozen=True, slots=True)
class FloorUndone(Event):
    """The latest switch was undone; the fields are the restored values; `retour` and `interruptions` null for none.

    `homes`: speeches that are in another item again, each with the item and the speech it stands after; null: none.
    `pivot`: how the booth of `interpreted_in` makes its channel, null in events of releases before 0.16.
    """

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
    interpreted_in: MeetingLanguage | None = None
    retour: tuple[tuple[MeetingLanguage, MeetingLanguage], ...] | None = None
    interruptions: tuple[Interruption, ...] | None = None
    homes: tuple[tuple[str, str, str | None], ...] | None = None
    pivot: Pivot | None = None

"""Events of a handover of the microphone between two desks of a booth."""

from typing import ClassVar

from interp.domain.model.events.event import DeskEvent, Event
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.teams import Unasked
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class HandoverAsked(DeskEvent):
    """`lapses_at` is in milliseconds since 1970, UTC."""

    name: ClassVar[str] = "handover.asked"
    version: ClassVar[int] = 1
    to: str
    lapses_at: int


@dataclass(frozen=True, slots=True)
class HandoverAccepted(DeskEvent):
    """`lapses_at`: by then the desk that may take the microphone has to take it."""

    name: ClassVar[str] = "handover.accepted"
    version: ClassVar[int] = 1
    lapses_at: int


@dataclass(frozen=True, slots=True)
class HandoverDeclined(DeskEvent):
    name: ClassVar[str] = "handover.declined"
    version: ClassVar[int] = 1
    words: str


@dataclass(frozen=True, slots=True)
class HandoverWithdrawn(DeskEvent):
    name: ClassVar[str] = "handover.withdrawn"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class HandoverTaken(DeskEvent):
    """`unasked`: why it was taken from a desk that did not agree; None where it was free or agreed."""

    name: ClassVar[str] = "handover.taken"
    version: ClassVar[int] = 1
    unasked: Unasked | None = None


@dataclass(frozen=True, slots=True)
class HandoverReleased(Event):
    """The chief interpreter or staff took the microphone from the desk that had it."""

    name: ClassVar[str] = "handover.released"
    version: ClassVar[int] = 1
    booth: MeetingLanguage

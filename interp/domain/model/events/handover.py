"""Events of a handover of the microphone between two desks of a booth."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.domain.model.roles import Code


@dataclass(frozen=True, slots=True)
class HandoverAsked(Event):
    """`lapses_at` is in milliseconds since 1970, UTC."""

    name: ClassVar[str] = "handover.asked"
    version: ClassVar[int] = 1
    booth: Code
    desk: str
    to: str
    lapses_at: int


@dataclass(frozen=True, slots=True)
class HandoverAccepted(Event):
    """`lapses_at`: by then the desk that may take the microphone has to take it."""

    name: ClassVar[str] = "handover.accepted"
    version: ClassVar[int] = 1
    booth: Code
    desk: str
    lapses_at: int


@dataclass(frozen=True, slots=True)
class HandoverDeclined(Event):
    name: ClassVar[str] = "handover.declined"
    version: ClassVar[int] = 1
    booth: Code
    desk: str
    words: str


@dataclass(frozen=True, slots=True)
class HandoverWithdrawn(Event):
    name: ClassVar[str] = "handover.withdrawn"
    version: ClassVar[int] = 1
    booth: Code
    desk: str


@dataclass(frozen=True, slots=True)
class HandoverTaken(Event):
    name: ClassVar[str] = "handover.taken"
    version: ClassVar[int] = 1
    booth: Code
    desk: str

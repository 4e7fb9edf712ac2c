"""Events of booths: reports made and dismissed, signals, desks taken, left and lost, microphones reported."""

from typing import ClassVar

from interp.domain.model.booths import SignalKind
from interp.domain.model.events.event import DeskEvent, Event
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.teams import Channel, Microphone
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class BoothLanguageReported(Event):
    name: ClassVar[str] = "booth.language_reported"
    version: ClassVar[int] = 1
    booth: str
    language: str


@dataclass(frozen=True, slots=True)
class BoothDisplayReported(Event):
    name: ClassVar[str] = "booth.display_reported"
    version: ClassVar[int] = 1
    booth: str


@dataclass(frozen=True, slots=True)
class BoothReportDismissed(Event):
    name: ClassVar[str] = "booth.report_dismissed"
    version: ClassVar[int] = 1
    booth: str


@dataclass(frozen=True, slots=True)
class BoothSignalled(Event):
    name: ClassVar[str] = "booth.signalled"
    version: ClassVar[int] = 1
    booth: MeetingLanguage
    signal: SignalKind


@dataclass(frozen=True, slots=True)
class BoothSignalAnswered(Event):
    """`by` is the role of who answered."""

    name: ClassVar[str] = "booth.signal_answered"
    version: ClassVar[int] = 1
    booth: MeetingLanguage
    signal: SignalKind
    by: str


@dataclass(frozen=True, slots=True)
class BoothSignalEnded(Event):
    name: ClassVar[str] = "booth.signal_ended"
    version: ClassVar[int] = 1
    booth: MeetingLanguage
    signal: SignalKind


@dataclass(frozen=True, slots=True)
class DeskTaken(DeskEvent):
    name: ClassVar[str] = "booth.desk_taken"
    version: ClassVar[int] = 1
    interpreter: str | None = None


@dataclass(frozen=True, slots=True)
class DeskLeft(DeskEvent):
    name: ClassVar[str] = "booth.desk_left"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class DeskReported(DeskEvent):
    name: ClassVar[str] = "booth.desk_reported"
    version: ClassVar[int] = 1
    gone: bool


@dataclass(frozen=True, slots=True)
class MicrophoneReported(DeskEvent):
    name: ClassVar[str] = "booth.microphone_reported"
    version: ClassVar[int] = 1
    microphone: Microphone | None = None
    hears: Channel | None = None

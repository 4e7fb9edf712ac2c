"""Commands of booths: report a language or a wrong display, signal what is missing; and those of their desks."""

from collections.abc import Mapping
from typing import ClassVar

from interp.domain.model.booths import SignalKind
from interp.domain.model.commands.command import Command, DeskCommand
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import BOOTH, HELPING, STAFF, SYSTEM
from interp.domain.model.scopes import LANGUAGE
from interp.domain.model.teams import Channel, Microphone
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class ReportLanguage(Command):
    """A booth reports which language it hears from the floor."""

    name: ClassVar[str] = "booth.report_language"
    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[Mapping[str, str]] = {LANGUAGE: "booth"}
    booth: MeetingLanguage
    language: str


@dataclass(frozen=True, slots=True)
class ReportDisplay(Command):
    """A booth reports that its display is wrong."""

    name: ClassVar[str] = "booth.report_display"
    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[Mapping[str, str]] = {LANGUAGE: "booth"}
    booth: MeetingLanguage


@dataclass(frozen=True, slots=True)
class DismissReport(Command):
    """Dismiss a booth's report."""

    name: ClassVar[str] = "booth.dismiss"
    may: ClassVar[frozenset[str]] = STAFF
    booth: MeetingLanguage


@dataclass(frozen=True, slots=True)
class SignalBooth(Command):
    """A booth asks, by its name, for the speaker's microphone, for sound, for the text, or for somebody to come."""

    name: ClassVar[str] = "booth.signal"
    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[Mapping[str, str]] = {LANGUAGE: "booth"}
    booth: MeetingLanguage
    signal: SignalKind


@dataclass(frozen=True, slots=True)
class AnswerSignal(Command):
    """Tell a booth that its signal was seen and is dealt with."""

    name: ClassVar[str] = "booth.answer_signal"
    may: ClassVar[frozenset[str]] = HELPING
    booth: MeetingLanguage
    signal: SignalKind


@dataclass(frozen=True, slots=True)
class EndSignal(Command):
    """End a signal: the booth has what it asked for."""

    name: ClassVar[str] = "booth.end_signal"
    may: ClassVar[frozenset[str]] = BOOTH | HELPING
    bound: ClassVar[Mapping[str, str]] = {LANGUAGE: "booth"}
    booth: MeetingLanguage
    signal: SignalKind


@dataclass(frozen=True, slots=True)
class TakeDesk(DeskCommand):
    """Sit down at a desk; `interpreter` says who. It puts nobody on air."""

    name: ClassVar[str] = "booth.take_desk"
    interpreter: str | None = None


@dataclass(frozen=True, slots=True)
class LeaveDesk(DeskCommand):
    """Leave a desk, and with it the microphone and every request."""

    name: ClassVar[str] = "booth.leave_desk"


@dataclass(frozen=True, slots=True)
class ReportDesk(Command):
    """Report that a desk's screen was not heard for ten seconds, or is heard again."""

    name: ClassVar[str] = "booth.report_desk"
    may: ClassVar[frozenset[str]] = SYSTEM
    booth: MeetingLanguage
    desk: str
    gone: bool


@dataclass(frozen=True, slots=True)
class ReportMicrophone(Command):
    """Report what the console hardware knows of a desk: its microphone and the channel it listens to; null: unknown."""

    name: ClassVar[str] = "booth.report_microphone"
    may: ClassVar[frozenset[str]] = SYSTEM
    booth: MeetingLanguage
    desk: str
    microphone: Microphone | None = None
    hears: Channel | None = None

"""Commands that override the relay plan of a booth by hand, and end that."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import DIRECTING
from interp.domain.model.teams import Channel
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class OverrideRelay(Command):
    """Set by hand what a booth listens to, with a reason: for the speech on the floor, or for the whole meeting."""

    name: ClassVar[str] = "relay.override"
    may: ClassVar[frozenset[str]] = DIRECTING
    booth: MeetingLanguage
    source: Channel
    reason: str
    whole_meeting: bool = False


@dataclass(frozen=True, slots=True)
class ClearRelay(Command):
    """Let the plan say again what a booth listens to."""

    name: ClassVar[str] = "relay.clear"
    may: ClassVar[frozenset[str]] = DIRECTING
    booth: MeetingLanguage

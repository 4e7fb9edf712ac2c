"""Events of the relay plan's overrides: set by hand, cleared."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.teams import Channel
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class RelayOverridden(Event):
    """`speech` is None when the override is for the whole meeting."""

    name: ClassVar[str] = "relay.overridden"
    version: ClassVar[int] = 1
    booth: MeetingLanguage
    source: Channel
    reason: str
    speech: str | None = None


@dataclass(frozen=True, slots=True)
class RelayCleared(Event):
    name: ClassVar[str] = "relay.cleared"
    version: ClassVar[int] = 1
    booth: MeetingLanguage

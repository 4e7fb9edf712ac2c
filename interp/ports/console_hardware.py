"""Types and protocol of console hardware: what the interpreters' consoles say of their microphones and channels."""

from collections.abc import Mapping
from typing import Protocol

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.teams import Channel, Microphone
from interp.value_types import dataclass

Seat = tuple[MeetingLanguage, str]  # a booth, and a desk in it


@dataclass(frozen=True, slots=True)
class ConsoleState:
    """What a console says of itself: its microphone, and the channel its interpreter listens to; None: not said."""

    microphone: Microphone | None = None
    hears: Channel | None = None


class ConsoleHardware(Protocol):
    """The consoles of a venue, as an adapter reads them. They are only read; no audio passes through the service."""

    def read(self, meeting: str) -> Mapping[Seat, ConsoleState] | None:
        """Return what each console of a meeting says now; a console that is not there says nothing.

        None: the meeting has no such hardware, or it does not answer. It raises nothing and takes less than a
        millisecond, because it is asked twice a second on the event loop.
        """

"""Protocol of the states of meetings: the one place of a process that reads them from the log and holds them."""

from collections.abc import Mapping
from typing import Protocol

from interp.domain.model.events import Logged
from interp.domain.model.state import Meeting
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class ReadMeeting:
    """A meeting as far as its log was read: its state, the time of its newest event, and its newest events in order."""

    state: Meeting = Meeting()
    at: int = 0
    recent: tuple[Logged, ...] = ()


class Snapshots(Protocol):
    """States of closed meetings that were kept, so that their log need not be read again. All may be gone at any time.
    """

    def state(self, meeting: str) -> ReadMeeting | None:
        """Return the whole state as it was at some number, None without a snapshot."""

    def keep(self, meeting: str, held: ReadMeeting) -> None:
        """Store a state in place of an earlier one."""

    def drop(self, meeting: str) -> None:
        """Delete the snapshot of a meeting; none is no error."""


class MeetingStates(Protocol):
    """States read from the log, each event once: a read begins after the number that is held."""

    def read(self, meeting: str) -> ReadMeeting:
        """Read the log and return the meeting as it is; without events for an unknown one. Raises Unavailable."""

    def known(self, meeting: str) -> ReadMeeting:
        """Return the meeting up to the highest number that this process was told or found, or further.

        The log is read only if that number is not held, or nothing is. Raises Unavailable.
        """

    def heads(self) -> Mapping[str, int]:
        """Return the number of the last event of each stream, now; `known` goes by it as well. Raises Unavailable."""

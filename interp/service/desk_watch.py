"""Records what is known of desks from outside the log: screens that are lost or found, and what console hardware says.

Both find out what to do by comparing what they hear with the state, so nothing is lost and nothing is recorded twice.
"""

from collections.abc import Iterator, Mapping

from interp.domain.model import commands as do
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.teams import Desk
from interp.domain.rules.permissions import SYSTEM
from interp.ports import ConsoleHardware, ConsoleState, Presence, Seat, ServiceClock
from interp.service.meetings import Meetings
from interp.service.reactors import LOOK_MS, Steps
from interp.service.value_cache import ValueCache
from interp.value_types import dataclass

GONE_MS = 10_000  # a reload takes two seconds, a change of network five
STALL_MS = 5_000  # after so long without a look, this process itself may have heard nothing
HARDWARE_MS = 500  # an alarm is out within a second
HARDWARE_LACKING_MS = 3_000
MOST_MEETINGS = 1_024
UNKNOWN = ConsoleState()


@dataclass(frozen=True, slots=True)
class Heard:
    """When this process looked at a meeting last, and when it heard each desk, or first looked at it. Milliseconds."""

    at: int
    desks: Mapping[Seat, int]


class DeskWatch:
    """A reactor: reports a desk whose screen was not heard for ten seconds, and a lost one that is heard again.

    A desk that its person left does not come back by its screen. See service.reactors.
    """

    def __init__(self, meetings: Meetings, presence: Presence, clock: ServiceClock) -> None:
        self._meetings, self._presence, self._clock = meetings, presence, clock
        self._heard = ValueCache[str, None, Heard](MOST_MEETINGS)

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Report one desk and look again; due every second while somebody sits at a desk. Raises Unavailable."""
        desks = dict(_taken(state))
        if not desks or state.status == MeetingStatus.CLOSED:
            return None
        now, said = self._clock.now_ms(), self._presence.desks_heard(meeting)
        heard = self._hear(meeting, desks, said, now)
        for (booth, desk_id), desk in desks.items():
            here, seat = desk.microphone in ("on", "cough"), (booth, desk_id)
            found = here or said.get(seat, 0) > desk.since
            lost = not here and now - max(heard[seat], desk.since) >= GONE_MS
            if found if desk.gone else lost:
                report = do.ReportDesk(booth, desk_id, gone=not desk.gone)
                self._meetings.handle(SYSTEM, meeting, f"desk-{state.seq}-{booth}-{desk_id}", report)
                yield
                return 0
        return LOOK_MS

    def _hear(
        self, meeting: str, desks: Mapping[Seat, Desk], said: Mapping[tuple[str, str], int], now: int
    ) -> Mapping[Seat, int]:
        """Return when each desk was heard last; a desk that was never heard, when this process first looked at it."""
        last = self._heard.last(meeting)
        known = last.desks if last and now - last.at < STALL_MS else {}
        heard = {seat: max(said.get(seat, 0), known.get(seat, now)) for seat in desks}
        self._heard.put(meeting, None, Heard(now, heard))
        return heard


def _taken(state: Meeting) -> Iterator[tuple[Seat, Desk]]:
    """Yield every desk that was taken and not left by its person."""
    for booth in state.teams.desks:
        yield from (((booth.booth, each.id), each) for each in booth.desks if each.taken and not each.left)


class HardwareWatch:
    """A reactor: reports what the console hardware says, and that it is unknown once the hardware does not answer."""

    def __init__(self, meetings: Meetings, hardware: ConsoleHardware) -> None:
        self._meetings, self._hardware = meetings, hardware

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Report one desk and look again; due twice a second while a meeting with a team is open and has hardware.

        Raises Unavailable.
        """
        if not state.teams.booths:
            return None
        sits = state.status in (MeetingStatus.OPEN, MeetingStatus.SUSPENDED)
        said = self._hardware.read(meeting) if sits else None
        for (booth, desk), known in _known(state):
            now = (said or {}).get((booth, desk), UNKNOWN)
            if now != known:
                report = do.ReportMicrophone(booth, desk, now.microphone, now.hears)
                self._meetings.handle(SYSTEM, meeting, f"console-{state.seq}-{booth}-{desk}", report)
                yield
                return 0
        if not sits:
            return None
        return HARDWARE_LACKING_MS if said is None else HARDWARE_MS


def _known(state: Meeting) -> Iterator[tuple[Seat, ConsoleState]]:
    """Yield every desk of the team with what the log says of its console."""
    for team in state.teams.booths:
        desks = state.teams.desks_of(team.booth)
        for each in team.desks:
            desk = desks.desk(each)
            yield (team.booth, each), ConsoleState(desk.microphone, desk.hears) if desk else UNKNOWN

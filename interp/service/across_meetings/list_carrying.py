"""Carries lists of speakers over into other meetings: the other one receives a list first, then this one hands it on.

Between the two, nobody of the list is called here: the request took them off, by `list.carry`.
"""

from interp.domain.model.commands import HandOnList, ReceiveList
from interp.domain.model.speaker_lists import CarryOver
from interp.domain.model.state import Meeting
from interp.domain.rules.carrying import contents, elsewhere
from interp.domain.rules.permissions import SYSTEM
from interp.errors import NotFound, Refused
from interp.ports import Documents, ServiceClock
from interp.service.desk_acts import act
from interp.service.meetings import Meetings
from interp.service.reactors import Steps

NAME = "list_carrying"


class ListCarrying:
    """A reactor: carries out what staff asked for in a meeting. See service.reactors."""

    def __init__(self, meetings: Meetings, documents: Documents, clock: ServiceClock) -> None:
        self._meetings, self._documents, self._clock = meetings, documents, clock

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Carry each list over that is on its way: received there, its statements moved, handed on here. A repetition
        changes nothing. Raises Unavailable.
        """
        for index, carry in enumerate(state.carries):
            if carry.standing == "asked":
                why = self._receive(meeting, state, index, carry)
                yield
                if not why:
                    self._move_statements(meeting, carry)
                    yield
                self._meetings.handle(SYSTEM, meeting, f"handed-on-{index}", HandOnList(index, why))
                yield
        return None

    def _receive(self, meeting: str, state: Meeting, index: int, carry: CarryOver) -> str:
        """Let the other meeting take a list; return why it does not, empty where it has it."""
        received = ReceiveList(elsewhere(state, carry.list), carry.item, contents(state, carry))
        try:
            self._meetings.handle(SYSTEM, carry.into.meeting, f"carry-{meeting}-{index}", received)
        except (NotFound, Refused) as error:
            return error.reason or error.code
        return ""

    def _move_statements(self, meeting: str, carry: CarryOver) -> None:
        going = frozenset(carry.speeches)
        for each in self._documents.documents(meeting):
            if each.speech in going:
                facts = {"to": carry.into.meeting, "was": meeting}
                done = act(SYSTEM, self._clock.now_ms(), "document.carried_over", each, facts)
                self._documents.move(each.id, carry.into.meeting, done)

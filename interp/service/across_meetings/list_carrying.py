"""Carries lists of speakers over into other meetings: the other one receives a list first, then this one hands it on.

Between the two, nobody of the list is called here: the request took them off, by `list.carry`. What is filed here
for an entry that is there already goes after it.
"""

from collections.abc import Callable, Mapping

from interp.domain.model.commands import AttachStatement, HandOnList, ReceiveList
from interp.domain.model.speaker_lists import CarryOver
from interp.domain.model.state import Meeting
from interp.domain.rules.carrying import contents, elsewhere
from interp.domain.rules.permissions import SYSTEM
from interp.errors import NotFound, Refused
from interp.ports import Document, Documents, ServiceClock
from interp.service.desk_acts import act
from interp.service.meetings import Meetings
from interp.service.public_texts import DESK_ALONE
from interp.service.reactors import Steps
from interp.service.value_cache import ValueCache

NAME = "list_carrying"
MOST_MEETINGS = 512


class ListCarrying:
    """A reactor: carries out what staff asked for in a meeting. See service.reactors."""

    def __init__(
        self, meetings: Meetings, documents: Documents, clock: ServiceClock, mark: Callable[[str], int]
    ) -> None:
        """`mark` returns a number that grows with every change to a meeting's documents."""
        self._meetings, self._documents, self._clock, self._mark = meetings, documents, clock, mark
        self._statements = ValueCache[str, int, tuple[Document, ...]](MOST_MEETINGS)

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
        there = {each: state.carries[index] for each, index in state.away.items()}
        there = {each: carry for each, carry in there.items() if carry.standing == "carried_over"}
        if there:
            yield from self._follow(meeting, state, there)
        return None

    def _follow(self, meeting: str, state: Meeting, there: Mapping[str, CarryOver]) -> Steps:
        """Move what was filed here for entries that are in another meeting, and attach it to them there."""
        for each in self._statements.get(meeting, self._mark(meeting), lambda: self._of_speeches(meeting)):
            if (carry := there.get(each.speech or "")) and self._taken(each, carry):
                self._move(each, carry)
                yield
        for speech, carry in there.items():
            statement = state.speeches[speech].statement
            document = self._documents.document(statement) if statement else None
            if document is not None and document.meeting != meeting:
                self._taken(document, carry, instead=True)
                detach = AttachStatement(speech, None)
                self._meetings.handle(SYSTEM, meeting, f"followed-{statement}-{state.seq}", detach)
                yield
        return None

    def _taken(self, document: Document, carry: CarryOver, *, instead: bool = False) -> bool:
        """Return whether another meeting takes a document; attach it there where its speech has none, or `instead`."""
        try:
            other = self._meetings.state(carry.into.meeting)
        except NotFound:
            return False
        speech = other.speeches.get(document.speech or "")
        if speech is None or other.archived:
            return False
        if not document.withdrawn and document.release != DESK_ALONE and (instead or speech.statement is None):
            attach = AttachStatement(speech.id, document.id, document.language, document.is_closed)  # type: ignore[arg-type]
            self._meetings.handle(SYSTEM, carry.into.meeting, f"follows-{document.id}-{other.seq}", attach)
        return True

    def _of_speeches(self, meeting: str) -> tuple[Document, ...]:
        return tuple(each for each in self._documents.documents(meeting) if each.speech)

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
                self._move(each, carry)

    def _move(self, document: Document, carry: CarryOver) -> None:
        facts = {"to": carry.into.meeting, "was": document.meeting}
        done = act(SYSTEM, self._clock.now_ms(), "document.carried_over", document, facts)
        self._documents.move(document.id, carry.into.meeting, done)

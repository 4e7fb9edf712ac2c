"""Erases a meeting with all that belongs to it; what stays is the row that says so, and what the public was shown."""

from collections import Counter
from collections.abc import Callable, Mapping

from interp.domain.model.roles import STAFF
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules.permissions import Actor, check_role
from interp.errors import NotFound, Refused
from interp.ports import Erased, Erasures, Layouts, ServiceClock
from interp.service.meetings import Meetings
from interp.service.proposals import Proposals
from interp.value_types import dataclass

SITTING = (MeetingStatus.OPEN, MeetingStatus.SUSPENDED)
LONGEST_MS = 24 * 3_600_000  # behind its planned end a meeting that was never closed no longer sits


@dataclass(frozen=True, slots=True)
class Erasure:
    """What erasing a meeting did: its row on record, how many rows of each table went, layouts among them.

    `papers` are the files from which it and meetings that are there were planned: these stay. `rewritten`: no byte of
    it is left in the files of the databases.
    """

    record: Erased
    gone: Mapping[str, int]
    papers: tuple[str, ...]
    rewritten: bool


class Erasing:
    """Erases meetings that do not sit, and rewrites the files of the databases while none does."""

    def __init__(
        self, meetings: Meetings, erasures: Erasures, layouts: Layouts, proposals: Proposals, clock: ServiceClock,
        forget: Callable[[str], None],
    ) -> None:  # fmt: skip
        """`forget` deletes what was made of a meeting's log: see service.known_states."""
        self._meetings, self._erasures, self._layouts = meetings, erasures, layouts
        self._proposals, self._clock, self._forget = proposals, clock, forget

    def may(self, actor: Actor, meeting: str) -> Meeting:
        """Return the state of a meeting that may be erased.

        Raises NotAllowed, NotFound, Refused `not_closed` while it sits, Unavailable.
        """
        check_role(actor, STAFF)
        state = self._meetings.state(meeting)
        if state.status in SITTING:
            raise Refused("not_closed", meeting=meeting)
        return state

    def erase(self, actor: Actor, meeting: str, reason: str, *, memory: bool = False) -> Erasure:
        """Erase a meeting; with `memory` also what the translation memory has of texts that were published.

        One that was broken off is repeated in the same words. Raises as `may`, OSError.
        """
        self.may(actor, meeting)
        documents = self._erasures.documents(meeting)
        gone = Counter({"layout": self.erase_layouts(documents)})
        gone.update(self._erasures.erase_documents(documents, memory=memory))
        at = self._clock.now_ms()
        gone.update(self._erasures.erase_meeting(meeting, at, actor.name or actor.role, reason))
        self._forget(meeting)
        papers = self._proposals.drop_of(meeting)
        record = self._erasures.erased(meeting)
        if record is None:
            raise NotFound("meeting", meeting=meeting[:80])
        return Erasure(record, {name: count for name, count in gone.items() if count}, tuple(papers), self.rewrite())

    def erase_layouts(self, documents: list[str]) -> int:
        """Delete the layouts of documents; return how many there were. Raises OSError."""
        return sum(map(self._layouts.erase, documents))

    def rewrite(self) -> bool:
        """Write the files of the databases again where that is due and no meeting sits; return whether none is due."""
        return not self._erasures.is_due() or (not self.sits() and self._erasures.rewrite())

    def sits(self) -> bool:
        """Return whether a meeting is under way: what takes long waits for its end. Raises Unavailable."""
        now = self._clock.now_ms()
        listed = (state for _, state in self._meetings.listed() if state is not None and state.about is not None)
        return any(
            state.status in SITTING and state.about is not None and now < state.about.ends_at + LONGEST_MS
            for state in listed
        )

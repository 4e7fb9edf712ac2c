"""Handles commands of a meeting and returns its state: checks the actor, decides, records, notifies.

The publisher is never called: it follows the log.
"""

from dataclasses import dataclass

from interp.domain.delegations.registry import Delegations
from interp.domain.model.caption_state import Captions
from interp.domain.model.commands import Command
from interp.domain.model.state import Meeting
from interp.domain.model.streams import meeting_of, stream_of
from interp.domain.rules import policy
from interp.domain.rules.decide import Context, decide
from interp.domain.rules.evolve import replay
from interp.domain.rules.policy import Actor
from interp.errors import NotFound, TooMany
from interp.ports import Author, Conflict, EventLog, ServiceClock, WakeUp
from interp.service.meeting_locks import MeetingLocks
from interp.service.official_names import by_code, membership_of, official_language_of, with_names

ATTEMPTS = 5
NO_DELEGATIONS = Delegations()


@dataclass(frozen=True, slots=True)
class Receipt:
    """The result of a command: the number of its last event, or the head when nothing changed."""

    seq: int


class Meetings:
    """Handles commands and returns states; caches (seq, state) of each meeting and reads only new events."""

    def __init__(
        self, log: EventLog, wake_up: WakeUp, clock: ServiceClock, delegations: Delegations = NO_DELEGATIONS
    ) -> None:
        self._log, self._wake_up, self._clock = log, wake_up, clock
        self._delegations = delegations
        self._known: dict[str, tuple[Meeting, int]] = {}
        self._whole: tuple[str, Meeting] = ("", Meeting())
        # Captions have their own, so that a whole log that is read for a late screen delays no command.
        self._reading, self._reading_whole = MeetingLocks(), MeetingLocks()

    def handle(
        self, actor: Actor, meeting: str, command_id: str, command: Command, device: str = ""
    ) -> Receipt:
        """Check, decide, record and announce one command.

        A repeated command id returns the first receipt and changes nothing. Raises NotAllowed, NotFound, Stale or
        Refused from the domain, Unavailable from the store, TooMany after five conflicts.
        """
        policy.check(actor, meeting, command)
        stream = stream_of(meeting)
        for _ in range(ATTEMPTS):
            if (seq := self._log.seen(stream, command_id)) is not None:
                return Receipt(seq)
            state, last_at = self._read(meeting)
            at = max(self._clock.now_ms(), last_at)
            right, official = by_code(command, state.about, self._delegations)
            membership = membership_of(right, state.about, self._delegations)
            language = official_language_of(right, self._delegations)
            events = decide(state, right, Context(at, command_id, membership, language))
            if not events:
                return Receipt(state.seq)
            author = Author(actor.name or actor.role, device, at, command_id)
            events = with_names(state, events, official, author)
            try:
                seq = self._log.append(stream, state.seq, author, events)
            except Conflict:
                continue  # someone wrote first: decide again on the new state
            self._wake_up.ring(stream, seq)
            return Receipt(seq)
        raise TooMany("busy")

    def state(self, meeting: str) -> Meeting:
        """Return the current state of a meeting. Raises NotFound, Unavailable."""
        state, _ = self._read(meeting)
        if state.about is None:
            raise NotFound("meeting", meeting=meeting[:80])
        return state

    def captions(self, meeting: str, after: int = 0, changed_after: int | None = None) -> Captions:
        """Return the captions with every unit after a number, and every one changed after a number of the log.

        Those no longer in the state are read from the log. Raises NotFound, Unavailable.
        """
        known = self.state(meeting).captions
        oldest = known.units[0].number if known.units else 1
        if oldest <= max(1, after + 1) and (changed_after is None or oldest == 1):
            return known
        with self._reading_whole.held(meeting):
            # The last fully read meeting is cached: many reconnecting screens request the same.
            cached, whole = self._whole
            whole = whole if cached == meeting else Meeting(captions=Captions(keep=None))
            whole = replay(self._log.read(stream_of(meeting), after=whole.seq), whole)
            self._whole = (meeting, whole)
        return whole.captions

    def states(self) -> dict[str, Meeting]:
        """Return the state of every planned meeting by id, in order of their beginning; only what is new is read.

        Raises Unavailable.
        """
        found = {}
        for stream, head in self._log.heads().items():
            if (meeting := meeting_of(stream)) is not None:
                state, _ = self._known.get(meeting, (Meeting(), 0))
                found[meeting] = state if state.seq >= head else self._read(meeting)[0]
        planned = ((state.about.starts_at, meeting, state) for meeting, state in found.items() if state.about)
        return {meeting: state for _, meeting, state in sorted(planned, key=lambda each: each[:2])}

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all planned meetings, in order of their beginning. Raises Unavailable."""
        return tuple(self.states())

    def _read(self, meeting: str) -> tuple[Meeting, int]:
        """Return the state and the time of its newest event; `at` never goes back within a stream."""
        with self._reading.held(meeting):
            state, at = self._known.get(meeting, (Meeting(), 0))
            news = self._log.read(stream_of(meeting), after=state.seq)
            if news:
                state, at = replay(news, state), news[-1].at
                self._known[meeting] = (state, at)
            return state, at

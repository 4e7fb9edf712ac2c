"""Handles commands of a meeting and returns its state: checks the actor, decides, records, notifies.

The publisher is never called: it follows the log.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress

from interp.domain.delegations.registry import Delegations
from interp.domain.model.caption_state import Captions
from interp.domain.model.commands import CarryList, Command, InscribeEntry, PlanMeeting
from interp.domain.model.events import Event, Logged
from interp.domain.model.parties import Party
from interp.domain.model.roles import BOOTH, CHAIR
from interp.domain.model.speaker_lists import RememberedParty
from interp.domain.model.state import About, Meeting
from interp.domain.model.streams import stream_of
from interp.domain.rules import permissions
from interp.domain.rules.decide import Context, decide
from interp.domain.rules.evolve import replay
from interp.domain.rules.permissions import Actor
from interp.domain.views.report.at_opening import at_opening
from interp.errors import Damaged, InterpError, NotFound, Refused, TooMany
from interp.ports import Author, Conflict, EventLog, ReadMeeting, ServiceClock, WakeUp, logged
from interp.service.known_states import KnownStates, MeetingLocks
from interp.service.official_names import by_code, membership_of, official_language_of, with_names
from interp.service.time_zones import check_zone
from interp.value_types import dataclass

ATTEMPTS = 5
STEP = 500  # events that are read at once where not all may be needed
NO_DELEGATIONS = Delegations()


@dataclass(frozen=True, slots=True)
class Receipt:
    """The result of a command: the number of its last event, or the head when nothing changed."""

    seq: int


@dataclass(frozen=True, slots=True)
class Request:
    """A command with who sends it, to which meeting, under which id and from which screen."""

    actor: Actor
    meeting: str
    command_id: str
    command: Command
    device: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The events of a command and their author, none where all of it holds already; or its refusal."""

    author: Author
    events: Sequence[Event]
    refusal: InterpError | None = None

    def answer(self, seq: int) -> Receipt:
        """Return the receipt of a command without events at a number of the log, or raise its refusal."""
        if self.refusal is not None:
            raise self.refusal
        return Receipt(seq)


class Meetings:
    """Handles commands and returns states, which it asks of the one place that holds them."""

    def __init__(
        self, log: EventLog, wake_up: WakeUp, clock: ServiceClock, delegations: Delegations = NO_DELEGATIONS,
        states: KnownStates | None = None, is_erased: Callable[[str], bool] = lambda meeting: False,
        earlier: Callable[[str, Party], RememberedParty | None] = lambda meeting, party: None,
    ) -> None:  # fmt: skip
        """`states` are those of the process; without any it holds its own. The id of a meeting that `is_erased` is not
        given again. `earlier` is what is known of a party from earlier meetings of the session of a meeting.
        """
        self._earlier = earlier
        self._log, self._wake_up, self._clock = log, wake_up, clock
        self._delegations, self._is_erased = delegations, is_erased
        self._states = states or KnownStates(log, wake_up)
        self._whole: tuple[str, Meeting] = ("", Meeting())
        # Captions have their own, so that a whole log that is read for a late screen delays no command.
        self._reading_whole = MeetingLocks()

    def handle(
        self, actor: Actor, meeting: str, command_id: str, command: Command, device: str = ""
    ) -> Receipt:
        """Check, decide, record and announce one command.

        A repeated command id returns the first receipt and changes nothing. Raises NotAllowed, NotFound, Stale or
        Refused from the domain, Unavailable from the store, TooMany after five conflicts.
        """
        permissions.check(actor, meeting, command)
        asked = Request(actor, meeting, command_id, command, device)
        held = self._states.known(meeting)
        for _ in range(ATTEMPTS):
            decision = self._decided(asked, held)
            if (decision.events or self._keeps(asked, decision)) and (
                seq := self._recorded(meeting, held, decision)
            ) is not None:
                return Receipt(seq)
            # Nothing was written: the command was here before, or the state was not the newest, or it is refused.
            if (seq := self._log.seen(stream_of(meeting), command_id)) is not None:
                return Receipt(seq)
            before, held = held.state.seq, self._states.read(meeting)
            if not decision.events and held.state.seq == before:
                return decision.answer(before)
        raise TooMany("busy")

    @staticmethod
    def _keeps(asked: Request, decision: Decision) -> bool:
        """Return whether it is kept that a command changed nothing: of the service's own the same is asked again."""
        return decision.refusal is None and asked.actor.role != permissions.SYSTEM.role

    def _decided(self, asked: Request, held: ReadMeeting) -> Decision:
        """Decide a command on a state of the meeting, which the log may have left behind."""
        state, at = held.state, max(self._clock.now_ms(), held.at)
        author = Author(asked.actor.name or asked.actor.role, asked.device, at, asked.command_id)
        try:
            check_zone(asked.command)
            if isinstance(asked.command, PlanMeeting) and state.about is None and self._is_erased(asked.meeting):
                raise Refused("meeting_erased", meeting=asked.meeting)
            right, official = by_code(asked.command, state.about, self._delegations)
            membership = membership_of(right, state.about, self._delegations)
            language = official_language_of(right, self._delegations)
            known = self._earlier(asked.meeting, right.party) if isinstance(right, InscribeEntry) else None
            context = Context(
                at, asked.command_id, membership, language,
                known.language if known else None, known.interpreter if known else None,
                asked.actor.role in BOOTH, asked.actor.role == permissions.SYSTEM.role,
                self._named_in(asked.command), asked.actor.role == CHAIR, asked.actor.role,
            )  # fmt: skip
            events = decide(state, right, context)
            return Decision(author, with_names(state, events, official, author) if events else ())
        except InterpError as refusal:
            return Decision(author, (), refusal)

    def _named_in(self, command: Command) -> Meeting | None:
        """Return the other meeting that a command names, as the log has it; None for no meeting. Raises Unavailable."""
        return self._states.read(command.meeting).state if isinstance(command, CarryList) else None

    def _recorded(self, meeting: str, held: ReadMeeting, decision: Decision) -> int | None:
        """Record what was decided, also that it changed nothing, and announce it; return its last number.

        None when somebody else wrote first.
        """
        stream = stream_of(meeting)
        try:
            if not decision.events:
                return self._log.append(stream, held.state.seq, decision.author, ())
            news = logged(held.state.seq, decision.author, decision.events)
            card = self._states.card_after(meeting, held, news)
            seq = self._log.append(stream, held.state.seq, decision.author, decision.events, card)
        except Conflict:
            return None  # decide again on the new state
        self._states.wrote(meeting, news)
        self._wake_up.ring(stream, seq)
        return seq

    def state(self, meeting: str) -> Meeting:
        """Return the state of a meeting as the log has it now. Raises NotFound, Unavailable."""
        return _planned(meeting, self._states.read(meeting).state)

    def about(self, meeting: str) -> About | None:
        """Return what is said of a meeting, None for an unknown one; of a closed one only its card is read.

        A private meeting costs one statement, as an unknown one does: the time tells neither. Raises Unavailable.
        """
        return self._states.card(meeting).about

    def check_unarchived(self, meeting: str) -> None:
        """Raise Refused `archived` for an archived meeting: what is kept beside its log does not change either.

        Raises Unavailable.
        """
        if self._states.card(meeting).archived:
            raise Refused("archived", meeting=meeting)

    def at_opening(self, meeting: str) -> Meeting | None:
        """Return the state in which a meeting was opened, None for one that was not: its log is read up to there.

        That takes a while: only helper processes ask. Raises NotFound, Unavailable.
        """
        clock = self.state(meeting).clock
        if clock is None or clock.started_at is None:
            return None
        return at_opening(self._in_steps(stream_of(meeting)), clock.started_at)

    def _in_steps(self, stream: str) -> Iterator[Logged]:
        """Yield the events of a stream, read a part at a time."""
        seq = 0
        while events := self._log.read(stream, after=seq, most=STEP):
            yield from events
            seq = events[-1].seq

    def current(self, meeting: str) -> Meeting:
        """Return the state for who follows the log: what another process wrote may be a second late.

        Raises NotFound, Unavailable.
        """
        return _planned(meeting, self._states.current(meeting).state)

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

    def listed(self) -> Iterator[tuple[str, Meeting | None]]:
        """Yield every meeting by id with what lists show of it, None while that is being read; others have their turn.

        That may be its card: see domain.rules.meeting_card. A damaged one is left out. Raises Unavailable.
        """
        return self._states.listed()

    def states(self) -> dict[str, Meeting]:
        """Return of every planned meeting what lists show of it, in order of their beginning.

        A damaged one is left out. Raises Unavailable.
        """
        found = {}
        for meeting, state in self._states.listed():
            with suppress(Damaged):
                found[meeting] = state or self._states.known(meeting).state
        planned = ((state.about.starts_at, meeting, state) for meeting, state in found.items() if state.about)
        return {meeting: state for _, meeting, state in sorted(planned, key=lambda each: each[:2])}

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all planned meetings, in order of their beginning. Raises Unavailable."""
        return tuple(self.states())

    def heads(self) -> Mapping[str, int]:
        """Return the number of the last event of each stream. Raises Unavailable."""
        return self._states.heads()

    def events(self, meeting: str, after: int) -> list[Logged]:
        """Return the events of a meeting after a number, at least as far as its state was read. Raises Unavailable."""
        return self._states.events(meeting, after)


def _planned(meeting: str, state: Meeting) -> Meeting:
    if state.about is None:
        raise NotFound("meeting", meeting=meeting[:80])
    return state

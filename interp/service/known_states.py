"""Holds the states of meetings for a whole process: takes each event once, as it was written here or from the log.

Readers of one meeting wait for each other, of others never.
"""

import math
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from operator import attrgetter, call, is_
from threading import Lock

import structlog

from interp.domain.model.events import Logged
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.streams import meeting_of, stream_of
from interp.domain.rules.evolve import REPLAY_ERRORS, replay
from interp.domain.rules.meeting_card import leaves_card
from interp.errors import Damaged
from interp.ports import EventLog, MeetingCards, NewCard, ReadMeeting, Snapshots, StreamCheck, WakeUp

log = structlog.get_logger(__name__)

AT_ONCE = 16  # events read and applied before others have their turn: two or three milliseconds
MOST_CLOSED = 16  # closed meetings whose whole state is held
IDLE_S = 600.0  # a state that nobody asked for in that time is released
QUIET_S = 5.0  # a closed meeting has its snapshot when nothing was written for that long
RECENT = 64  # events held of each meeting, for who asks what happened since a number
LOOKED_S = 2.0  # a look at the heads is that good: publisher and reactors look each second
NOTHING = ReadMeeting()
SEQ = attrgetter("seq")
Listed = Iterator[tuple[str, Meeting | None]]


class KnownStates:
    """States by meeting; see ports.meeting_states. Safe in several threads.

    What this process writes, is rung for or finds in the heads is taken when it is next asked for. What another process
    writes without a notification is found by the next look at the heads; where nobody looks, `current` reads as well.
    """

    def __init__(
        self, log: EventLog, wake_up: WakeUp, now_s: Callable[[], float] = time.monotonic, *,
        snapshots: Snapshots | None = None, cards: MeetingCards | None = None,
        breathe: Callable[[], None] = lambda: None, aside: Callable[[Callable[[], None]], object] = call,
    ) -> None:  # fmt: skip
        """Without `snapshots` each log is read whole, without `cards` also for lists of meetings.

        `breathe` lets others have their turn while a long log is read; `aside` does what it is given beside them.
        """
        self._log, self._wake_up, self._now_s = log, wake_up, now_s
        self._snapshots, self._cards, self._breathe, self._aside = snapshots, cards, breathe, aside
        self._closed: dict[str, None] = {}  # those whose whole state is held, the one asked for last at the end
        self._held: dict[str, ReadMeeting] = {}
        self._asked_s: dict[str, float] = {}  # when the state was asked for last
        self._kept: dict[str, int] = {}  # the number of the snapshot of each meeting that was read here
        self._settling: dict[str, tuple[int, float]] = {}  # the number that waits for its snapshot, and since when
        self._ahead: dict[str, tuple[Meeting, Sequence[Logged], Meeting]] = {}  # see `card_after`
        self._heads: dict[str, int] = {}
        self._found: Mapping[str, int] = {}
        self._written: dict[str, list[Logged]] = {}  # what was written here and not taken yet
        self._looked_s = -math.inf
        self._reading, self._counting = MeetingLocks(), Lock()

    def read(self, meeting: str) -> ReadMeeting:
        """Read the log and return the meeting as it is. Raises Unavailable."""
        with self._reading.held(meeting):
            return self._read(meeting)

    def known(self, meeting: str) -> ReadMeeting:
        """Return the meeting up to the highest number told or found here, or further. Raises Unavailable."""
        if self._log.refuses(stream_of(meeting)):
            self._distrust(meeting)
        held = self._held.get(meeting)
        if held is not None and held.state.seq >= self._told(meeting):
            self._asked_s[meeting] = self._now_s()
            return held
        with self._reading.held(meeting):
            held = self._take(meeting)  # somebody else may have read it meanwhile
            return held if held is not None and held.state.seq >= self._told(meeting) else self._read(meeting)

    def current(self, meeting: str) -> ReadMeeting:
        """Return what is known while the heads are looked at regularly, else read. Raises Unavailable."""
        looked = self._now_s() - self._looked_s < LOOKED_S
        return self.known(meeting) if looked else self.read(meeting)

    def heads(self) -> Mapping[str, int]:
        """Look at the log and return the number of the last event of each stream. Raises Unavailable."""
        began = self._now_s()
        known = {stream_of(meeting) for meeting, held in list(self._held.items()) if held.state.seq}
        found = self._log.heads()
        if found != self._found:
            known |= self._found.keys()
        for erased in map(meeting_of, known - found.keys()):
            if erased is not None:
                self.forget(erased)
        if found != self._found:
            for stream, head in found.items():
                self.grew(stream, head)
            self._found = found
        self._looked_s = began
        self._let_go()
        return found

    def recent(self, milliseconds: int) -> list[str]:
        """Return the meetings with an event that is at most so much older than the newest of all. Raises Unavailable.
        """
        return [found for each in self._log.recent(milliseconds) if (found := meeting_of(each)) is not None]

    def open(self) -> list[str]:
        """Return the meetings whose state is held and that are not closed."""
        return [name for name, held in list(self._held.items()) if held.state.status != MeetingStatus.CLOSED]

    def card_after(self, meeting: str, held: ReadMeeting, news: Sequence[Logged]) -> NewCard | None:
        """Return what the log is to store of the card with events that are about to be written.

        Events that move the floor alone are applied once they were written: who sent them waits for the disk only. Of
        others the state after them is computed here, and not again.
        """
        if self._cards is None:
            return None
        if leaves_card(held.state, [each.event for each in news]):
            return self._cards.after(held.state, held.state)
        try:
            state = replay(news, held.state)
        except REPLAY_ERRORS:
            return None  # who reads them is told
        self._ahead[meeting] = held.state, news, state
        return self._cards.after(held.state, state)

    def wrote(self, meeting: str, news: Sequence[Logged]) -> None:
        """Note what this process has just recorded in the log, so that it need not be read from there."""
        with self._counting:
            self._written.setdefault(meeting, []).extend(news)
            self._grew(stream_of(meeting), news[-1].seq)

    def grew(self, stream: str, seq: int) -> None:
        """Note that a stream has an event of that number."""
        with self._counting:
            self._grew(stream, seq)

    def _grew(self, stream: str, seq: int) -> None:
        self._heads[stream] = max(seq, self._heads.get(stream, 0))

    def events(self, meeting: str, after: int) -> list[Logged]:
        """Return the events after a number, at least as far as the state is held; older ones are read from the log.

        Raises Unavailable.
        """
        held = self._held.get(meeting, NOTHING)
        if held.recent and held.recent[0].seq <= after + 1:
            return [each for each in held.recent if each.seq > after]
        return self._log.read(stream_of(meeting), after=after)

    def card(self, meeting: str) -> Meeting:
        """Return what lists show of a meeting: its state if that is held, else its card. Raises Unavailable.

        One that is private or unknown is asked for as the log has it now, by one statement in either case.
        """
        if self._log.refuses(stream_of(meeting)):
            return self.known(meeting).state
        held = self._held.get(meeting)
        if held is not None and held.state.seq >= self._told(meeting):
            about = held.state.about
            return held.state if about and not about.private else self.read(meeting).state
        card = self._cards.of(meeting) if self._cards is not None else None
        return card if card is not None else self.known(meeting).state

    def listed(self) -> Listed:
        """Yield every meeting by id with what lists show of it: its state, its card, or None while that is being made.

        Others have their turn meanwhile. A damaged one is left out. Raises Unavailable.
        """
        for meeting, head, card in self._without_cards() if self._cards is None else self._cards.listed():
            held = self._held.get(meeting)
            if self._log.refuses(stream_of(meeting)):
                self._distrust(meeting)
            elif self._cards is None or (held is not None and (held.state.seq >= head or card is None)):
                with suppress(Damaged):
                    yield meeting, self.known(meeting).state
            else:
                yield meeting, card

    def _without_cards(self) -> Iterator[tuple[str, int, None]]:
        every = (meeting_of(stream) for stream in sorted(self.heads()))
        return ((meeting, 0, None) for meeting in every if meeting is not None)

    def settling(self, meeting: str, _: Meeting) -> Generator[None, None, int | None]:
        """Do as a reactor what `settle` does: see service.reactors. Raises Unavailable."""
        wait_s = self.settle(meeting)
        yield from ()
        return None if wait_s is None else math.ceil(1000 * wait_s)

    def settle(self, meeting: str) -> float | None:
        """Keep a snapshot of a meeting that is closed and rests, and drop that of one that is not closed.

        Return in how many seconds to look again, None for not before it changes. Raises Unavailable.
        """
        held = self.known(meeting)
        seq = held.state.seq
        if self._snapshots is None or self._kept.get(meeting) == seq:
            return None
        if held.state.status != MeetingStatus.CLOSED:
            self._settling.pop(meeting, None)
            if self._kept.pop(meeting, None) is not None:
                self._snapshots.drop(meeting)
            return None
        waits, since_s = self._settling.get(meeting, (0, 0.0))
        if waits != seq:
            self._settling[meeting] = seq, self._now_s()
            return QUIET_S
        if (left_s := since_s + QUIET_S - self._now_s()) > 0:
            return left_s
        self._aside(partial(self._snapshots.keep, meeting, held))
        self._kept[meeting] = seq
        del self._settling[meeting]
        return None

    def forget(self, meeting: str) -> None:
        """Delete what was made of a meeting's log: its snapshot, its card, and what is held; for what erases it.

        Raises Unavailable.
        """
        with self._reading.held(meeting), self._counting:
            for each in (self._held, self._closed, self._kept, self._settling, self._asked_s, self._ahead):
                each.pop(meeting, None)
            self._written.pop(meeting, None)
            self._heads.pop(stream_of(meeting), None)
        if self._snapshots is not None:
            self._snapshots.drop(meeting)
        if self._cards is not None:
            self._cards.drop(meeting)

    def _distrust(self, meeting: str) -> None:
        """Forget what was kept of a closed meeting whose log was found damaged: reading the log says so."""
        if self._snapshots is not None:
            self._snapshots.drop(meeting)
        self._kept.pop(meeting, None)
        if self._held.get(meeting, NOTHING).state.status == MeetingStatus.CLOSED:
            self._held.pop(meeting, None)

    def _not_folded(self, meeting: str, seq: int) -> Damaged:
        """Return the refusal of a meeting of whose events no state follows after a number; log why when it is new."""
        stream = stream_of(meeting)
        if stream not in self._log.damaged():
            log.exception("no_state_follows", meeting=meeting, after=seq)
            self._log.note([StreamCheck(stream, seq, 0, found="fold")])
        return Damaged(meeting, seq + 1, "fold")

    def _told(self, meeting: str) -> int:
        stream = stream_of(meeting)
        return max(self._wake_up.head(stream), self._heads.get(stream, 0))

    def _read(self, meeting: str) -> ReadMeeting:
        held = self._take(meeting) or self._from_snapshot(meeting)
        while True:
            news = self._log.read(stream_of(meeting), held.state.seq, AT_ONCE)
            held = self._grown(meeting, held, news)
            if len(news) < AT_ONCE:
                return held
            self._breathe()

    def _from_snapshot(self, meeting: str) -> ReadMeeting:
        """Return the state of a snapshot, or that of a meeting of which nothing was read."""
        kept = self._snapshots.state(meeting) if self._snapshots is not None else None
        if self._snapshots is None or kept is None:
            return NOTHING
        seq = kept.state.seq
        if [(each.seq, each.at) for each in self._log.read(stream_of(meeting), seq - 1, 1)] != [(seq, kept.at)]:
            self._snapshots.drop(meeting)  # of another log: an older copy of the database stands in its place
            return NOTHING
        self._kept[meeting] = kept.state.seq
        self._hold(meeting, kept)
        return kept

    def _hold(self, meeting: str, held: ReadMeeting) -> None:
        self._held[meeting], self._asked_s[meeting] = held, self._now_s()
        self._hold_few(meeting, held)

    def _let_go(self) -> None:
        """Release the states that nobody asked for lately."""
        for meeting, asked_s in list(self._asked_s.items()):
            if self._looked_s >= asked_s + IDLE_S:
                self._drop_state(meeting)

    def _hold_few(self, meeting: str, held: ReadMeeting) -> None:
        """Release the closed meeting that was not asked for longest where too many are held."""
        self._closed.pop(meeting, None)
        if self._snapshots is None or held.state.status != MeetingStatus.CLOSED:
            return
        self._closed[meeting] = None
        if len(self._closed) > MOST_CLOSED:
            self._drop_state(next(iter(self._closed)))

    def _drop_state(self, meeting: str) -> None:
        for each in (self._asked_s, self._held, self._closed, self._ahead):
            each.pop(meeting, None)

    def _take(self, meeting: str) -> ReadMeeting | None:
        """Return what is held, with what was written here since if that follows on it without a gap."""
        with self._counting:
            written = sorted(self._written.pop(meeting, ()), key=SEQ)
        held = self._held.get(meeting)
        if held is None:
            return None
        self._asked_s[meeting] = self._now_s()
        news = [each for each in written if each.seq > held.state.seq]
        follows = [each.seq for each in news] == list(range(held.state.seq + 1, held.state.seq + len(news) + 1))
        return self._grown(meeting, held, news) if follows else held

    def _grown(self, meeting: str, held: ReadMeeting, news: Sequence[Logged]) -> ReadMeeting:
        if news:
            recent = (*held.recent, *news)[-RECENT:]
            try:
                state = self._state_after(meeting, held.state, news)
            except REPLAY_ERRORS as error:
                raise self._not_folded(meeting, held.state.seq) from error
            held = ReadMeeting(state, news[-1].at, recent)
            self._hold(meeting, held)
        return held

    def _state_after(self, meeting: str, state: Meeting, news: Sequence[Logged]) -> Meeting:
        before, written, after = self._ahead.pop(meeting, (None, (), state))
        if before is state and len(written) == len(news) and all(map(is_, written, news)):
            return after
        return replay(news, state)


class MeetingLocks:
    """Locks by meeting; a lock is kept only while somebody holds it or waits for it."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._locks: dict[str, tuple[Lock, int]] = {}

    @contextmanager
    def held(self, meeting: str) -> Iterator[None]:
        """Hold the lock of a meeting."""
        with self._guard:
            lock, users = self._locks.get(meeting, (Lock(), 0))
            self._locks[meeting] = (lock, users + 1)
        try:
            with lock:
                yield
        finally:
            self._leave(meeting)

    def _leave(self, meeting: str) -> None:
        with self._guard:
            lock, users = self._locks.pop(meeting)
            if users > 1:
                self._locks[meeting] = (lock, users - 1)

    def __len__(self) -> int:
        return len(self._locks)

"""Holds the states of meetings for a whole process: takes each event once, as it was written here or from the log.

Readers of one meeting wait for each other, of others never.
"""

import math
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import attrgetter
from threading import Lock

import structlog

from interp.domain.model.events import Logged
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.streams import stream_of
from interp.domain.rules.evolve import REPLAY_ERRORS, replay
from interp.domain.rules.meeting_card import card_of
from interp.errors import Damaged
from interp.ports import EventLog, ReadMeeting, Snapshots, StreamCheck, WakeUp

log = structlog.get_logger(__name__)
AT_ONCE = 64  # events read and applied before others have their turn: two or three milliseconds
MOST_CLOSED = 16  # closed meetings whose whole state is held
RECENT = 64  # events held of each meeting, for who asks what happened since a number
LOOKED_S = 2.0  # a look at the heads is that good: publisher and reactors look each second
NOTHING = ReadMeeting()
SEQ = attrgetter("seq")


class KnownStates:
    """States by meeting; see ports.meeting_states. Safe in several threads.

    What this process writes, is rung for or finds in the heads is taken when it is next asked for. What another process
    writes without a notification is found by the next look at the heads; where nobody looks, `current` reads as well.
    """

    def __init__(
        self, log: EventLog, wake_up: WakeUp, now_s: Callable[[], float] = time.monotonic,
        snapshots: Snapshots | None = None, breathe: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        """`breathe` lets others have their turn while a long log is read; without `snapshots` each is read whole."""
        self._log, self._wake_up, self._now_s = log, wake_up, now_s
        self._snapshots, self._breathe = snapshots, breathe
        self._cards: dict[str, Meeting] = {}
        self._closed: dict[str, None] = {}  # those whose whole state is held, the one asked for last at the end
        self._held: dict[str, ReadMeeting] = {}
        self._heads: dict[str, int] = {}
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
        found = self._log.heads()
        for stream, head in found.items():
            self.grew(stream, head)
        self._looked_s = began
        return found

    def wrote(self, meeting: str, news: Sequence[Logged]) -> None:
        """Note what this process has just recorded in the log, so that it need not be read from there."""
        with self._counting:
            self._written.setdefault(meeting, []).extend(news)
        self.grew(stream_of(meeting), news[-1].seq)

    def grew(self, stream: str, seq: int) -> None:
        """Note that a stream has an event of that number."""
        with self._counting:
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
        """Return what lists show of a meeting: of a closed one that nobody looks at only that. Raises Unavailable."""
        if self._log.refuses(stream_of(meeting)):
            self._distrust(meeting)
        held, told = self._held.get(meeting), self._told(meeting)
        if held is not None and held.state.seq >= told:
            return held.state
        card = self._cards.get(meeting)
        if card is not None and card.seq >= told:
            return card
        if card is None and self._snapshots is not None:
            card = self._snapshots.card(meeting)
        if card is None or card.seq < told:
            card = self.known(meeting).state
            if card.status != MeetingStatus.CLOSED:
                return card
            card = card_of(card)
        self._cards[meeting] = card
        self._breathe()
        return card

    def settling(self, meeting: str, _: Meeting) -> Generator[None]:
        """Do as a reactor what `settle` does: see service.reactors. Raises Unavailable."""
        self.settle(meeting)
        yield from ()

    def settle(self, meeting: str) -> None:
        """Keep a snapshot of a meeting that is closed, and drop that of one that is not. Raises Unavailable."""
        if self._snapshots is None:
            return
        held = self.known(meeting)
        if held.state.status != MeetingStatus.CLOSED:
            self._snapshots.drop(meeting)
            self._cards.pop(meeting, None)
        elif self._snapshots.numbers().get(meeting) != held.state.seq:
            self._snapshots.keep(meeting, held)

    def settled(self) -> Mapping[str, int]:
        """Return the closed meetings that have a snapshot, with the number of which it is true."""
        return self._snapshots.numbers() if self._snapshots is not None else {}

    def _distrust(self, meeting: str) -> None:
        """Forget what was kept of a closed meeting whose log was found damaged: reading the log says so."""
        if self._snapshots is not None:
            self._snapshots.drop(meeting)
        self._cards.pop(meeting, None)
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
        held = self._take(meeting) or self._kept(meeting)
        while True:
            news = self._log.read(stream_of(meeting), held.state.seq, AT_ONCE)
            held = self._grown(meeting, held, news)
            if len(news) < AT_ONCE:
                return held
            self._breathe()

    def _kept(self, meeting: str) -> ReadMeeting:
        """Return the state of a snapshot, or that of a meeting of which nothing was read."""
        kept = self._snapshots.state(meeting) if self._snapshots is not None else None
        if kept is None:
            return NOTHING
        self._held[meeting] = kept
        self._hold_few(meeting, kept)
        return kept

    def _hold_few(self, meeting: str, held: ReadMeeting) -> None:
        """Let go of the closed meeting that was not asked for longest where too many are held."""
        self._closed.pop(meeting, None)
        if self._snapshots is None or held.state.status != MeetingStatus.CLOSED:
            return
        self._closed[meeting] = None
        if len(self._closed) > MOST_CLOSED:
            oldest = next(iter(self._closed))
            self._closed.pop(oldest, None)
            self._held.pop(oldest, None)

    def _take(self, meeting: str) -> ReadMeeting | None:
        """Return what is held, with what was written here since if that follows on it without a gap."""
        with self._counting:
            written = sorted(self._written.pop(meeting, ()), key=SEQ)
        held = self._held.get(meeting)
        if held is None:
            return None
        news = [each for each in written if each.seq > held.state.seq]
        follows = [each.seq for each in news] == list(range(held.state.seq + 1, held.state.seq + len(news) + 1))
        return self._grown(meeting, held, news) if follows else held

    def _grown(self, meeting: str, held: ReadMeeting, news: Sequence[Logged]) -> ReadMeeting:
        if news:
            recent = (*held.recent, *news)[-RECENT:]
            try:
                state = replay(news, held.state)
            except REPLAY_ERRORS as error:
                raise self._not_folded(meeting, held.state.seq) from error
            held = self._held[meeting] = ReadMeeting(state, news[-1].at, recent)
            self._hold_few(meeting, held)
        return held


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

"""Runs the reactors: work that follows what happened in a meeting, after its screens were told.

A reactor is woken for the meeting whose log or documents changed, or when it asked to be. It finds out what to do from
the log, the documents and its stored position, so that lost, repeated and late wake-ups and a restart do no harm.
"""

import dataclasses
import math
import time
from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from dataclasses import field

import structlog

from interp.domain.model.state import Meeting
from interp.domain.model.streams import meeting_of
from interp.errors import Damaged, InterpError, NotFound
from interp.ports import Lease, ServiceClock, TaskRecord, WakeUp
from interp.service.known_states import LOOKED_S
from interp.value_types import dataclass

log = structlog.get_logger(__name__)
LOOK_MS = 1_000  # between two looks for lost wake-ups, and before work that failed is tried again
RECENT_MS = 2 * 24 * 3_600_000  # before the newest event: older meetings are looked at when somebody opens them
VOICE_S = 0.01  # the messages of the screens that a wake-up reports are on their way by then
TURN_S, MOST_TURNS = 0.001, 3  # given to the screens at a time, and how often: commands may come without end
SHARED = ""  # documents of no meeting may be followed in every meeting

# one act per step; the value returned is in how many milliseconds something is due without a change, None: nothing
Steps = Generator[None, None, int | None]

React = Callable[[str, Meeting], Steps]


@dataclass(frozen=True, slots=True)
class Reactor:
    """A kind of work: its name, and the function that does what is due in a meeting at its present state."""

    name: str
    react: React


@dataclass(frozen=True, slots=True)
class Sources:
    """What reactors follow: the head of each stream, the number of each meeting's documents, a meeting's state.

    `recent`: the meetings that were written lately, within so many milliseconds of the newest event of all; where it is
    not given, all. `open`: those that are not closed and whose state somebody asked for.
    """

    heads: Callable[[], Mapping[str, int]]
    marks: Callable[[], Mapping[str, int]]
    state: Callable[[str], Meeting]
    recent: Callable[[int], Iterable[str]] | None = None
    open: Callable[[], Iterable[str]] = tuple


class DocumentMarks:
    """The numbers of the documents as the runner last saw them, for a reactor that may be a second late.

    A change since then is found by the next look, which wakes the reactors again. Who releases a text asks the
    documents themselves: it may have been hidden this moment.
    """

    def __init__(self, marks: Callable[[], Mapping[str, int]], now_s: Callable[[], float] = time.monotonic) -> None:
        self._marks, self._now_s = marks, now_s
        self._held: Mapping[str, int] = {}
        self._looked_s = -math.inf

    def look(self) -> Mapping[str, int]:
        """Return the number of each meeting's documents, now. Raises Unavailable."""
        began = self._now_s()
        self._held = self._marks()
        self._looked_s = began
        return self._held

    def of(self, meeting: str) -> int:
        """Return a number that grows with every change to documents of the meeting or of none. Raises Unavailable."""
        held = self._held if self._now_s() - self._looked_s < LOOKED_S else self.look()
        return held.get(meeting, 0) + held.get(SHARED, 0)


@dataclasses.dataclass(slots=True)
class Due:
    """When each reactor has to look at each meeting next, in milliseconds of the service's clock."""

    _at: dict[tuple[str, str], int] = field(default_factory=dict)

    def put(self, meeting: str, reactor: str, at: int) -> None:
        """Let a reactor look at a meeting at that time, or before if it was to."""
        self._at[meeting, reactor] = min(at, self._at.get((meeting, reactor), at))

    def take(self, now: int) -> list[tuple[str, set[str]]]:
        """Remove and return what is due: each meeting with its reactors."""
        found: dict[str, set[str]] = {}
        for (meeting, reactor), at in list(self._at.items()):
            if at <= now:
                del self._at[meeting, reactor]
                found.setdefault(meeting, set()).add(reactor)
        return list(found.items())

    def next(self) -> int | None:
        """Return the earliest time at which something is due, or None."""
        return min(self._at.values(), default=None)


class Reactors:
    """The runner of all reactors of one process."""

    def __init__(
        self, sources: Sources, clock: ServiceClock, lease: Lease, health: Callable[[str], TaskRecord],
        screens_wait: Callable[[], bool] = lambda: False,
    ) -> None:  # fmt: skip
        """`health` returns the record of a reactor, which is its health check; `screens_wait` whether something that
        happened is not yet on its way to the screens.
        """
        self._screens_wait = screens_wait
        self._sources, self._clock, self._lease, self._health = sources, clock, lease, health
        self._reactors: list[Reactor] = []
        self._records: dict[str, TaskRecord] = {}
        self._failed: set[str] = set()
        self._due = Due()
        self._heads: Mapping[str, int] = {}
        self._marks: Mapping[str, int] = {}
        self._looked_at: int | None = None
        self._woken: set[str] = set()

    def register(self, name: str, react: React) -> None:
        """Add a reactor, before the runner starts; they work in this order where several are woken for a meeting."""
        self._reactors.append(Reactor(name, react))
        self._records[name] = self._health(name)

    def run(self, wake_up: WakeUp, running: Callable[[], bool], pause: Callable[[float], object] = time.sleep) -> None:
        """Work at each notification, and when something is due, until `running` returns False."""
        for record in self._records.values():
            record.started()
        rung: Collection[str] = ()
        behind = self._behind_screens(pause)
        while running():
            wait_ms = self.work(rung, behind)
            rung = wake_up.wait(wait_ms / 1000)
            behind(VOICE_S if rung else 0)

    def _behind_screens(self, pause: Callable[[float], object]) -> Callable[[float], object]:
        """Return a pause after which the screens were sent what happened during it.

        Who waited since before a switch would otherwise have a turn before those who send it.
        """

        def given_way(seconds: float) -> None:
            pause(seconds)
            for _ in range(MOST_TURNS):
                if not self._screens_wait():
                    return
                pause(TURN_S)

        return given_way

    def work(self, rung: Collection[str] = (), pause: Callable[[float], object] = lambda _: None) -> int:
        """Do what is due; return the milliseconds until the next call at the latest.

        `rung` are the streams that grew. `pause` is called between steps, so that requests are answered meanwhile.
        """
        now = self._clock.now_ms()
        self._wake({found for stream in rung if (found := meeting_of(stream)) is not None}, now)
        if self._looked_at is None or now - self._looked_at >= LOOK_MS:
            self._look(now)
        for number, (meeting, names) in enumerate(self._due.take(now)):
            if number:
                pause(0)
            self._meet(meeting, names, pause)
        self._report()
        upcoming, latest = self._due.next(), now + LOOK_MS
        return max(0, min(latest, upcoming if upcoming is not None else latest) - self._clock.now_ms())

    def _report(self) -> None:
        """Tell the health register how this pass went for each reactor."""
        for name, record in self._records.items():
            record.failed() if name in self._failed else record.succeeded()
        self._failed.clear()

    def _wake(self, meetings: Iterable[str], now: int) -> None:
        self._woken.update(meetings := sorted(meetings))
        for meeting in meetings:
            for reactor in self._reactors:
                self._due.put(meeting, reactor.name, now)

    def _look(self, now: int) -> None:
        """Wake the reactors for the meetings whose log or documents changed since the last look."""
        self._looked_at = now
        try:
            heads, marks = self._sources.heads(), self._sources.marks()
            opened = set(self._sources.open())
            woken = self._changed(heads, marks, opened)
        except InterpError as error:
            log.warning("reactors_wait", code=error.code)
            self._failed |= {each.name for each in self._reactors}
            return
        self._heads, self._marks = heads, marks
        self._wake(woken | (opened - self._woken), now)

    def _changed(self, heads: Mapping[str, int], marks: Mapping[str, int], opened: set[str]) -> set[str]:
        """Return the meetings that changed since the last look: after a start, and where documents of no meeting did,
        those written lately. What is of long ago is left alone until somebody opens it. Raises Unavailable.
        """
        if not self._heads:
            return self._recent(heads)
        grown = {stream for stream, head in heads.items() if head != self._heads.get(stream)}
        changed = {meeting for meeting, mark in marks.items() if mark != self._marks.get(meeting)}
        if SHARED in changed:
            changed |= self._recent(heads) | opened
        return _meetings(grown) | (changed - {SHARED})

    def _recent(self, heads: Mapping[str, int]) -> set[str]:
        return _meetings(heads) if self._sources.recent is None else set(self._sources.recent(RECENT_MS))

    def _meet(self, meeting: str, names: set[str], pause: Callable[[float], object]) -> None:
        """Let reactors look at one meeting, in their order; its state is read again only after one did something."""
        known = Known(self._state, meeting)
        for reactor in self._reactors:
            if reactor.name in names:
                granted = self._lease.granted(reactor.name)
                again_ms = self._safely(reactor, known, pause) if granted else LOOK_MS
                if again_ms is not None:
                    self._due.put(meeting, reactor.name, self._clock.now_ms() + again_ms)

    def _safely(self, reactor: Reactor, known: "Known", pause: Callable[[float], object]) -> int | None:
        """Let one reactor work; return in how many milliseconds it is due again, None at the next change only."""
        meeting = known.meeting
        try:
            state = known.state()
            return _worked(reactor.react(meeting, state), known.stepped(pause)) if state else None
        except InterpError as error:
            log.warning("reactor_waits", reactor=reactor.name, meeting=meeting, code=error.code)
        except Exception:
            log.exception("reactor_failed", reactor=reactor.name, meeting=meeting)
        self._failed.add(reactor.name)
        return LOOK_MS

    def _state(self, meeting: str) -> Meeting | None:
        """Return the present state of a meeting, None for documents of one that is not planned, or that is damaged."""
        try:
            return self._sources.state(meeting)
        except (NotFound, Damaged):
            return None


def _meetings(streams: Iterable[str]) -> set[str]:
    return {found for stream in streams if (found := meeting_of(stream)) is not None}


@dataclasses.dataclass(slots=True)
class Known:
    """A meeting's state while reactors look at it: read when first asked for, and again after a step."""

    read: Callable[[str], Meeting | None]
    meeting: str
    _held: Meeting | None = None

    def state(self) -> Meeting | None:
        """Return the present state. Raises Unavailable."""
        if self._held is None:
            self._held = self.read(self.meeting)
        return self._held

    def stepped(self, pause: Callable[[float], object]) -> Callable[[float], object]:
        """Return a pause after which the state is read again."""

        def forget(seconds: float) -> None:
            self._held = None
            pause(seconds)

        return forget


def _worked(steps: Steps, pause: Callable[[float], object]) -> int | None:
    """Do the steps, pausing after each; return what they return."""
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            return ended.value  # type: ignore[no-any-return]
        pause(0)

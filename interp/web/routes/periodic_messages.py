"""Sends beats, presence and health at fixed times, spread over their period so that not all rooms hear them at once."""

import math
import shutil
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Generic, TypeVar

import structlog

from interp.domain.views.audiences import AUDIENCES, Audience
from interp.errors import InterpError
from interp.live.rooms import view_room
from interp.live.troubles import Server, troubles
from interp.web.messages import HealthMessage
from interp.web.page_build import build
from interp.web.routes.connected_sockets import ConnectedSockets
from interp.web.routes.signals.asking_slower import send_due
from interp.web.routes.signals.writing_messages import forget_ended
from interp.web.routes.socket_closing import SocketClosing
from interp.web.services import Services
from interp.wire import view_json

log = structlog.get_logger(__name__)
PARTS = 10  # of a beat: in each part other rooms hear theirs
GOLDEN = (math.sqrt(5) - 1) / 2  # its multiples, without their whole part, are spread evenly however many there are
R = TypeVar("R")
Room = tuple[str, Audience]


class Phases(Generic[R]):
    """The part of its period in which each room hears its beat: its own, and the same as long as the room is in use."""

    def __init__(self, parts: int) -> None:
        """A period has so many parts."""
        self._parts = parts
        self._made = 0
        self._of: dict[R, int] = {}

    def due(self, rooms: Iterable[R], part: int) -> list[R]:
        """Return those of all rooms in use whose turn is in this part; parts are counted on without end."""
        self._of = {room: self._of[room] if room in self._of else self._next() for room in rooms}
        return [room for room, mine in self._of.items() if mine == part % self._parts]

    def _next(self) -> int:
        self._made += 1
        return int(self._made * GOLDEN % 1 * self._parts)


class PeriodicMessages:
    """Sends beats, presence and health, and closes sockets without access, until the process ends."""

    def __init__(
        self, services: Services, connected: ConnectedSockets, closing: SocketClosing,
        pause: Callable[[float], None] = time.sleep, now_s: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """`pause` waits for so many seconds, `now_s` is a clock that never goes back."""
        self._services, self._connected, self._closing = services, connected, closing
        self._pause, self._now_s = pause, now_s
        self._every_s = services.settings.beat_s
        periods = max(1, round(services.settings.captions_beat_s / self._every_s))
        self._staff: Phases[Room] = Phases(PARTS)
        self._readers: Phases[Room] = Phases(PARTS * periods)
        self._part, self._due_s, self._late_s = 0, self._whole(now_s()), 0.0
        # Each once a beat, in a part of its own; the document store may be slow and comes last.
        self._duties: dict[int, Callable[[], None]] = {
            0: self.presence, 2: self.health, 4: partial(forget_ended, services), 5: closing.look, 7: self.documents,
        }  # fmt: skip

    def run(self) -> None:
        """Do one part of a beat after the other, until the process ends."""
        while True:
            self.turn()

    def turn(self) -> None:
        """Wait for the next part, then do what is due in it."""
        self._wait()
        self._safely(self.beat)
        self._safely(partial(send_due, self._services))
        if (duty := self._duties.get(self._part % PARTS)) is not None:
            self._safely(duty)
        self._part += 1

    def _wait(self) -> None:
        """Wait until the next part is due, and measure by how much this task is woken too late."""
        self._due_s += self._every_s / PARTS
        before = self._now_s()
        wait_s = max(0.0, self._due_s - before)
        self._pause(wait_s)
        now = self._now_s()
        self._late_s = max(self._late_s, now - before - wait_s)
        if self._part % PARTS == 0:
            self._services.lag_ms, self._late_s = max(0.0, self._late_s * 1000), 0.0
        if now - self._due_s > self._every_s:
            self._due_s = self._whole(now)  # what was missed is not hurried after

    def _whole(self, now: float) -> float:
        """Return a time as whole parts of the clock's seconds: tasks that `rest` wake then too."""
        part_s = self._every_s / PARTS
        return round(now / part_s) * part_s

    def _safely(self, work: Callable[[], None]) -> None:
        try:
            work()
        except InterpError as error:
            log.warning("beat_failed", code=error.code)
        except Exception:
            log.exception("beat_failed")

    def beat(self) -> None:
        """Send a beat to the rooms whose turn it is."""
        seqs = {(meeting, audience): seq for meeting, audience, seq in self._services.publisher.shown()}
        quick = {room: seq for room, seq in seqs.items() if AUDIENCES[room[1].name].quick}
        due = self._staff.due(quick, self._part)
        self._services.presence.beaten({room: seqs[room] for room in due}, self._services.clock.now_ms())
        for meeting, audience in due + self._readers.due(seqs.keys() - quick.keys(), self._part):
            self._send(meeting, audience, seqs[meeting, audience])

    def _send(self, meeting: str, audience: Audience, seq: int) -> None:
        cued = self._services.publisher.cued(meeting)
        body: dict[str, object] = {
            "epoch": self._services.epoch, "seq": seq, "captions_seq": cued[0], "captions_changed": cued[1],
            "server_now": self._services.clock.now_ms(),
        }  # fmt: skip
        self._services.rooms.send("beat", view_room(meeting, audience), body)

    def documents(self) -> None:
        """Notify readers of documents when one of their meeting has changed. Raises Unavailable."""
        self._services.marks.tell(self._connected.readers.used())

    def presence(self) -> None:
        """Send staff and booths who is connected, where it changed; those who joined since are sent it in any case."""
        waiting, told = list(self._connected.awaiting), set[str]()
        heads: dict[str, dict[Audience, int]] = {}
        for meeting, audience, seq in self._services.publisher.shown():
            heads.setdefault(meeting, {})[audience] = seq
        for meeting, message in self._services.presence.news(heads, self._services.clock.now_ms()):
            told.add(meeting)
            for audience in heads.get(meeting, {}):
                if AUDIENCES[audience.name].presence:
                    self._services.rooms.send("presence", view_room(meeting, audience), message)
        for sid in waiting:
            self._connected.awaiting.discard(sid)
            connection = self._connected.get(sid)
            meeting = (connection.meeting if connection else None) or ""
            if meeting not in told and (known := self._services.presence.now(meeting)):
                self._services.rooms.send_one("presence", sid, known)

    def health(self) -> None:
        """Send technicians the state of their meeting's screens; computed only while one is connected."""
        for meeting, audience, _ in self._services.publisher.shown():
            if audience.name == "technician":
                message = view_json(health(self._services, meeting))
                self._services.rooms.send("health", view_room(meeting, audience), message)


def health(services: Services, meeting: str) -> HealthMessage:
    """Return the present state of a meeting's screens and of the service."""
    now = services.clock.now_ms()
    rows = services.presence.rows(meeting, now)
    free = shutil.disk_usage(services.settings.data).free
    server = Server(round(services.lag_ms), free, build(), *services.waiting_drafts())
    parts, attendees = services.health.rows(), services.presence.attendees(meeting)
    return HealthMessage(
        epoch=services.epoch, seq=services.publisher.state(meeting).seq, server_now=now, server=server, screens=rows,
        attendees=attendees, attendees_behind=services.presence.attendees_behind(meeting),
        troubles=troubles(rows, build(), parts, services.publisher.failing(meeting)), parts=parts,
    )  # fmt: skip

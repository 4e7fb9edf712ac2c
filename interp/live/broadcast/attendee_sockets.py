"""Serves the websocket of a public reader as callbacks on eventlet's hub, from its opening or after its join.

A greenlet for each socket is most of what an idle reader costs. What a reader sends, but for pongs, is rare: it is
handled as usual, in a greenlet that ends with it, what is short in one for all sockets, and nothing more is read from
this socket meanwhile.
"""

import _socket
import ssl
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

import eventlet
import structlog
from eventlet import hubs
from eventlet.greenio import GreenSocket

from interp.live.broadcast import frames
from interp.live.broadcast.admission import Admission
from interp.live.broadcast.background_work import yield_now
from interp.live.broadcast.incoming_frames import BadFrame, FrameReader, Received
from interp.live.broadcast.outlets import Outlet
from interp.live.broadcast.reader_turns import ReaderTurns
from interp.live.broadcast.reading_budget import TOO_MANY, ReadingTurn

log = structlog.get_logger(__name__)
BLOCKED = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)
READ_BYTES = 4_096
TURNS = ReaderTurns(lambda turn: hubs.get_hub().schedule_call_global(0, turn))
PONG = "3"  # Engine.IO's; what may follow it means nothing here


class Session(Protocol):
    """The Engine.IO session of a reader, as far as its socket needs it."""

    @property
    def outlet(self) -> Outlet:
        """Return what writes to the same socket."""

    def answered(self) -> None:
        """Record a pong."""

    def soon(self, work: Callable[[], None]) -> None:
        """Do a short work when it is its turn, in a greenlet with those of other sockets."""

    def wait_in_line(self) -> None:
        """Return when it is this socket's turn to be heard."""

    def take_at_once(self, said: str | bytes) -> bool | None:
        """Handle one packet if that is short; return whether the session goes on, None if it was not handled."""

    def take(self, said: str | bytes) -> bool:
        """Handle one packet, perhaps slowly; return whether the session goes on."""

    @property
    def works(self) -> bool:
        """Return whether it has joined as a screen of people who work, which has a greenlet of its own."""

    def read_all(self, connection: Any, reader: FrameReader, *, more: bool) -> None:
        """Read in the greenlet that runs until the connection ends."""

    def spend(self, cost: int) -> float | None:
        """Take the cost of a turn from what it may send; return the seconds to rest, None for one to be closed."""

    def finish(self) -> None:
        """End the session; the connection is gone."""


class ShortWorks:
    """Does what is short one after the other in one greenlet: thousands may come, join or leave at the same time.

    A greenlet for each would take longer to make than its work takes.
    """

    def __init__(self, line: Admission) -> None:
        """`line` admits each work, so that what is to be sent goes out meanwhile."""
        self._line = line
        self._works: deque[Callable[[], None]] = deque()
        self._runs = False

    def add(self, work: Callable[[], None]) -> None:
        """Do `work` soon; those behind it wait where it waits."""
        self._works.append(work)
        if not self._runs:
            self._runs = True
            eventlet.spawn_n(self._run)

    def _run(self) -> None:
        try:
            while self._works:
                self._line.enter()
                _done(self._works.popleft())
        finally:
            self._runs = False


def _done(work: Callable[[], None]) -> None:
    try:
        work()
    except Exception:
        log.exception("reader_failed")


LEAVING = ShortWorks(Admission(lambda: False, yield_now))


class AttendeeSocket:
    """The reading half of one socket; the writing half is its outlet. Only for the thread of the hub."""

    __slots__ = (
        "_descriptor", "_ended", "_frames", "_inbox", "_listener", "_more", "_reason", "_session", "_socket",
        "_status", "_tls", "_wait_s",
    )  # fmt: skip

    def __init__(self, socket: Any, session: Session, reader: FrameReader, *, more: bool = False) -> None:
        """`socket` is eventlet's, plain or TLS. Reading starts at once.

        `more`: the reader of frames has something to hand over already.
        """
        self._tls = isinstance(socket, ssl.SSLSocket)
        self._socket: Any = socket if self._tls else socket.fd
        self._descriptor = socket.fileno()
        self._session, self._frames = session, reader
        self._inbox: deque[str | bytes] | None = None
        self._listener: Any = None
        self._ended, self._more = False, more
        self._wait_s = 0.0
        self._status = 0  # with which to close, of a reader that broke the rules
        self._reason = ""
        if more:
            hubs.get_hub().schedule_call_global(0, self._next_turn)
        else:
            self._listen()

    def _listen(self) -> None:
        hub = hubs.get_hub()
        self._listener = hub.add(hub.READ, self._descriptor, self._readable, _nothing, self._gone)
        self._listener.greenlet = hub.greenlet  # else it holds the greenlet that happens to run now
        if self._pending():
            hub.schedule_call_global(0, self._readable)

    def _pending(self) -> bool:
        """Return whether TLS holds bytes that the hub does not know of."""
        return self._tls and bool(self._socket.pending())

    def _readable(self, *_: object) -> None:
        """Read what came, in this round or in one of the next; called by the hub, for which it must not wait."""
        if self._listener is None:
            return
        if TURNS.are_over:
            self._pause()
            TURNS.wait(self._read)
        else:
            TURNS.take(self._read)

    def _read(self) -> None:
        """Read what came and handle it; listen again."""
        data = self._received()
        if data is not None:
            self._take(data)
        else:
            self._go_on()
        if self._listener is not None and self._pending():
            hubs.get_hub().schedule_call_global(0, self._readable)

    def _received(self) -> bytes | None:
        """Return what came, empty at the end of the connection, None when there is nothing yet."""
        try:
            data: bytes = self._socket._sslobj.read(READ_BYTES) if self._tls else self._socket.recv(READ_BYTES)
        except BLOCKED:
            return None
        except OSError:
            return b""
        return data

    def _take(self, data: bytes) -> None:
        """Handle what came, or the end of the connection."""
        if data:
            self._turn(data)
        else:
            self._ended = True
        self._go_on()

    def _turn(self, data: bytes) -> None:
        """Answer control frames and pongs and keep everything else, as much as one turn takes."""
        turn, self._more = ReadingTurn(), False
        try:
            for received in self._frames.feed(data):
                self._hear(received)
                if self._ended:
                    break
                if turn.is_over(len(received.data)):
                    self._more = True
                    break
        except BadFrame as bad:
            self._ended, self._status = True, bad.status
        except Exception:
            log.exception("reader_failed")
            self._ended = True
        wait_s = self._session.spend(turn.cost)
        if wait_s is None:
            self._ended, self._status, self._reason = True, frames.POLICY, TOO_MANY
        self._wait_s = wait_s or 0.0

    def _go_on(self) -> None:
        """Hand what was kept, and the end, to a greenlet; read on when it is this socket's turn again."""
        if self._inbox:
            self._pause()
            self._session.soon(self._work_shortly)
        elif self._ended:
            self._pause()
            LEAVING.add(self._end)
        elif self._more or self._wait_s:
            self._pause()
            hubs.get_hub().schedule_call_global(self._wait_s, self._next_turn)
        elif self._listener is None:
            self._listen()

    def _next_turn(self) -> None:
        """Handle more of what came before, then read on, when it is its turn."""
        self._wait_s = 0.0
        TURNS.wait(self._handle_more)

    def _handle_more(self) -> None:
        if self._more:
            self._turn(b"")
        self._go_on()

    def _hear(self, received: Received) -> None:
        opcode, data = received
        if opcode == frames.PING:
            assert isinstance(data, bytes)
            self._session.outlet.keep(frames.frame(data, frames.PONG))
        elif opcode == frames.CLOSE:
            self._ended, self._status = True, frames.NORMAL
        elif opcode == frames.TEXT and data[:1] == PONG:
            self._session.answered()
        elif opcode != frames.PONG:
            self._inbox = self._inbox or deque()
            self._inbox.append(data)

    def _pause(self) -> None:
        """Read nothing until what came is handled: the reader's own connection then holds it back."""
        if self._listener is not None:
            hubs.get_hub().remove(self._listener)
            self._listener = None

    def _work_shortly(self) -> None:
        """Hand over the first of what came, then the next; what may take long has a greenlet of its own."""
        assert self._inbox
        goes_on = self._session.take_at_once(self._inbox[0])
        if goes_on is None:
            eventlet.spawn_n(self._work)
            return
        self._inbox.popleft()
        if not goes_on:
            self._inbox, self._ended, self._more = None, True, False
        self._go_on()

    def _work(self) -> None:
        """Hand over what came, in order, then read on or end; a greenlet of its own."""
        while self._inbox:
            self._session.wait_in_line()
            if not self._session.take(self._inbox.popleft()):
                self._ended, self._more = True, False
                break
        self._inbox = None
        if self._ended:
            self._end()
        elif self._session.works and not self._tls:
            self._stay()
        else:
            self._go_on()

    def _stay(self) -> None:
        """Read on in this greenlet: what a screen of people who work sends must not wait for readers."""
        try:
            self._session.read_all(GreenSocket(self._socket), self._frames, more=self._more)
        finally:
            self._end()

    def _end(self) -> None:
        if self._status:
            self._session.outlet.keep(frames.closing(self._status, self._reason))
        try:
            self._session.finish()
        finally:
            _socket.socket.close(self._socket)

    def _gone(self) -> None:
        """The hub found the descriptor used for something else: nothing of it may be touched."""
        self._listener = None
        LEAVING.add(self._session.finish)


def _nothing(*_: object) -> None:
    return None

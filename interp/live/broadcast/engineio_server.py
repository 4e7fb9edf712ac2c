"""Engine.IO on eventlet with direct writes: no queue, no writer and no ping greenlet for each socket.

Depends on the insides of python-engineio and eventlet, whose versions are pinned; tests/contracts/test_fan_out.py holds
this and the stock path to the same behaviour.
"""

import time
from collections.abc import Callable
from typing import Any

import engineio
import eventlet
from engineio import exceptions, packet
from engineio import socket as engine_socket
from eventlet import Semaphore

from interp.live.broadcast import frames
from interp.live.broadcast.admission import Admission
from interp.live.broadcast.attendee_sockets import READ_BYTES, AttendeeSocket, ShortWorks
from interp.live.broadcast.background_work import rest
from interp.live.broadcast.client_connections import ClientConnection
from interp.live.broadcast.incoming_frames import BadFrame, FrameReader
from interp.live.broadcast.ping_wheel import PingWheel
from interp.live.broadcast.reading_budget import (
    BEFORE_JOIN,
    READER,
    TOO_MANY,
    WORKING,
    Penalties,
    ReadingBudget,
    ReadingTurn,
)
from interp.live.broadcast.request_buffers import CONNECTION, PLACES, trim
from interp.live.broadcast.websocket_handshakes import DEFLATE, DirectWebSocket
from interp.live.broadcast.websocket_outlets import DirectOutlet

PING = frames.frame(packet.Packet(packet.PING).encode().encode())
UNCOUNTED = Semaphore()  # the places of a server that counts none
JOIN_S = 10.0  # a socket whose join has not come so long after its opening is closed
BETWEEN_PINGS_S = 0.005
MOST_UNJOINED = 20  # messages; a page joins by its second
MEANS_NOTHING = (packet.PING, packet.NOOP)  # from a client


class DirectSocket(engine_socket.Socket):  # type: ignore[misc]
    """One client. What is sent before the websocket stands waits in `_early`."""

    def __init__(self, server: Any, sid: str) -> None:
        """The base class's own would make a queue."""
        self.server, self.sid = server, sid
        self.connected = self.upgrading = self.upgraded = self.closing = self.closed = False
        self.session: dict[str, Any] = {}
        self.outlet: DirectOutlet | None = None
        self.only_reads = self.works = False
        self.address = ""
        self._budget = ReadingBudget(BEFORE_JOIN, time.monotonic())
        self._heard = 0  # messages before it joined
        self._more = False  # of what came, something waits for the next turn
        self._places: Any = None
        self._around: dict[str, Any] | None = None  # the request it came by, until it has joined
        self.connection: ClientConnection | None = None  # until it has joined: it may be closed to make room
        self._early: list[bytes] = []

    def send(self, pkt: Any) -> None:
        """Send a packet. Raises SocketIsClosedError."""
        if self.closed:
            raise exceptions.SocketIsClosedError
        encoded = pkt.encode()
        if isinstance(encoded, str):
            self.keep(frames.frame(encoded.encode()))
        else:
            self.keep(frames.frame(bytes(encoded), frames.BINARY))

    def keep(self, made: bytes) -> None:
        """Send a frame that may not be skipped."""
        if self.outlet is None:
            self._early.append(made)
        else:
            self.outlet.keep(made)

    def receive(self, pkt: Any) -> None:
        """Take a packet of the client. Raises what a bad one causes, and SocketIsClosedError."""
        if pkt.packet_type == packet.PONG:
            self.answered()
        elif pkt.packet_type == packet.MESSAGE:
            self.server.handlers["message"](self.sid, pkt.data)  # the base class would keep what it raises to itself
        elif pkt.packet_type not in MEANS_NOTHING:
            super().receive(pkt)

    def answered(self) -> None:
        """Record a pong."""
        self.server.pings.answered(self)

    def schedule_ping(self) -> None:
        """Do nothing: the wheel pings."""

    def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:
        """End the session; `abort`: without telling the client. The reader then sees the end of the connection."""
        if self.closed or self.closing:
            return
        self.closing = True
        reason = reason or self.server.reason.SERVER_DISCONNECT
        self.server._trigger_event("disconnect", self.sid, reason, run_async=False)
        if self.outlet is not None and not abort:
            self.outlet.keep(frames.frame(packet.Packet(packet.CLOSE).encode().encode()))
            self.outlet.keep(frames.closing())
        self.closed = True
        if self.outlet is not None:
            self.outlet.close()

    def _websocket_handler(self, ws: Any) -> list[bytes]:
        """Read until the connection ends, or goes on without a greenlet."""
        ws.socket.settimeout(None)  # the wheel finds who is gone; a timeout would cost a timer for each read
        reader = self._stand(ws.socket, deflates=DEFLATE in ws.extensions)
        ws._send = self.keep  # so that its own control frames never stand inside another frame
        try:
            while self._read_on(ws.socket, reader):
                if self.only_reads:
                    self._leave_greenlet(ws, reader)
                    return []
        finally:
            ws.iterator = None  # a generator that holds it, so that neither would be freed
            if self._places is None:
                self.finish()
        return []

    def begin(self, client: Any, handshake: bytes, environ: dict[str, Any], places: Any, *, deflates: bool) -> None:
        """Send the answer to the handshake, and read as callbacks, without a greenlet, in one of the free `places`."""
        self._around, self._places = environ, places
        self._places.counter -= 1
        client.close = _nothing  # eventlet's wrapper closes it when nobody holds the wrapper any more
        reader = self._stand(client, handshake, deflates=deflates)
        AttendeeSocket(client, self, reader)

    def read_all(self, connection: Any, reader: FrameReader, *, more: bool) -> None:
        """Read in the greenlet that runs until the connection ends: it has joined as a screen of people who work."""
        self._more = more
        while self._read_on(connection, reader):
            pass

    def _stand(self, connection: Any, first: bytes = b"", *, deflates: bool) -> FrameReader:
        """Send what waited for the websocket, which stands now, in one piece; return what reads from it."""
        self.outlet = DirectOutlet(connection, deflates=deflates)
        self.outlet.keep(b"".join((first, *self._early)))
        self._early = []
        self.connected = self.upgraded = True
        self.server.pings.add(self)
        return FrameReader(self.server.max_http_buffer_size, deflate=deflates)

    def soon(self, work: Callable[[], None]) -> None:
        """Do a short work when it is its turn."""
        self.server.short_works.add(work)

    def wait_in_line(self) -> None:
        """Return when it is this socket's turn to be heard: one without a role."""
        self.server.line.enter()

    def take_at_once(self, said: str | bytes) -> bool | None:
        """Handle a packet that the application handles shortly; None: it was not handled."""
        work = self.server.short_work(self.sid, said)
        return self._handled(work) if work is not None else None

    def take(self, said: str | bytes) -> bool:
        """Handle one packet of the client; return whether the session goes on."""
        return self._handled(lambda: self.receive(packet.Packet(encoded_packet=said)))

    def _handled(self, work: Callable[[], object]) -> bool:
        """Handle a packet; return whether the session goes on."""
        try:
            work()
        except exceptions.SocketIsClosedError:
            return False
        except Exception:
            self.server.logger.exception("bad packet")
            return self._misbehaved("bad packet")
        return not self.closed

    def _misbehaved(self, reason: str, status: int = frames.POLICY) -> bool:
        """Tell the client why it is closed, and remember its address for a moment; the session does not go on."""
        self.keep(frames.closing(status, reason))
        self._is_remembered()
        return False

    def _is_remembered(self) -> None:
        """Let later sockets of this address wait for a moment."""
        self._heard = 0
        self.server.penalties.add(self.address, time.monotonic())

    def asks_to_join(self) -> None:
        """Note that the client's join came: from now on it may stay."""
        self.server.unjoined.pop(self, None)

    def joined(self, *, works: bool, callbacks: bool) -> None:
        """Note what the client may send: much for a screen of people who work, little for a reader.

        `callbacks`: a reader is served without a greenlet of its own.
        """
        self.works, self.only_reads, self._heard = works, callbacks and not works, 0
        if self.connection is not None:
            self.connection.ended()
            self.connection = None
        if self._around is not None:
            trim(self._around)
            self._around = None
        self._budget.allow(WORKING if works else READER)

    def spend(self, cost: int) -> float | None:
        """Take a turn's cost from the budget; return the seconds for which nothing is read, None to be closed."""
        if self.connection is not None:
            self._heard += cost
        return self._budget.spend(max(1, cost), time.monotonic())

    def finish(self) -> None:
        """End the session of a connection that has ended."""
        if self._heard > MOST_UNJOINED:  # it disconnected before it was closed for that
            self._is_remembered()
        self.server.pings.remove(self)
        self.server.unjoined.pop(self, None)
        if self._places is not None and self.outlet is not None:
            self.outlet.end()  # who read the connection closes it
        self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
        if self.outlet is not None:
            self.outlet.end()
        self.server.sockets.pop(self.sid, None)
        if self._places is not None:
            if self.connection is not None:
                self.connection.ended()
            self._places.release()

    def _leave_greenlet(self, ws: Any, reader: FrameReader) -> None:
        """Read on as callbacks; of the request only what later events need is kept, and its place in the count."""
        self._places = ws.environ.get(PLACES, UNCOUNTED)
        self._places.counter -= 1
        ws.websocket_closed = True  # else it says goodbye when its greenlet ends
        trim(ws.environ)
        # The server closes what it accepted when its greenlet ends; its buffers and eventlet's wrapper do too.
        ws.socket.close = ws.socket.shutdown = _nothing
        AttendeeSocket(ws.socket, self, reader, more=self._more)

    def _read_on(self, connection: Any, reader: FrameReader) -> bool:
        """Wait for bytes of the client and handle a turn of what they complete; return whether the session goes on."""
        data = b""
        if not self._more:
            try:
                data = connection.recv(READ_BYTES)
            except (OSError, EOFError):  # the second: the hub found the descriptor used for something else
                return False
            if not data:
                return False
        if not self.works:
            self.wait_in_line()
        turn, self._more = ReadingTurn(), False
        try:
            for opcode, said in reader.feed(data):
                if not self._hear(opcode, said):
                    return False
                if turn.is_over(len(said)):
                    self._more = True
                    break
        except BadFrame as bad:
            self.server.logger.info("%s: websocket closed with %s", self.sid, bad.status)
            return self._misbehaved("", bad.status)
        return self._rests(self.spend(turn.cost))

    def _rests(self, wait_s: float | None) -> bool:
        """Let the others have their turn, longer after too much; return whether the session goes on."""
        if wait_s is None:
            return self._misbehaved(TOO_MANY)
        eventlet.sleep(wait_s)
        return not self.closed

    def _hear(self, opcode: int, said: str | bytes) -> bool:
        """Handle a message or control frame; return whether the session goes on."""
        if opcode in (frames.TEXT, frames.BINARY):
            return self.take(said)
        if opcode == frames.PING:
            assert isinstance(said, bytes)
            self.keep(frames.frame(said, frames.PONG))
        if opcode == frames.CLOSE:
            self.keep(frames.closing())
        return opcode != frames.CLOSE


class DirectEngine(engineio.Server):  # type: ignore[misc]
    """The Engine.IO server whose sockets are DirectSockets; websockets only."""

    pings: PingWheel[DirectSocket]
    unjoined: dict[DirectSocket, float]  # in the order of their opening, with its time
    penalties: Penalties
    address_of: Callable[[Any], str]  # the client's, of an environment: a proxy may stand between
    line: Admission  # of sockets without a role
    short_works: ShortWorks
    short_work: Callable[[str, str | bytes], Callable[[], object] | None]  # see `install`

    def _handle_connect(self, environ: Any, start_response: Any, transport: str, jsonp_index: Any = None) -> Any:
        """Open a session, ask the application, then read until it ends; few are opened in a round of the loop."""
        address, connection = self.address_of(environ), environ.get(CONNECTION)
        if connection is not None:
            connection.opens_session()
        if wait_s := self.penalties.wait_s(address, time.monotonic()):
            eventlet.sleep(wait_s)
        self.line.enter()
        made, refused = self.open_session(environ, connection)
        if made is None:
            return self._unauthorized(refused or None)
        try:
            return made.handle_get_request(environ, start_response)
        finally:
            if made.outlet is None:  # the handshake was refused or broken off, and nothing else ends the session
                made.finish()

    def open_session(
        self, environ: dict[str, Any], connection: ClientConnection | None
    ) -> tuple[DirectSocket | None, Any]:
        """Open a session and ask the application; return it, or why it refuses."""
        sid = self.generate_id()
        made = self.sockets[sid] = DirectSocket(self, sid)
        made.address, made.connection = self.address_of(environ), connection
        self.unjoined[made] = time.monotonic()
        made.send(packet.Packet(packet.OPEN, self._open_message(sid)))
        refused = self._trigger_event("connect", sid, environ, run_async=False)
        if refused is None or refused is True:
            return made, None
        del self.sockets[sid]
        self.unjoined.pop(made, None)
        return None, refused

    def _open_message(self, sid: str) -> dict[str, Any]:
        return {
            "sid": sid,
            "upgrades": [],
            "pingTimeout": int(self.ping_timeout * 1000),
            "pingInterval": int(self.ping_interval * 1000),
            "maxPayload": self.max_http_buffer_size,
        }

    def run_pings(self) -> None:
        """Turn the wheel once a second, and close who does not join, until the process ends."""
        while True:
            rest(1.0)
            self.pings.tick(lambda: time.sleep(BETWEEN_PINGS_S))
            self.close_unjoined(time.monotonic())

    def close_unjoined(self, now_s: float) -> None:
        """Close every socket that was opened ten seconds ago and whose join has not come."""
        late = []
        for socket, opened_s in self.unjoined.items():
            if now_s - opened_s < JOIN_S:
                break
            late.append(socket)
        for socket in late:
            socket._misbehaved("no join")
            socket.close(wait=False)
            self.unjoined.pop(socket, None)


def install(
    engine: Any, address_of: Callable[[Any], str], line: Admission,
    short_work: Callable[[str, str | bytes], Callable[[], object] | None] = lambda sid, said: None,
) -> None:  # fmt: skip
    """Make an Engine.IO server that was just made a DirectEngine, before its first client.

    `short_work` returns what handles a packet of a socket, if that is short and waits for nothing; it may raise.
    """
    engine.__class__ = DirectEngine
    engine.start_service_task = False
    engine._async = dict(engine._async, websocket=DirectWebSocket)
    engine.unjoined = {}
    engine.line, engine.short_works, engine.short_work = line, ShortWorks(line), short_work
    engine.penalties, engine.address_of = Penalties(), address_of
    engine.pings = PingWheel(int(engine.ping_interval), int(engine.ping_timeout), _ping, _lost)
    engine.start_background_task(engine.run_pings)


def _nothing(*_: object) -> None:
    return None


def _ping(socket: DirectSocket) -> None:
    socket.keep(PING)


def _lost(socket: DirectSocket) -> None:
    socket.close(wait=False, reason=socket.server.reason.PING_TIMEOUT)

"""A crowd of websocket clients in one thread: an epoll loop that counts what arrives, and when."""

import select
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from benchmarks import frames

IN_FLIGHT = 40
MARGIN_S = 20.0


@dataclass(frozen=True, slots=True)
class Member:
    """One client to be: what it sends to join, and whether it answers beats as staff screens do."""

    audience: str
    language: str
    join: dict[str, Any]
    answers: bool


@dataclass(slots=True)
class Connection:
    """One client: its socket, what it has read of an unfinished frame, and the newest view it holds."""

    member: Member
    sock: socket.socket
    rest: bytes = b""
    upgraded: bool = False
    joined: bool = False
    seq: int = -1
    last: bytes = b""


@dataclass(slots=True)
class Switch:
    """What one command came to; times in seconds after it was written. `lost` counts clients not reached."""

    ack_s: float
    arrivals_s: list[float]
    lost: int
    bytes: int

    @property
    def last_s(self) -> float:
        """Return when the last client had it."""
        return max(self.arrivals_s, default=0.0)


@dataclass(slots=True)
class Crowd:
    """Clients of one server. The last member must be the console: it gives the commands."""

    host: str
    port: int
    members: Sequence[Member]
    closed: int = 0
    repeated: int = 0
    joined: int = 0
    beats: int = 0
    _open: dict[int, Connection] = field(default_factory=dict)
    _arrived: dict[int, list[float]] = field(default_factory=dict)
    _bytes: int = 0
    _ack: list[tuple[float, dict[str, Any]]] = field(default_factory=list)
    _epoll: select.epoll = field(default_factory=select.epoll)

    def join(self) -> float:
        """Connect and join everybody, a few at a time; return the seconds it took. Raises TimeoutError."""
        began, waiting = perf_counter(), list(reversed(self.members))

        def more() -> bool:
            while waiting and len(self._open) - self.joined < IN_FLIGHT:
                self._connect(waiting.pop())
            return self.joined + self.closed >= len(self.members)

        if not self.until(more, MARGIN_S + len(self.members) / 50) or self.closed:
            raise TimeoutError(f"{self.joined} of {len(self.members)} joined, {self.closed} were closed")
        return perf_counter() - began

    def switch(self, name: str, message: dict[str, Any]) -> Switch:
        """Give a command and wait until every client has the view it led to, or `MARGIN_S` have passed."""
        self._arrived, self._bytes, self._ack = {}, 0, []
        began = perf_counter()
        self.console.sock.send(frames.event(name, message, ack=2))
        self.until(self._everybody_has_it, MARGIN_S)
        at, answer = self._ack[0] if self._ack else (began + MARGIN_S, {"ok": True, "seq": -1})
        if not answer.get("ok"):
            raise RuntimeError(f"refused: {answer}")
        times = [each - began for each in self._arrived.get(answer["seq"], [])]
        return Switch(at - began, times, len(self.members) - len(times), self._bytes)

    def idle(self, seconds: float) -> None:
        """Only listen (and answer pings and beats) for so many seconds."""
        self.until(lambda: False, seconds)

    def until(self, done: Callable[[], bool], timeout_s: float) -> bool:
        """Handle what arrives until `done` says so; return whether it did in time."""
        deadline = perf_counter() + timeout_s
        while not done():
            left = deadline - perf_counter()
            if left <= 0:
                return False
            for number, _ in self._epoll.poll(min(left, 0.2)):
                try:
                    self._read(self._open[number])
                except OSError:
                    self._lose(self._open[number])
        return True

    def close(self) -> None:
        """Hang up on everybody."""
        for connection in self._open.values():
            connection.sock.close()
        self._open.clear()
        self._epoll.close()

    @property
    def console(self) -> Connection:
        """Return the connection that gives the commands."""
        return next(each for each in self._open.values() if each.member.audience == "console")

    def held(self) -> dict[str, dict[str, Any]]:
        """Return the newest message that one client of each `audience:language` holds."""
        members = ((each.member, each.last) for each in self._open.values())
        return {f"{member.audience}:{member.language}": frames.body(last) for member, last in members}

    def _everybody_has_it(self) -> bool:
        return any(len(self._arrived.get(answer.get("seq", -1), ())) >= len(self.members) for _, answer in self._ack)

    def _connect(self, member: Member) -> None:
        sock = socket.create_connection((self.host, self.port), timeout=MARGIN_S)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.sendall(frames.handshake(self.host, self.port))
        sock.setblocking(False)
        self._open[sock.fileno()] = Connection(member, sock)
        self._epoll.register(sock.fileno(), select.EPOLLIN)

    def _read(self, connection: Connection) -> None:
        data = connection.sock.recv(65_536)
        if not data:
            raise ConnectionResetError
        now = perf_counter()
        data = connection.rest + data
        if not connection.upgraded:
            data = self._upgrade(connection, data)
        found, connection.rest = frames.split(data)
        for opcode, payload in found:
            if opcode == frames.TEXT:
                self._hear(connection, payload, now)

    def _upgrade(self, connection: Connection, data: bytes) -> bytes:
        """Return what follows the answer to the handshake; all of it while the answer is incomplete."""
        head, blank, after = data.partition(b"\r\n\r\n")
        if not blank:
            connection.rest = data
            return b""
        if not head.startswith(b"HTTP/1.1 101"):
            raise ConnectionRefusedError
        connection.upgraded = True
        return after

    def _hear(self, connection: Connection, payload: bytes, now: float) -> None:
        if payload.startswith(b'42["view"'):
            self._view(connection, payload, now)
        elif payload.startswith(b'42["beat"'):
            self._beat(connection, payload)
        elif payload == frames.PING:
            connection.sock.send(frames.frame(frames.PONG))
        elif payload.startswith(frames.ACK):
            self._answer(connection, payload, now)
        elif payload.startswith(frames.CONNECTED):
            connection.sock.send(frames.event("join", connection.member.join, ack=1))
        elif payload.startswith(frames.OPEN):
            connection.sock.send(frames.frame("40"))

    def _view(self, connection: Connection, payload: bytes, now: float) -> None:
        seq = frames.seq_of(payload)
        if seq <= connection.seq:
            self.repeated += 1
            return
        connection.seq, connection.last = seq, payload
        self._bytes += len(payload)
        self._arrived.setdefault(seq, []).append(now)

    def _beat(self, connection: Connection, payload: bytes) -> None:
        self.beats += 1
        if connection.member.answers:
            beat = frames.body(payload)
            connection.sock.send(frames.event("at", {"epoch": beat["epoch"], "seq": connection.seq}))

    def _answer(self, connection: Connection, payload: bytes, now: float) -> None:
        answer = frames.body(payload)
        if connection.joined:
            self._ack.append((now, answer))
            return
        if not answer.get("ok"):
            raise RuntimeError(f"join refused: {answer}")
        connection.joined, connection.seq, connection.last = True, int(str(answer["seq"])), payload
        self.joined += 1

    def _lose(self, connection: Connection) -> None:
        self.closed += 1
        del self._open[connection.sock.fileno()]
        connection.sock.close()  # which also takes it out of the epoll

"""Writes to one websocket without ever waiting for it, on eventlet's hub; a slow reader skips to the newest."""

import _socket
import ssl
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from eventlet import hubs

from interp.live.broadcast.frames import RoomMessage

BLOCKED = (BlockingIOError, ssl.SSLWantWriteError)
Write = Callable[[Any, bytes], int]
# A client that sends and never reads: answers may not be skipped, so it is cut off.
MOST_KEPT = 1_048_576


class DirectOutlet:
    """One open websocket; see outlets.Outlet. Only for the thread of the hub.

    Of a room it is sent the plain frame of a message, or the deflated one if it `deflates`, by `write(target, frame)`;
    once it has `ended` nothing more is written.
    """

    __slots__ = (
        "_descriptor", "_kept", "_kept_bytes", "_latest", "_rest", "_rooms", "_socket", "_writable",
        "deflates", "ended", "target", "write",
    )  # fmt: skip

    def __init__(self, socket: Any, *, deflates: bool = False) -> None:
        """`socket` is eventlet's, plain or TLS, after the handshake."""
        self.deflates = deflates
        self._rooms: tuple[OutletRoom, ...] = ()
        self._socket = getattr(socket, "fd", socket)
        self.write, self.target = _writer(socket)
        self._descriptor = socket.fileno()
        self._rest = b""
        self._kept: deque[bytes] | None = None
        self._kept_bytes = 0
        self._latest: dict[str, bytes] | None = None
        self._writable: Any = None
        self.ended = False

    @property
    def waits(self) -> bool:
        """Return whether something could not be sent yet."""
        return self._writable is not None

    def enter(self, room: "OutletRoom") -> None:
        """Have a room told whenever this outlet begins to wait, waits no more, or ends."""
        self._rooms += (room,)

    def leave(self, room: "OutletRoom") -> None:
        """Tell a room nothing more."""
        self._rooms = tuple(each for each in self._rooms if each is not room)

    def _tell_rooms(self) -> None:
        for room in self._rooms:
            room.sort(self)

    def cast(self, slot: str, frame: bytes) -> None:
        """Send a frame; while the socket would block, only the newest of each slot is kept."""
        if self._writable is None:
            self._write(frame)
        else:
            self._latest = self._latest or {}
            self._latest[slot] = frame

    def keep(self, frame: bytes) -> None:
        """Send a frame after all that were kept before it; none is skipped. Too many waiting end the connection."""
        if self._writable is None:
            self._write(frame)
            return
        self._kept = self._kept or deque()
        self._kept.append(frame)
        self._kept_bytes += len(frame)
        if self._kept_bytes > MOST_KEPT:
            self.close()

    def close(self) -> None:
        """Close the connection; the reading side then sees its end. What waits is dropped."""
        if self.ended:
            return
        self.end()
        with suppress(OSError):
            _socket.socket.shutdown(self._socket, _socket.SHUT_RDWR)

    def end(self) -> None:
        """Write nothing more."""
        self.ended = True
        self._kept = self._latest = None
        self._rest = b""
        self._stop_waiting()
        self._tell_rooms()

    def _stop_waiting(self) -> None:
        if self._writable is not None:
            hubs.get_hub().remove(self._writable)
            self._writable = None
            self._tell_rooms()

    def _write(self, frame: bytes) -> None:
        """Send as much as the socket takes, and the rest as soon as it takes more."""
        if not self.ended:
            self.wait_with(frame, self.sent(frame))

    def wait_with(self, frame: bytes, sent: int) -> None:
        """Send the rest of a frame when the socket takes more. Of nothing sent too: TLS must be given it again."""
        if sent < len(frame) and not self.ended:
            self._rest = frame[sent:]
            hub = hubs.get_hub()
            self._writable = hub.add(hub.WRITE, self._descriptor, self._drain, self._gone, self._gone)
            self._tell_rooms()

    def sent(self, data: bytes) -> int:
        """Send what the socket takes; return how many bytes that was. A broken socket is closed."""
        try:
            return self.write(self.target, data)
        except BLOCKED:
            return 0
        except OSError:
            self.close()
            return 0

    def _drain(self, *_: object) -> None:
        """Send what waits, oldest first, until the socket would block again."""
        while self._writable is not None:
            sent = self.sent(self._rest)
            if sent < len(self._rest):
                self._rest = self._rest[sent:]
                return
            self._rest = self._next()
            if not self._rest:
                self._stop_waiting()

    def _next(self) -> bytes:
        """Return the next waiting frame, answers before views; empty when there is none."""
        if self._kept:
            frame = self._kept.popleft()
            self._kept_bytes -= len(frame)
            return frame
        if self._latest:
            return self._latest.pop(next(iter(self._latest)))
        return b""

    def _gone(self, *_: object) -> None:
        """Take notice that the hub found the socket closed; it has dropped its listener."""
        self._writable = None
        self.end()


class OutletRoom:
    """The outlets of one room.

    A message walks only over the sockets of those that wait for nothing: with 5,000 members every further object of a
    member, be it the socket's bound method, is in no cache of the processor when its turn comes.
    """

    __slots__ = ("_ready", "_waiting")

    def __init__(self) -> None:
        """Return a room without members."""
        # Those who take the same frame by the same function: what that writes to -> the outlet.
        self._ready: dict[tuple[Write, bool], dict[Any, DirectOutlet]] = {}
        self._waiting: set[DirectOutlet] = set()

    @property
    def behind(self) -> int:
        """Return how many members have something that could not be sent yet."""
        return len(self._waiting)

    def add(self, outlet: DirectOutlet) -> None:
        """Let an outlet in."""
        outlet.enter(self)
        self.sort(outlet)

    def remove(self, outlet: DirectOutlet) -> None:
        """Let an outlet out."""
        outlet.leave(self)
        self._forget(outlet)

    def sort(self, outlet: DirectOutlet) -> None:
        """Take notice that a member waits now, waits no more, or has ended."""
        self._forget(outlet)
        if outlet.waits:
            self._waiting.add(outlet)
        elif not outlet.ended:
            self._ready.setdefault((outlet.write, outlet.deflates), {})[outlet.target] = outlet

    def _forget(self, outlet: DirectOutlet) -> None:
        self._waiting.discard(outlet)
        self._ready.get((outlet.write, outlet.deflates), {}).pop(outlet.target, None)

    def cast(self, slot: str, message: RoomMessage) -> None:
        """Send a message to every member, as `DirectOutlet.cast` does."""
        for outlet in tuple(self._waiting):
            outlet.cast(slot, message.small() if outlet.deflates else message.plain())
        for (write, deflates), ready in self._ready.items():
            if ready:
                _write_all(write, ready, message.small() if deflates else message.plain())


def _write_all(write: Write, ready: dict[Any, DirectOutlet], frame: bytes) -> None:
    """Send a frame to outlets that wait for nothing; one that takes less than all of it waits with the rest."""
    size, short = len(frame), []
    for target in ready:
        try:
            sent = write(target, frame)
        except OSError:
            sent = 0
        if sent != size:
            short.append((target, sent))
    for target, sent in short:  # not before: what follows takes it out of `ready`
        outlet = ready[target]
        outlet.wait_with(frame, sent or outlet.sent(frame))


def _writer(socket: Any) -> tuple[Write, Any]:
    """Return the function that sends without waiting, and what it writes to. Eventlet's own would wait."""
    if isinstance(socket, ssl.SSLSocket):
        connection: Any = socket._sslobj  # type: ignore[attr-defined]
        return type(connection).write, connection
    return _socket.socket.send, socket.fd

"""Writes to one websocket without ever waiting for it, on eventlet's hub; a slow reader skips to the newest."""

import _socket
import ssl
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from eventlet import hubs

from interp.live.broadcast.frames import RoomMessage

BLOCKED = (BlockingIOError, ssl.SSLWantWriteError)
# A client that sends and never reads: answers may not be skipped, so it is cut off.
MOST_KEPT = 1_048_576


class DirectOutlet:
    """One open websocket; see outlets.Outlet. Only for the thread of the hub.

    `deflates` says which frame of a room's message it is sent; `ready` is the socket's own send function while nothing
    waits and the connection stands, else None: one look decides whether a frame may be sent past everything else.
    """

    __slots__ = (
        "_descriptor", "_ended", "_kept", "_kept_bytes", "_late", "_latest", "_rest", "_send", "_socket", "_writable",
        "deflates", "ready",
    )  # fmt: skip

    def __init__(self, socket: Any, late: "set[DirectOutlet] | None" = None, *, deflates: bool = False) -> None:
        """`socket` is eventlet's, plain or TLS, after the handshake. The outlet is in `late` while something waits."""
        self._late = set() if late is None else late
        self.deflates = deflates
        self._socket = getattr(socket, "fd", socket)
        self._send = _sender(socket)
        self.ready: Callable[[bytes], int] | None = self._send
        self._descriptor = socket.fileno()
        self._rest = b""
        self._kept: deque[bytes] | None = None
        self._kept_bytes = 0
        self._latest: dict[str, bytes] | None = None
        self._writable: Any = None
        self._ended = False

    @property
    def waits(self) -> bool:
        """Return whether something could not be sent yet."""
        return self._writable is not None

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
        if self._ended:
            return
        self.end()
        with suppress(OSError):
            _socket.socket.shutdown(self._socket, _socket.SHUT_RDWR)

    def end(self) -> None:
        """Write nothing more."""
        self._ended, self.ready = True, None
        self._kept = self._latest = None
        self._rest = b""
        self._stop_waiting()

    def _stop_waiting(self) -> None:
        if self._writable is not None:
            hubs.get_hub().remove(self._writable)
            self._writable = None
            self.ready = None if self._ended else self._send
            self._late.discard(self)

    def _write(self, frame: bytes) -> None:
        """Send as much as the socket takes, and the rest as soon as it takes more."""
        if not self._ended:
            self._wait_with(frame, self._sent(frame))

    def _wait_with(self, frame: bytes, sent: int) -> None:
        """Send the rest of a frame when the socket takes more. Of nothing sent too: TLS must be given it again."""
        if sent < len(frame) and not self._ended:
            self._rest, self.ready = frame[sent:], None
            hub = hubs.get_hub()
            self._writable = hub.add(hub.WRITE, self._descriptor, self._drain, self._gone, self._gone)
            self._late.add(self)

    def _sent(self, data: bytes) -> int:
        """Return how many bytes the socket took; a broken one is closed."""
        try:
            return self._send(data)
        except BLOCKED:
            return 0
        except OSError:
            self.close()
            return 0

    def _drain(self, *_: object) -> None:
        """Send what waits, oldest first, until the socket would block again."""
        while self._writable is not None:
            sent = self._sent(self._rest)
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
        self._late.discard(self)
        self.end()


def cast_all(outlets: Iterable[DirectOutlet], slot: str, message: RoomMessage) -> None:
    """Send a room's message to its members, to each as `DirectOutlet.cast` does.

    For 5,000 of them calls would cost a third of the sending: only the socket's own is made.
    """
    plain, small = message.plain(), b""
    for outlet in outlets:
        frame = plain
        if outlet.deflates:
            frame = small = small or message.small()
        send = outlet.ready
        if send is None:
            outlet.cast(slot, frame)
            continue
        try:
            sent = send(frame)
        except OSError:  # once more, with all that follows from it
            sent = outlet._sent(frame)
        if sent != len(frame):
            outlet._wait_with(frame, sent)


def _sender(socket: Any) -> Callable[[bytes], int]:
    """Return the function that sends without waiting. Eventlet's own would wait for a socket that blocks."""
    if isinstance(socket, ssl.SSLSocket):
        write: Callable[[bytes], int] = socket._sslobj.write  # type: ignore[attr-defined]
        return write
    send: Callable[[bytes], int] = socket.fd.send
    return send

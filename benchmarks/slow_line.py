"""A TCP proxy that is as slow as a phone's connection: so many bytes a second and so long a way, in both directions."""

import contextlib
import socket
import threading
import time
from collections import deque
from types import TracebackType
from typing import Self

CHUNK = 1_400  # bytes of a packet
BACKLOG = 64


class _Wire:
    """One direction, shared by all connections: bytes leave it in turn at its rate, and arrive after the latency."""

    def __init__(self, bytes_s: float, latency_s: float) -> None:
        self._bytes_s, self._latency_s = bytes_s, latency_s
        self._free_at = 0.0
        self._lock = threading.Lock()

    def arrives_at(self, size: int) -> float:
        """Return when bytes that are sent now arrive."""
        with self._lock:
            self._free_at = max(self._free_at, time.monotonic()) + size / self._bytes_s
            return self._free_at + self._latency_s

    def leaves_at(self) -> float:
        """Return when the wire is free."""
        return self._free_at


class SlowLine:
    """Forwards to a port of this machine; `round_trip_s` is the latency there and back together."""

    def __init__(self, port: int, bits_s: float, round_trip_s: float) -> None:
        self._port = port
        self._up, self._down = (_Wire(bits_s / 8, round_trip_s / 2) for _ in range(2))
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=BACKLOG)
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(near,), daemon=True).start()

    def _connect(self, near: socket.socket) -> None:
        time.sleep(max(0.0, self._up.arrives_at(0) + self._down.arrives_at(0) - 2 * time.monotonic()))  # the handshake
        try:
            far = socket.create_connection(("127.0.0.1", self._port))
        except OSError:
            near.close()
            return
        for source, sink, wire in ((near, far, self._up), (far, near, self._down)):
            source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=_Pump(source, sink, wire).run, daemon=True).start()


class _Pump:
    """Carries the bytes of one connection in one direction; those under way are delivered by a thread of its own."""

    def __init__(self, source: socket.socket, sink: socket.socket, wire: _Wire) -> None:
        self._source, self._sink, self._wire = source, sink, wire
        self._under_way: deque[tuple[float, bytes]] = deque()
        self._more = threading.Condition()

    def run(self) -> None:
        """Carry until the source ends; nothing is read while the wire is busy, as a sender would notice."""
        threading.Thread(target=self._deliver, daemon=True).start()
        data = b"-"
        while data:
            try:
                data = self._source.recv(CHUNK)
            except OSError:
                data = b""
            with self._more:
                self._under_way.append((self._wire.arrives_at(len(data)), data))
                self._more.notify()
            time.sleep(max(0.0, self._wire.leaves_at() - time.monotonic()))

    def _deliver(self) -> None:
        while True:
            with self._more:
                while not self._under_way:
                    self._more.wait()
                at, data = self._under_way.popleft()
            time.sleep(max(0.0, at - time.monotonic()))
            with contextlib.suppress(OSError):
                if not data:
                    self._sink.shutdown(socket.SHUT_WR)
                    return
                self._sink.sendall(data)
                continue
            return

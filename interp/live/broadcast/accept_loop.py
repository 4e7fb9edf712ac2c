"""Accepts connections until the process ends: whatever fails with one of them is counted, and the next is accepted."""

import errno
import ssl
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import eventlet
import structlog
from eventlet import GreenPool

from interp.live.broadcast.admission import Admission
from interp.live.broadcast.background_work import rest, yield_now
from interp.live.broadcast.client_connections import ClientConnection, ClientConnections, keep_errors_apart
from interp.live.broadcast.first_bytes import FirstBytes

log = structlog.get_logger(__name__)
REST_S = 0.1  # after an accept that failed: the reason may hold for a while
ROUNDS = 5  # of the event loop, in which a connection that was cut comes to its end
EXHAUSTED = frozenset((errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM))
CLOSED = frozenset((errno.EBADF, errno.EINVAL, errno.ENOTSOCK))
Serve = Callable[[Any, Any, ClientConnection], None]
Open = Callable[[Any, Any, ClientConnection, Any], bool | None]
"""Opens a connection without a greenlet, in one of the free places; returns whether it did, None: nothing has come."""


class AcceptLoop:
    """Accepts connections and serves each in a greenlet of its own, TLS included."""

    def __init__(
        self, listener: Any, serve: Serve, pool: GreenPool, connections: ClientConnections,
        context: ssl.SSLContext | None = None, timeout_s: float | None = None, opened: Open | None = None,
    ) -> None:  # fmt: skip
        """`serve` handles a connection until it ends: its socket, its address, and what it waits for.

        `opened` is asked first, of connections without TLS.
        """
        self._listener, self._serve, self._pool, self._connections = listener, serve, pool, connections
        self._context, self._timeout_s = context, timeout_s
        self._opened = opened if context is None else None
        self._turns = Admission(lambda: False, yield_now)
        self.failures: Counter[str] = Counter()

    def run(self) -> None:
        """Accept connections; returns only when the listening socket was closed or is broken."""
        eventlet.spawn_n(self._cut_overdue)
        while True:
            try:
                client, address = self._listener.accept()
            except Exception as failed:
                if getattr(failed, "errno", None) in CLOSED:
                    log.error("listening_socket_closed", reason=_reason(failed))
                    return
                self._not_accepted(failed)
            else:
                self._turns.enter()
                self._begin(client, address)

    def _begin(self, client: Any, address: Any) -> None:
        while self._pool.free() <= 0 and self._connections.make_room():
            for _ in range(ROUNDS):  # its greenlet ends, and leaves its place
                if self._pool.free() <= 0:
                    eventlet.sleep(0)
        connection = self._connections.add(client)
        if self._opened is None or self._pool.free() <= 0:
            self._serve_apart(client, address, connection)
        else:
            self._look(client, address, connection, self._opened)

    def _look(self, client: Any, address: Any, connection: ClientConnection, opened: Open) -> None:
        """Open a connection in this turn of the loop, or begin a greenlet for it, once something of it has come."""
        try:
            found = opened(client, address, connection, self._pool.sem)
        except Exception as failed:
            self._count(failed)
            connection.cut()
            return
        if found is None:
            FirstBytes(client, self._pool.sem, lambda: self._look(client, address, connection, opened))
        elif not found:
            self._serve_apart(client, address, connection)

    def _serve_apart(self, client: Any, address: Any, connection: ClientConnection) -> None:
        """Serve a connection in a greenlet of its own."""
        connection.has_greenlet()
        self._pool.spawn(self._handle, client, address, connection)

    def _handle(self, client: Any, address: Any, connection: ClientConnection) -> None:
        """Serve one connection; what it raises ends it alone."""
        self._turns.enter()
        try:
            client.settimeout(self._timeout_s)
            if self._context is not None:
                client = self._context.wrap_socket(client, server_side=True, do_handshake_on_connect=False)
                connection.socket = client  # the plain one has no descriptor any more
                keep_errors_apart(client)
                client.do_handshake()
            self._serve(client, address, connection)
        except Exception as failed:
            self._count(failed)
        finally:
            connection.ended()
            with suppress(OSError):
                client.close()

    def _not_accepted(self, failed: Exception) -> None:
        """Count a failure, and rest: without room of the machine for another connection, one that waits makes it."""
        self._count(failed)
        if isinstance(failed, MemoryError) or getattr(failed, "errno", None) in EXHAUSTED:
            self._connections.make_room()
            log.warning("full", reason=_reason(failed))
        eventlet.sleep(REST_S)

    def _count(self, failed: Exception) -> None:
        name = type(failed).__name__
        self.failures[name] += 1
        log.info("connection_failed", error=name, reason=_reason(failed), count=self.failures[name])

    def _cut_overdue(self) -> None:
        while True:
            rest(1.0)
            if cut := self._connections.cut_overdue():
                log.info("connections_too_slow", count=cut)


def _reason(failed: Exception) -> str:
    """Return what the system or TLS calls the error."""
    number = getattr(failed, "errno", None)
    return str(getattr(failed, "reason", None) or errno.errorcode.get(number or 0, number or ""))

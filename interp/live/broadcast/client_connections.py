"""The accepted connections that wait for their client, with the time at which each is cut.

Everything before an answer has a deadline: TLS and a whole request head within ten seconds, a body at a lowest rate.
Of the connections that have a greenlet and have not asked for anything yet the oldest is cut where they become too
many. Where no place is
left, those that only wait make room, the oldest first: such connections, websockets that have joined nothing, and those
that are idle, send a body or do not take their answer.
"""

import _socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

HEAD_S = 10.0  # from the first moment at which a head may come, TLS included, until it is whole
IDLE_S = 15  # a kept connection may say nothing for so long between two requests
BODY_S, BODY_BYTES_A_SECOND = 60.0, 10_000  # a body may take so long, and longer by what has come at this rate
WAITS = (ssl.SSLWantReadError, ssl.SSLWantWriteError)
SPARE = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)


class ClientConnection:
    """One accepted connection: its socket, plain or TLS, and what of the client it waits for."""

    _body: Any  # eventlet's input of the body that is being read

    __slots__ = ("_body", "_book", "_since_s", "_until_s", "asked", "socket")

    def __init__(self, client: Any, book: "ClientConnections", until_s: float) -> None:
        self.socket, self._book = client, book
        self.asked = False
        self._until_s: float | None = until_s
        self._since_s, self._body = 0.0, None

    def has_greenlet(self) -> None:
        """Note that a greenlet reads it, with its stack and buffers; the oldest silent one is cut of too many."""
        self._book.begin(self)

    def head_came(self, body: Any = None) -> None:
        """Note that a request was read up to its body, if it has one: eventlet's input of it."""
        self.asked = True
        self._until_s, self._since_s = None, self._book.now_s()
        self._body = body if body is not None and _is_awaited(body) else None
        self._book.sort(self, waits=self._body is not None)

    def takes_answer(self) -> None:
        """Note that the client is sent something, which it may take or not."""
        self._book.sort(self, waits=True)

    def took_answer(self) -> None:
        """Note that what was sent is out."""
        self._book.sort(self, waits=self._body is not None)

    def opens_session(self) -> None:
        """Note that it becomes a websocket, which may join something."""
        self.asked = True
        self._book.sort(self, waits=False, joins=True)

    def may_ask_again(self) -> None:
        """Note that the next request may come."""
        if self.asked:
            self._body, self._until_s = None, self._book.now_s() + IDLE_S + HEAD_S
            self._book.sort(self, waits=True)

    def ended(self) -> None:
        """Note that the connection has ended, or is a websocket that has joined: it is not cut any more."""
        self.asked = True
        self._book.sort(self, waits=False)

    def is_overdue(self, now_s: float) -> bool:
        """Return whether the client took too long."""
        if self._until_s is not None:
            return now_s > self._until_s
        body = self._body
        if body is None or not _is_awaited(body):
            return False
        return bool(now_s > self._since_s + BODY_S + body.position / BODY_BYTES_A_SECOND)

    def cut(self) -> None:
        """End the connection; who reads from it sees its end."""
        self.ended()
        with suppress(OSError):
            if isinstance(self.socket, ssl.SSLSocket):  # its own would first forget what it encrypts with
                _socket.socket.shutdown(self.socket, _socket.SHUT_RDWR)
            else:
                self.socket.shutdown(_socket.SHUT_RDWR)


def _is_awaited(body: Any) -> bool:
    """Return whether more of a body is still to come."""
    if body.chunked_input:
        return bool(body.chunk_length != 0)
    return bool(body.position < (body.content_length or 0))


class ClientConnections:
    """The connections that wait for their client; those that have not asked for anything yet in their order.

    `most_silent` is the number of these that may have a greenlet.
    """

    def __init__(self, now_s: Callable[[], float] = time.monotonic, *, most_silent: int) -> None:
        self.now_s, self._most_silent = now_s, most_silent
        self._waiting: dict[ClientConnection, None] = {}
        self._silent: dict[ClientConnection, None] = {}
        self._silent_begun: dict[ClientConnection, None] = {}
        self._unjoined: dict[ClientConnection, None] = {}

    @property
    def silent(self) -> int:
        """Return how many have not asked for anything yet."""
        return len(self._silent)

    @property
    def spare(self) -> int:
        """Return how many could make room for others."""
        return len(self._waiting) + len(self._unjoined)

    def add(self, client: Any) -> ClientConnection:
        """Take a connection that was just accepted."""
        made = ClientConnection(client, self, self.now_s() + HEAD_S)
        self._waiting[made] = self._silent[made] = None
        return made

    def begin(self, connection: ClientConnection) -> None:
        """Take notice that a connection has a greenlet; the oldest silent one is cut where these are too many."""
        if connection in self._silent:
            self._silent_begun[connection] = None
        if len(self._silent_begun) > self._most_silent:
            _cut_first(self._silent_begun)

    def sort(self, connection: ClientConnection, *, waits: bool, joins: bool = False) -> None:
        """Keep a connection among those that wait for their client or that may join something, or no longer."""
        if connection.asked:
            self._silent.pop(connection, None)
            self._silent_begun.pop(connection, None)
        for kept, belongs in ((self._waiting, waits), (self._unjoined, joins)):
            kept.pop(connection, None)
            if belongs:
                kept[connection] = None  # behind those that wait longer

    def cut_oldest(self) -> bool:
        """Cut the oldest connection that has not asked for anything; return whether there was one."""
        return _cut_first(self._silent)

    def make_room(self) -> bool:
        """Cut the connection that is least missed; return whether there was one that only waits."""
        return _cut_first(self._silent) or _cut_first(self._unjoined) or _cut_first(self._waiting)

    def cut_overdue(self) -> int:
        """Cut every connection whose client took too long; return how many there were."""
        now_s = self.now_s()
        overdue = [each for each in self._waiting if each.is_overdue(now_s)]
        for each in overdue:
            each.cut()
        return len(overdue)


def _cut_first(connections: dict[ClientConnection, None]) -> bool:
    """Cut the first of some connections; return whether there was one."""
    first = next(iter(connections), None)
    if first is not None:
        first.cut()
    return first is not None


class OwnErrors:
    """An object of `ssl.SSLSocket._sslobj` after whose failures nothing is left for other connections.

    OpenSSL keeps an error for the whole thread until it is cleared, and Python 3.13 leaves those of the system there
    (EPIPE, ECONNRESET): the next connection with nothing to read is told that error, and ends although nothing is wrong
    with it.
    """

    __slots__ = ("_tls",)

    def __init__(self, tls: Any) -> None:
        self._tls = tls

    def __getattr__(self, name: str) -> Any:
        """Return what does not speak with the client as it is."""
        return getattr(self._tls, name)

    def read(self, *given: Any) -> Any:
        """Read what came."""
        return _clearing(self._tls.read, *given)

    def write(self, data: Any) -> int:
        """Send bytes; return how many."""
        return int(_clearing(self._tls.write, data))

    def do_handshake(self) -> None:
        """Go on with the handshake."""
        _clearing(self._tls.do_handshake)

    def shutdown(self) -> Any:
        """Say goodbye."""
        return _clearing(self._tls.shutdown)


def _clearing(speak: Callable[..., Any], *given: Any) -> Any:
    """Return what `speak` returns; where the connection fails, no error of OpenSSL is left."""
    try:
        return speak(*given)
    except WAITS:
        raise
    except OSError:
        clear_errors()
        raise


def clear_errors() -> None:
    """Clear the errors that OpenSSL keeps for this thread, as Python does where it refuses names of ciphers."""
    with suppress(ssl.SSLError):
        SPARE.set_ciphers("none")


def keep_errors_apart(client: Any) -> None:
    """Have the failures of a TLS socket stay its own."""
    tls = getattr(client, "_sslobj", None)
    if tls is not None:  # else nobody is connected any more
        client._sslobj = OwnErrors(tls)

"""Whatever fails with one connection, the next is accepted; only without a listening socket the loop ends."""

import errno
import ssl
from collections.abc import Callable
from typing import Any

import eventlet
import pytest
from eventlet import GreenPool

from interp.live.broadcast import accept_loop
from interp.live.broadcast.accept_loop import AcceptLoop
from interp.live.broadcast.client_connections import ClientConnection, ClientConnections, OwnErrors


class Client:
    """An accepted socket."""

    def __init__(self, name: str) -> None:
        self.name, self.closed, self.cut = name, False, eventlet.Event()

    def settimeout(self, _: float | None) -> None:
        """Take a timeout."""

    def shutdown(self, _: int) -> None:
        """End it."""
        self.cut.send()

    def close(self) -> None:
        """Close it."""
        self.closed = True


class Listener:
    """A listening socket that gives or raises one thing after the other, then is closed."""

    def __init__(self, *things: Client | Exception) -> None:
        self._things = list(things)

    def accept(self) -> tuple[Client, str]:
        """Return the next connection."""
        eventlet.sleep(0)
        if not self._things:
            raise OSError(errno.EBADF, "it was closed")
        thing = self._things.pop(0)
        if isinstance(thing, Exception):
            raise thing
        return thing, thing.name


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rest no time, and never look for connections that are overdue."""
    monkeypatch.setattr(accept_loop, "REST_S", 0)
    monkeypatch.setattr(accept_loop, "rest", lambda _: eventlet.Event().wait())


def ran(
    listener: Listener, serve: Callable[..., None], pool: GreenPool | None = None, context: Any = None,
    opened: Callable[..., bool | None] | None = None,
) -> tuple[AcceptLoop, GreenPool, ClientConnections]:  # fmt: skip
    """Return a loop that has run to its end, with what it served them in."""
    pool, connections = pool or GreenPool(10), ClientConnections(most_silent=10)
    loop = AcceptLoop(listener, serve, pool, connections, context, opened=opened)
    loop.run()
    return loop, pool, connections


FAILURES = [
    ConnectionResetError(errno.ECONNRESET, "reset"), OSError(errno.ENOTCONN, "not connected"),
    ConnectionAbortedError(errno.ECONNABORTED, "aborted"), OSError(errno.EMFILE, "too many"),
    OSError(errno.ENFILE, "full"), OSError(errno.ENOMEM, "memory"),
    MemoryError(), ssl.SSLError(1, "broken"), TimeoutError(), RuntimeError("a fault"),
]  # fmt: skip


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
def test_a_connection_that_cannot_be_accepted_is_counted_and_the_next_is_served(failure: Exception) -> None:
    served: list[str] = []
    listener = Listener(failure, Client("a"), failure, Client("b"))
    loop, pool, _ = ran(listener, lambda client, address, waits: served.append(address))
    pool.waitall()
    assert served == ["a", "b"] and loop.failures == {type(failure).__name__: 2}


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
def test_what_fails_while_a_connection_is_served_ends_that_one(failure: Exception) -> None:
    clients = [Client("a"), Client("b")]

    def serve(client: Client, address: str, waits: ClientConnection) -> None:
        if address == "a":
            raise failure

    loop, pool, connections = ran(Listener(*clients), serve)
    pool.waitall()
    assert [each.closed for each in clients] == [True, True] and loop.failures.total() == 1
    assert (connections.silent, pool.running()) == (0, 0)


def test_a_handshake_is_the_business_of_its_own_connection() -> None:
    class Context:
        def wrap_socket(self, client: Client, **_: object) -> Any:
            if client.name == "broken":
                raise OSError(errno.ENOTCONN, "reset during the handshake")
            client.do_handshake = lambda: client.cut.wait() if client.name == "silent" else None  # type: ignore[attr-defined]
            client._sslobj = object()  # type: ignore[attr-defined]
            return client

    served: list[tuple[str, type]] = []
    clients = [Client("broken"), Client("silent"), Client("good")]
    _, pool, connections = ran(
        Listener(*clients), lambda client, address, waits: served.append((address, type(client._sslobj))),
        context=Context(),
    )  # fmt: skip
    eventlet.sleep(0)
    assert served == [("good", OwnErrors)] and connections.silent == 1
    connections.cut_oldest()
    pool.waitall()
    assert clients[1].closed


def test_where_no_place_is_left_a_silent_one_makes_room() -> None:
    served: list[str] = []
    silent, later = [Client("1"), Client("2")], [Client("3"), Client("4")]

    def serve(client: Client, address: str, waits: ClientConnection) -> None:
        if client in silent:
            client.cut.wait()
        else:
            waits.head_came()
            served.append(address)

    _, pool, connections = ran(Listener(*silent, *later), serve, GreenPool(2))
    eventlet.sleep(0)
    assert served == ["3", "4"] and [each.closed for each in silent] == [True, False]
    connections.cut_oldest()
    pool.waitall()


def test_where_the_machine_has_no_more_room_one_that_waits_makes_it() -> None:
    waiting = Client("1")

    def serve(client: Client, address: str, waits: ClientConnection) -> None:
        waits.opens_session()
        client.cut.wait()

    none = OSError(errno.EMFILE, "too many")
    _, pool, connections = ran(Listener(waiting, none, none), serve)
    pool.waitall()
    assert waiting.closed and connections.spare == 0


def test_what_is_opened_at_once_has_no_greenlet_and_what_fails_there_ends_alone() -> None:
    clients, served = [Client(name) for name in ("served", "opened", "broken", "last")], list[str]()

    def opened(client: Client, address: str, connection: ClientConnection, places: Any) -> bool:
        if address == "broken":
            raise RuntimeError("a fault")
        return address == "opened"

    def serve(client: Client, address: str, waits: ClientConnection) -> None:
        served.append(address)

    loop, pool, _ = ran(Listener(*clients), serve, opened=opened)
    pool.waitall()
    assert served == ["served", "last"] and loop.failures == {"RuntimeError": 1}
    assert [each.cut.ready() for each in clients] == [False, False, True, False]


def test_without_a_free_place_and_with_tls_nothing_is_opened_at_once() -> None:
    class Context:
        def wrap_socket(self, client: Client, **_: object) -> Any:
            client.do_handshake = lambda: None  # type: ignore[attr-defined]
            return client

    asked, pool = list[str](), GreenPool(1)

    def opened(client: Client, address: str, connection: ClientConnection, places: Any) -> bool:
        asked.append(address)
        return False

    def serve(client: Client, address: str, waits: ClientConnection) -> None:
        while address == "1" and not pool.waiting():  # for its place
            eventlet.sleep(0)

    ran(Listener(Client("by TLS")), lambda *_: None, context=Context(), opened=opened)
    ran(Listener(Client("1"), Client("2")), serve, pool, opened=opened)
    pool.waitall()
    assert asked == ["1"]


def test_one_of_which_nothing_has_come_waits_without_a_greenlet_and_is_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting, served = list[Callable[[], None]](), list[str]()
    monkeypatch.setattr(accept_loop, "FirstBytes", lambda client, places, then: waiting.append(then))
    came: list[bool | None] = [None]

    def opened(client: Client, address: str, connection: ClientConnection, places: Any) -> bool | None:
        return came[0]

    def serve(client: Client, address: str, waits: ClientConnection) -> None:
        served.append(address)

    _, pool, connections = ran(Listener(Client("1")), serve, opened=opened)
    assert len(waiting) == 1 and pool.running() == 0 and connections.silent == 1
    waiting[0]()
    assert len(waiting) == 2, "still nothing"
    came[0] = False
    waiting[1]()
    pool.waitall()
    assert served == ["1"] and connections.silent == 0

"""Connections that wait for their client are cut at their time, and the oldest silent ones where there are too many."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from interp.live.broadcast import client_connections
from interp.live.broadcast.client_connections import (
    BODY_BYTES_A_SECOND,
    BODY_S,
    HEAD_S,
    IDLE_S,
    ClientConnection,
    ClientConnections,
    OwnErrors,
    keep_errors_apart,
)
from tests.nginx_before import key_and_certificate
from tests.row_by_row import row_by_row
from tests.sources import ROOT


class Client:
    """A socket that notes its end."""

    def __init__(self, *, broken: bool = False) -> None:
        self.ended, self._broken = 0, broken

    def shutdown(self, _: int) -> None:
        """End it."""
        self.ended += 1
        if self._broken:
            raise OSError("it is gone")


class Book(ClientConnections):
    """Connections by a clock that is set."""

    def __init__(self, most_silent: int = 3) -> None:
        self.at_s = 100.0
        super().__init__(lambda: self.at_s, most_silent=most_silent)

    def after(self, seconds: float) -> int:
        """Let time pass; return how many are cut then."""
        self.at_s += seconds
        return self.cut_overdue()


def client(connection: ClientConnection) -> Client:
    assert isinstance(connection.socket, Client)
    return connection.socket


@pytest.fixture
def book() -> Book:
    return Book()


def test_who_says_nothing_or_drips_a_head_is_cut_after_ten_seconds(book: Book) -> None:
    made = book.add(Client())
    assert (book.after(HEAD_S), book.after(0.1), book.after(100)) == (0, 1, 0)
    assert (client(made).ended, book.silent) == (1, 0)


def test_who_asked_may_wait_for_the_answer_as_long_as_it_takes(book: Book) -> None:
    made = book.add(Client())
    made.head_came()
    assert (book.after(10_000), book.silent) == (0, 0)
    made.may_ask_again()
    assert (book.after(IDLE_S + HEAD_S), book.after(0.1)) == (0, 1)


def test_the_first_head_has_no_longer_time_than_ten_seconds(book: Book) -> None:
    book.add(Client()).may_ask_again()
    assert book.after(HEAD_S + 0.1) == 1


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_must_come_at_a_rate(book: Book, chunked: bool) -> None:
    body = SimpleNamespace(chunked_input=chunked, chunk_length=-1, position=0, content_length=10**6)
    made = book.add(Client())
    made.head_came(body)
    body.position = 10 * BODY_BYTES_A_SECOND
    assert (book.after(BODY_S + 10), book.after(0.1)) == (0, 1)
    assert client(made).ended == 1


@pytest.mark.parametrize("body", [
    SimpleNamespace(chunked_input=False, position=7, content_length=7),
    SimpleNamespace(chunked_input=True, chunk_length=0),
    SimpleNamespace(chunked_input=False, position=0, content_length=0),
])  # fmt: skip
def test_a_body_that_has_come_is_not_waited_for(book: Book, body: object) -> None:
    book.add(Client()).head_came(body)
    assert book.after(10_000) == 0


def test_of_too_many_silent_ones_with_a_greenlet_the_oldest_goes(book: Book) -> None:
    without = [book.add(Client()) for _ in range(9)]
    made = [book.add(Client()) for _ in range(5)]
    for each in made[:3]:
        each.has_greenlet()
    made[0].head_came()
    made[3].has_greenlet()
    assert [client(each).ended for each in made] == [0, 0, 0, 0, 0]
    made[4].has_greenlet()
    assert [client(each).ended for each in made] == [0, 1, 0, 0, 0] and book.silent == 3 + len(without)
    assert not any(client(each).ended for each in without)


def test_one_that_asked_before_it_had_a_greenlet_is_no_silent_one(book: Book) -> None:
    made = [book.add(Client()) for _ in range(9)]
    for each in made:
        each.head_came()
        each.has_greenlet()
    assert not any(client(each).ended for each in made)


def test_room_is_made_by_silent_ones_only(book: Book) -> None:
    asked, silent = book.add(Client()), book.add(Client(broken=True))
    asked.head_came()
    assert (book.cut_oldest(), book.cut_oldest()) == (True, False)
    assert (client(asked).ended, client(silent).ended) == (0, 1)


def test_who_only_waits_makes_room_in_an_order_and_the_oldest_first() -> None:
    book = Book(most_silent=10)
    answered, idle, body, takes, session, later, silent = made = [book.add(Client()) for _ in range(7)]
    for each in made[:4]:
        each.head_came()
    takes.takes_answer()
    body.head_came(SimpleNamespace(chunked_input=False, position=0, content_length=9))
    idle.may_ask_again()
    session.opens_session()
    later.opens_session()
    assert (book.spare, book.silent) == (6, 1)
    for expected in (silent, session, later, takes, body, idle):
        assert client(expected).ended == 0 and book.make_room() and client(expected).ended == 1
    assert (book.make_room(), book.spare, client(answered).ended) == (False, 0, 0)


def test_who_took_its_answer_or_joined_makes_no_room(book: Book) -> None:
    took, joined = book.add(Client()), book.add(Client())
    took.head_came()
    took.takes_answer()
    took.took_answer()
    joined.opens_session()
    joined.ended()
    assert (book.make_room(), book.spare) == (False, 0)


def test_one_that_ended_is_forgotten(book: Book) -> None:
    made = book.add(Client())
    made.ended()
    assert (book.silent, book.after(100), client(made).ended) == (0, 0, 0)


# --- failures of TLS

PYTHONS = sorted({sys.executable, *(path for path in ("/usr/bin/python3",) if Path(path).exists())})
# Reads and writes of a connection that is gone, then a read of another one, which must only have to wait.
SCRIPT = """
import _socket, importlib.util, socket, ssl, sys, threading
from contextlib import suppress

module, key, certificate = sys.argv[1:]
loaded = importlib.util.spec_from_file_location("tls_errors", module)
tls_errors = importlib.util.module_from_spec(loaded)
loaded.loader.exec_module(tls_errors)
here = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
here.load_cert_chain(certificate, key)
there = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
there.check_hostname, there.verify_mode = False, ssl.CERT_NONE


def connected():
    kept = {}
    with socket.create_server(("127.0.0.1", 0)) as listener:
        def call():
            kept["client"] = there.wrap_socket(socket.create_connection(listener.getsockname()))
        caller = threading.Thread(target=call)
        caller.start()
        served = here.wrap_socket(listener.accept()[0], server_side=True)
        caller.join()
    served.setblocking(False)
    tls_errors.keep_errors_apart(served)
    return served, kept["client"]


for name in ("recv", "send", "unwrap", "write"):
    (gone, client), (other, reader) = connected(), connected()
    _socket.socket.shutdown(gone, socket.SHUT_RDWR)
    with suppress(OSError):
        {"recv": lambda: gone.recv(9), "send": lambda: gone.send(b"x"), "unwrap": gone.unwrap,
         "write": lambda: gone._sslobj.write(b"x")}[name]()
    try:
        print(name, other.recv(9))
    except ssl.SSLWantReadError:
        print(name, "waits")
    reader.sendall(b"goes on")
    other.setblocking(True)
    print(other.recv(9))
"""


@row_by_row("python", PYTHONS)
def test_a_connection_that_fails_leaves_the_next_one_alone(python: str, tmp_path: Path) -> None:
    module = ROOT / "interp/live/broadcast/client_connections.py"
    words = [python, "-c", SCRIPT, *map(str, (module, *key_and_certificate(tmp_path)))]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    told = "".join(f"{name} waits\nb'goes on'\n" for name in ("recv", "send", "unwrap", "write"))
    assert (done.stdout, done.stderr) == (told, "")


class Tls:
    """What speaks TLS of a socket: nothing but failures."""

    def __init__(self, failure: Exception) -> None:
        self._failure = failure

    def pending(self) -> int:
        """Return how much has come."""
        return 3

    def fails(self, *_: object) -> None:
        """Fail."""
        raise self._failure

    read = write = do_handshake = shutdown = fails


class Socket:
    """A TLS socket, as far as its failures are concerned."""

    def __init__(self, tls: Tls | None) -> None:
        self._sslobj: Any = tls


@pytest.mark.parametrize("failure", [BrokenPipeError(), client_connections.WAITS[0](), client_connections.WAITS[1]()])
def test_errors_are_cleared_after_a_failure_and_not_where_it_waits(
    failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleared: list[str] = []
    monkeypatch.setattr(client_connections, "clear_errors", lambda: cleared.append("cleared"))
    client = Socket(Tls(failure))
    keep_errors_apart(client)
    assert client._sslobj.pending() == 3
    for name, given in (("read", (9,)), ("write", (b"x",)), ("do_handshake", ()), ("shutdown", ())):
        with pytest.raises(type(failure)):
            getattr(client._sslobj, name)(*given)
    assert len(cleared) == (4 if isinstance(failure, BrokenPipeError) else 0)


def test_who_is_not_connected_any_more_has_nothing_to_keep_apart() -> None:
    client = Socket(None)
    keep_errors_apart(client)
    assert not isinstance(client._sslobj, OwnErrors)

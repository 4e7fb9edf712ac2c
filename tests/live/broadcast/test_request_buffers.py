"""The buffers of a request are small, and freed when it becomes a websocket; little of it is kept."""

import errno
from io import BytesIO, RawIOBase
from itertools import count
from types import SimpleNamespace
from typing import Any, cast

import pytest

from interp.live.broadcast import request_buffers
from interp.live.broadcast.admission import SLICE_S, Admission
from interp.live.broadcast.client_connections import ClientConnections
from interp.live.broadcast.request_buffers import BYTES, AnswerBuffer, SmallBuffers, trim


def test_the_sizes_are_those_eventlet_asks_for() -> None:
    assert (SmallBuffers.rbufsize, SmallBuffers.wbufsize) == (BYTES, BYTES)


def test_freeing_sends_what_is_left_and_closes_both() -> None:
    done: list[str] = []
    wfile = SimpleNamespace(flush=lambda: done.append("flushed"), close=lambda: done.append("closed for writing"))
    rfile = SimpleNamespace(close=lambda: done.append("closed for reading"))
    SmallBuffers._free(cast(SmallBuffers, SimpleNamespace(wfile=wfile, rfile=rfile)))
    assert done == ["flushed", "closed for writing", "closed for reading"]


def test_of_an_environment_only_what_later_events_ask_is_kept_and_equal_texts_once() -> None:
    kept = {"HTTP_HOST": "".join(["a.", "example"]), "REQUEST_METHOD": "GET", "flask.app": object()}
    environ: dict[str, object] = kept | {"wsgi.input": object(), "headers_raw": (), "HTTP_PRAGMA": "no-cache"}
    other: dict[str, object] = {"HTTP_HOST": "".join(["a.ex", "ample"])}
    trim(environ)
    trim(other)
    assert environ == kept and environ["HTTP_HOST"] is other["HTTP_HOST"]


@pytest.mark.parametrize("gone", [False, True])
def test_a_connection_that_ends_lets_go_of_its_environment_and_of_both_sides(gone: bool) -> None:
    def flush() -> None:
        if gone:
            raise BrokenPipeError(errno.EPIPE, "the client is gone")

    connection = cast(Any, SmallBuffers.__new__(SmallBuffers))
    connection.environ = {"PATH_INFO": "/"}
    connection.wfile = SimpleNamespace(closed=False, flush=flush, close=flush)
    connection.rfile = BytesIO()
    connection.connection = SimpleNamespace(shutdown=lambda _: None, close=lambda: None)
    connection.finish()
    assert connection.environ is None and connection.rfile.closed


def test_heads_that_have_come_together_are_read_in_many_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    paused: list[int] = []
    clock = count(0.0, SLICE_S / 16)  # by it a head is looked at twice in an eighth of a slice
    line = Admission(lambda: False, lambda: paused.append(1), lambda: next(clock))
    monkeypatch.setattr(request_buffers, "READING", line)
    head = b"GET /socket.io/?EIO=4 HTTP/1.1\r\n"
    for _ in range(400):
        connection = cast(Any, SmallBuffers.__new__(SmallBuffers))
        connection.conn_state = [None, None, None, ClientConnections(most_silent=9).add(None)]
        connection.rfile, connection.server = (
            BytesIO(head),
            SimpleNamespace(url_length_limit=8_192, keepalive=False, socket_timeout=1),
        )
        connection.connection = SimpleNamespace(settimeout=lambda _: None)
        assert connection._read_request_line() == head
        connection.rfile.close()
        assert not connection._read_request_line()
    assert len(paused) >= 400 // 16 - 1


def test_what_is_no_request_is_refused_without_a_page_that_repeats_it() -> None:
    connection = cast(Any, SmallBuffers.__new__(SmallBuffers))
    connection.wfile = BytesIO()
    connection.send_error(400, "Bad request syntax ('<script>')")
    answer = connection.wfile.getvalue()
    assert answer.startswith(b"HTTP/1.1 400 ") and answer.endswith(b"Content-Length: 0\r\n\r\n") and b"<" not in answer
    assert connection.close_connection == 1


class Raw(RawIOBase):
    """What a buffer writes to; it notes what is known of its client meanwhile."""

    def __init__(self, book: ClientConnections) -> None:
        self._book, self.spare = book, list[int]()

    def writable(self) -> bool:
        """Return that it is."""
        return True

    def write(self, data: Any) -> int:
        """Take everything."""
        self.spare.append(self._book.spare)
        return len(data)


@pytest.mark.parametrize("size", [10, 10_000], ids=["fits the buffer", "does not fit it"])
def test_while_an_answer_is_sent_its_client_is_waited_for(size: int) -> None:
    book = ClientConnections(most_silent=9)
    client, raw = book.add(None), Raw(book)
    client.head_came()
    buffer = AnswerBuffer(raw, BYTES, client)
    assert buffer.write(b"x" * size) == size
    buffer.flush()
    assert raw.spare and set(raw.spare) == {1} and book.spare == 0
    client.opens_session()
    buffer.flush()
    assert book.spare == 1, "a session joins nothing by an empty buffer"

"""The buffers of a request are small, and freed when it becomes a websocket; little of it is kept."""

from io import BytesIO
from types import SimpleNamespace
from typing import Any, cast

from interp.live.broadcast.request_buffers import BYTES, SmallBuffers, trim


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


def test_a_connection_that_ends_lets_go_of_its_environment() -> None:
    connection = cast(Any, SmallBuffers.__new__(SmallBuffers))
    connection.environ = {"PATH_INFO": "/"}
    connection.wfile = connection.rfile = BytesIO()
    connection.connection = SimpleNamespace(shutdown=lambda _: None, close=lambda: None)
    connection.finish()
    assert connection.environ is None

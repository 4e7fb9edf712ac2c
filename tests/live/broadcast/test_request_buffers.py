"""The buffers of a request are small, and freed when it becomes a websocket."""

from types import SimpleNamespace
from typing import cast

from interp.live.broadcast.request_buffers import BYTES, SmallBuffers


def test_the_sizes_are_those_eventlet_asks_for() -> None:
    assert (SmallBuffers.rbufsize, SmallBuffers.wbufsize) == (BYTES, BYTES)


def test_freeing_sends_what_is_left_and_closes_both() -> None:
    done: list[str] = []
    wfile = SimpleNamespace(flush=lambda: done.append("flushed"), close=lambda: done.append("closed for writing"))
    rfile = SimpleNamespace(close=lambda: done.append("closed for reading"))
    SmallBuffers._free(cast(SmallBuffers, SimpleNamespace(wfile=wfile, rfile=rfile)))
    assert done == ["flushed", "closed for writing", "closed for reading"]

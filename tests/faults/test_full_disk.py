"""A disk without room: no command is answered as done, every reader goes on, and it recovers by itself.

The limit is set on the files of the running server (prlimit), so that it needs neither root nor a small disk.
"""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run_command import interp
from tests.server import Server, serving, until
from tests.socket_screen import Hall, screens


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Yield a fresh meeting on a server of its own."""
    with serving(tmp_path, command_rate="2000", command_burst="2000") as server, screens(server.url) as make:
        outside = server.outside()
        meeting = outside.plan()
        yield Hall(server, outside, meeting, make)
        outside.close()


@contextmanager
def no_room(server: Server) -> Iterator[None]:
    """Let no file of the server grow beyond what its write-ahead log is now."""
    unlimited = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    size = (server.data / "meetings.sqlite-wal").stat().st_size
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (size, unlimited[1]))
    try:
        yield
    finally:
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, unlimited)


def until_refused(press: Any) -> dict[str, Any]:
    """Press until the first refusal, which must come soon, and return it."""
    for number in range(400):
        answer = press("room.blank" if number % 2 == 0 else "room.show")
        if not answer["ok"]:
            return dict(answer)
    raise AssertionError("the disk was never full")


def test_with_no_room_a_command_is_unavailable_and_readers_go_on(hall: Hall) -> None:
    console, phone = hall.console(), hall.captions("ar")
    with no_room(hall.server):
        refused = until_refused(console.press)["error"]
        assert (refused["code"], refused["retry"]) == ("unavailable", True)
        assert hall.captions("fr").join(hall.meeting, "captions", "ru")["ok"]
        assert hall.server.get(f"/api/meetings/{hall.meeting}/view").status == 200
        assert hall.server.get("/healthz").status == 200
        ready = hall.server.get("/readyz")
        assert (ready.status, ready.json["error"]["code"]) == (503, "unavailable")
        until(lambda: 'interp_trouble{code="log_unwritable",part="log"} 3.0' in hall.server.get("/metrics").body)
        told = interp("ready", "--port", hall.server.port, cwd=hall.server.data).stderr
        assert "is not ready: The log of the meetings cannot be written: commands are refused." in told
        seen = len(phone.times("beat"))
        until(lambda: len(phone.times("beat")) > seen)


def test_with_room_again_it_goes_on_by_itself_and_the_log_is_whole(hall: Hall) -> None:
    console, phone = hall.console(), hall.captions("ar")
    with no_room(hall.server):
        until_refused(console.press)
        before = hall.outside.meetings.state(hall.meeting).seq
    answer = console.press("floor.advance", {"from_speech": None})
    assert answer["ok"] and answer["seq"] > before
    assert phone.reaches(answer["seq"])["view"]["speech"]["id"] == "s1"
    until(lambda: hall.server.get("/readyz").status == 200)
    rows = hall.outside.log.read(f"meeting:{hall.meeting}", 0)
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))


def test_a_refused_command_is_not_in_the_log_and_can_be_tried_again(hall: Hall) -> None:
    console, press = hall.console(), "press-once"
    with no_room(hall.server):
        until_refused(console.press)
        args: dict[str, Any] = {"from_speech": None}
        assert console.press("floor.advance", args, press)["error"]["code"] == "unavailable"
        assert hall.outside.log.seen(f"meeting:{hall.meeting}", press) is None
    assert console.press("floor.advance", args, press)["ok"]
    assert hall.outside.meetings.state(hall.meeting).floor.speech == "s1"


def test_a_database_somebody_else_holds_is_unavailable_for_a_while(hall: Hall) -> None:
    console = hall.console()
    holder = sqlite3.connect(hall.server.data / "meetings.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    refused = console.press("room.blank")
    holder.execute("ROLLBACK")
    holder.close()
    assert refused["error"]["code"] == "unavailable"
    assert console.press("room.blank")["ok"]

"""A switch: its acknowledgement first, then booths, who leads the meeting, the room and attendees, then reactors."""

import json
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from websocket import WebSocket

from tests.processes import environment
from tests.raw_websocket import asked, heard, wire
from tests.server import Server, command_id, serving
from tests.sources import ROOT
from tests.web.switch_in_one_process import SWITCHES

ROUNDS = 20
PING = b"\x81\x012"  # a whole frame, with Engine.IO's packet
WAIT_S = 60
ORDER = (("booth", "interpreter"), ("console", "staff"), ("chair", "chair"), ("room", None), ("captions", None))


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a server that sends nothing only because time passes."""
    folder = Path(tmp_path_factory.mktemp("quiet"))
    with serving(folder, beat_s="3600", ping_interval_s="3600", captions_beat_s="3600") as running:
        yield running


@pytest.fixture
def sockets(quiet: Server) -> Iterator[tuple[str, list[WebSocket]]]:
    """Yield a fresh meeting and the sockets in their order: who switches, then a screen of each audience."""
    outside = quiet.outside()
    meeting = outside.plan()
    with ExitStack() as opened:
        opened.callback(outside.close)
        made = []
        for audience, role in (("console", "staff"), *ORDER):
            token = outside.token(role, meeting, "fr" if role == "interpreter" else None)[1] if role else None
            join = {"protocol": 1, "meeting": meeting, "audience": audience, "language": "fr", "token": token}
            made.append(opened.enter_context(wire(quiet)))
            assert asked(made[-1], "join", join)["ok"]
        yield meeting, made


def has_come(each: WebSocket) -> bool:
    """Return whether something can be read, apart from pings: a new socket is sent one in its first seconds."""
    while select.select([each], [], [], 0)[0]:
        assert each.sock is not None
        if each.sock.recv(len(PING), socket.MSG_PEEK) != PING:
            return True
        assert heard(each) == "2"
        each.send("3")
    return False


def arrivals(sockets: list[WebSocket]) -> list[bool]:
    """Wait until something came to one more; return to whom something has come, in order.

    The last is asked first: what was sent to the others before it is there when they are asked.
    """
    assert select.select(sockets, [], [], WAIT_S)[0]
    return [has_come(each) for each in reversed(sockets)][::-1]


def test_nobody_is_sent_a_switch_before_those_who_come_first(sockets: tuple[str, list[WebSocket]]) -> None:
    meeting, every = sockets
    for turn in range(ROUNDS):
        name, args = ("floor.undo", {}) if turn % 2 else ("floor.advance", {"from_speech": None})
        assert not any(has_come(each) for each in every)
        message = {"meeting": meeting, "id": command_id(), "name": name, "args": args}
        every[0].send(f"42{turn}{json.dumps(['command', message])}")
        there = 0
        while there < len(every):
            come = arrivals(every[there:])
            there += sum(come)
            assert come == sorted(come, reverse=True), (turn, there, come)
        assert heard(every[0]).startswith(f"43{turn}[")
        assert all(heard(each).startswith('42["view",') for each in every)


def test_views_are_made_after_the_answer_and_reactors_work_after_them(tmp_path: Path) -> None:
    run = [sys.executable, "-m", "tests.web.switch_in_one_process", str(tmp_path / "data")]
    done = subprocess.run(run, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True)
    working = ["booth", "console", "chair", "moderator", "chief", "room", "desk", "technician"]
    order = ["answered", *working, "captions", "reactor"]
    assert [each[: len(order)] for each in json.loads(done.stdout.splitlines()[-1])] == [order] * SWITCHES

"""Strangers take every place that there is, in each way they can: people with a role and the log still get theirs."""

import json
import os
import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from interp.live.broadcast.places import OWN
from tests.attackers import SESSION, stranger
from tests.client_frames import client_frame
from tests.public_readers import event, join
from tests.row_by_row import row_by_row
from tests.sample_sizes import size
from tests.server import Server, ask, serving, until
from tests.socket_screen import Hall, hall_of

DESCRIPTORS = size(180, torture=300)
LIMITS = (300, 1_024, 65_536)[: size(1, torture=3)]  # the last, or what the system allows
OURS = 4 * OWN  # what this process needs beside the other ends
PORTS = 20_000  # connections from one address
READ_EVERY = 2_000  # readers
NEVER = "1000000"  # seconds: of many readers some would be asked at once, and these answer nothing
PAPER = b"A statement."
LIMIT = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({0}, {0}))"
ASKS = b"GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
FILE = b"GET /static/js/desk/document_line.js HTTP/1.1\r\nHost: 127.0.0.1\r\n"
NOTHING_BY_TOKEN = {"protocol": 1, "meeting": "m", "audience": "console", "language": "en", "token": "x"}
TAKES = {
    "connections": (),
    "half heads": (b"GET / HTTP/1.1\r\n",),
    "half bodies": (b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 90\r\n\r\nuser=",),
    "idle connections": (ASKS,),
    "sessions": SESSION,
    "refused joins": (*SESSION, client_frame(event("join", NOTHING_BY_TOKEN, 1))),
    "untaken answers": ((FILE + b"\r\n") * 20,),
    "untaken last answers": (FILE + b"Connection: close\r\n\r\n",),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a server that may have few descriptors."""
    with serving(Path(tmp_path_factory.mktemp("few")), LIMIT.format(DESCRIPTORS)) as running:
        yield running


@row_by_row("kind", TAKES)
def test_whoever_only_waits_makes_room_for_people_with_a_role(server: Server, kind: str) -> None:
    before = descriptors(server)
    with hall_of(server) as hall, ExitStack() as held:
        console = hall.console()
        for _ in range(DESCRIPTORS):  # a third more than there are places
            with suppress(ConnectionError):
                held.enter_context(stranger(server.port, *TAKES[kind], takes=2_048))
        token = hall.token("technician")
        assert server.get("/healthz").status == 200
        assert server.get(f"/m/{hall.meeting}/technician", token).status == 200
        assert console.press("outputs.blank")["ok"] and console.press("outputs.show")["ok"]
        again = hall.console()
        assert again.press("outputs.blank")["ok"] and again.press("outputs.show")["ok"]
        assert server.get(f"/m/{hall.meeting}/en").status == 200, "strangers who only wait keep readers out"
    until(lambda: descriptors(server) < before + OWN)
    assert "EMFILE" not in server.log and "Too many open files" not in server.log, "nothing was left for the service"
    assert "Traceback" not in server.log


def descriptors(server: Server) -> int:
    """Return how many descriptors its process has."""
    return len(os.listdir(f"/proc/{server.pid}/fd"))


@pytest.mark.timeout(1_800)  # 65,000 readers come one after the other
@pytest.mark.parametrize("limit", LIMITS)
def test_readers_are_refused_in_words_before_the_last_place_and_taken_again(limit: int, tmp_path: Path) -> None:
    with (
        descriptors_here(limit + OURS) as most,  # it has the other ends
        serving(tmp_path, LIMIT.format(min(limit, most - OURS)), max_clients="100000", ping_interval_s=NEVER) as server,
        hall_of(server) as hall,
    ):
        limit = min(limit, most - OURS)
        console, lines = hall.console(), list[socket.socket]()
        with ExitStack() as held:
            while (answer := joined(held, server, hall, lines))["ok"]:
                if not len(lines) % READ_EVERY:
                    read(lines)
            read(lines)
            assert answer["error"]["args"] == {"reason": "full"} and limit // 2 < len(lines) < limit
            page = ask(f"{server.url}/m/{hall.meeting}/ru", headers={"Accept-Language": "ru"})
            assert page.status == 503 and "слишком много читателей" in page.body
            view = server.get(f"/api/meetings/{hall.meeting}/view?audience=captions&language=en")
            assert view.json["error"]["args"] == {"reason": "full"}
            assert server.get("/healthz").status == 200
            assert console.press("floor.advance", {"from_speech": None})["ok"]
            assert hall.screen("technician", role="technician")[1]["ok"] and hall.booth("fr")
            documents = f"/api/meetings/{hall.meeting}/documents"
            filed = server.upload(documents, "a.txt", PAPER, hall.token("staff"), language="en")  # by a helper process
            assert filed.status in (200, 201), filed.body
        until(lambda: server.get(f"/m/{hall.meeting}/ru").status == 200)
        with ExitStack() as held:
            assert joined(held, server, hall, [])["ok"]
        assert "room_again" in server.log and "Traceback" not in server.log


@contextmanager
def descriptors_here(wanted: int) -> Iterator[int]:
    """Let this process have so many descriptors, or as many as it may; yields how many."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = max(wanted, before[1])
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    except (ValueError, OSError):  # only root may raise the hard limit, and not everywhere
        resource.setrlimit(resource.RLIMIT_NOFILE, (most := before[1], before[1]))
    try:
        yield most
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def read(lines: list[socket.socket]) -> None:
    """Take what readers were sent meanwhile, and leave out those whose end is closed: who takes nothing for long is."""
    for line in [*lines]:
        line.setblocking(False)  # a socket with a timeout would wait for it, whatever its flags
        with suppress(BlockingIOError):
            try:
                is_open = bool(line.recv(65_536))
            except ConnectionError:
                is_open = False
            if not is_open:
                lines.remove(line)


def joined(held: ExitStack, server: Server, hall: Hall, lines: list[socket.socket]) -> Any:
    """Return what one more reader is answered, who then stays among the others."""
    address = f"127.0.0.{2 + len(lines) // PORTS}"
    asks = client_frame(event("join", join(hall), 1))
    lines.append(line := held.enter_context(stranger(server.port, *SESSION, asks, address=address)))
    heard = b""
    while b"431[" not in heard:
        more = line.recv(65_536)
        assert more, heard
        heard += more
    answer = heard[heard.index(b"431[") + 3 :]
    while answer[-2:] != b"}]":
        answer += line.recv(65_536)
    return json.JSONDecoder().raw_decode(answer.decode())[0][0]


def test_who_is_refused_does_not_stay(server: Server) -> None:
    with hall_of(server) as hall, ExitStack() as held:
        lines = list[socket.socket]()
        while joined(held, server, hall, lines)["ok"]:
            pass
        line = held.enter_context(stranger(server.port, b"GET /m/x/en HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
        answer = b""
        while more := line.recv(65_536):  # it is kept alive by its own wish only
            answer += more
        assert answer.startswith(b"HTTP/1.1 503") and b"Connection: close" in answer

"""Public readers of a server that speaks TLS itself: the same as callbacks on the hub and with a greenlet each."""

import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import SO_RCVBUF, SOL_SOCKET
from typing import Any

import pytest
import websocket

from interp.domain.model.commands import BlankOutputs, ShowOutputs
from interp.domain.rules.permissions import Actor
from tests.public_readers import WAYS, acknowledged, client_frame, event, join, readers_server, send, views
from tests.raw_websocket import asked, heard, is_closed
from tests.server import command_id, until
from tests.socket_screen import Hall, screens

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl for a certificate")
STAFF = Actor("staff", "Staff")


@pytest.fixture(scope="module", params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    """Return how readers are served."""
    return str(request.param)


@pytest.fixture(scope="module")
def encrypted(way: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Hall, Callable[..., Any]]]:
    """Yield a meeting of a server that speaks TLS itself, and what opens a websocket to it."""
    folder = Path(tmp_path_factory.mktemp(f"tls-{way}"))
    words = "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=interp"
    subprocess.run(["openssl", *words.split()], cwd=folder, check=True, capture_output=True, timeout=60)
    certificate, key = str(folder / "cert.pem"), str(folder / "key.pem")
    trust = {"ca_certs": certificate, "check_hostname": False, "cert_reqs": ssl.CERT_REQUIRED}
    with readers_server(folder, way, tls_cert=certificate, tls_key=key) as server, screens("") as make:
        outside = server.outside()
        hall = Hall(server, outside, outside.plan(), make)
        address = f"wss://127.0.0.1:{server.port}/socket.io/?EIO=4&transport=websocket"

        @contextmanager
        def opened(**options: Any) -> Iterator[websocket.WebSocket]:
            made = websocket.create_connection(
                address, timeout=60, http_no_proxy=["*"], suppress_origin=True, sslopt=trust, **options
            )
            try:
                assert heard(made).startswith("0{")
                made.send("40")
                while (said := heard(made)) == "2":
                    made.send("3")  # on a busy machine it is pinged before its answer comes
                assert said.startswith("40{")
                yield made
            finally:
                made.shutdown()  # type: ignore[no-untyped-call]

        yield hall, opened
        outside.close()


def switch(hall: Hall, console: websocket.WebSocket) -> int:
    """Press a key that changes every view; return the number of the change."""
    name = "outputs.show" if hall.outside.meetings.state(hall.meeting).blank_outputs else "outputs.blank"
    answer = asked(console, "command", {"meeting": hall.meeting, "id": command_id(), "name": name, "args": {}})
    assert answer["ok"], answer
    return int(answer["seq"])


def grown(hall: Hall) -> int:
    """Change every view, as a second process does; return the number of the change."""
    blank = hall.outside.meetings.state(hall.meeting).blank_outputs
    command = ShowOutputs() if blank else BlankOutputs()
    return hall.outside.meetings.handle(STAFF, hall.meeting, command_id(), command).seq


def test_readers_behind_tls_hear_views_and_are_answered(encrypted: tuple[Hall, Callable[..., Any]]) -> None:
    hall, connect = encrypted
    with connect() as opened:
        assert asked(opened, "join", join(hall, "ar"))["ok"]
        last = grown(hall)
        assert views(opened, last)[-1]["language"] == "ar"
        assert asked(opened, "join", "x" * 60_000)["error"]["code"] == "bad_request"
        send(opened, client_frame(b"3") * 200 + client_frame(event("join", join(hall, "ru"), 7)))
        assert acknowledged(opened).startswith("437[")
        send(opened, client_frame(b"3", key=None))
        assert is_closed(opened)


def test_a_slow_reader_behind_tls_gets_the_newest(encrypted: tuple[Hall, Callable[..., Any]]) -> None:
    hall, connect = encrypted
    with connect(sockopt=((SOL_SOCKET, SO_RCVBUF, 2_304),)) as slow, connect() as quick:
        for opened in (slow, quick):
            assert asked(opened, "join", join(hall, "zh"))["ok"]
        with connect() as console:
            assert asked(console, "join", join(hall, "en", "console", token=hall.token("staff")))["ok"]
            for _ in range(40):
                last = switch(hall, console)
                assert views(quick, last)[-1]["seq"] == last
        late = views(slow, last)
    assert {view["language"] for view in late} == {"zh"} and len(late) < 40


def test_a_reader_behind_tls_that_vanishes_leaves_nothing(encrypted: tuple[Hall, Callable[..., Any]]) -> None:
    hall, connect = encrypted
    descriptors = Path(f"/proc/{hall.server.pid}/fd")
    with connect() as opened:
        assert asked(opened, "join", join(hall, "en"))["ok"]
        before = len(list(descriptors.iterdir()))
        opened.shutdown()
        until(lambda: len(list(descriptors.iterdir())) < before)

"""What has a ready answer gets it on the connection it came by; all else reaches the app as it was sent."""

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.processes import environment
from tests.sources import ROOT

APP = """
import eventlet
eventlet.monkey_patch()
from interp.config import Settings
from interp.live.broadcast.socket_server import listen, serve

def app(environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"app {environ['REQUEST_METHOD']} {environ['PATH_INFO']} {environ.get('HTTP_X_SAID')}".encode()]

def ready(line, head):
    return b"ready(" + head + b")" if b"/file " in line and b"close" not in head else None

listener = listen("127.0.0.1", 0)
print(listener.getsockname()[1], flush=True)
serve(app, listener, Settings(), ready)
"""
FILE, PAGE = b"GET /file HTTP/1.1\r\nX-Said: a\r\n\r\n", b"GET /page HTTP/1.1\r\nX-Said: b\r\n\r\n"
ANSWER, PAGES = b"ready(X-Said: a)", b"app GET /page b"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    command = [sys.executable, "-W", "ignore", "-c", APP]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield int(process.stdout.readline())
        process.kill()


@pytest.fixture
def line(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as made:
        yield made


def waits(line: socket.socket, last: bytes, times: int = 1) -> bytes:
    """Return what came until `last` had come so many times."""
    got = b""
    while got.count(last) < times:
        more = line.recv(65_536)
        assert more, got
        got += more
    return got


def test_a_ready_answer_is_all_that_is_sent(line: socket.socket) -> None:
    line.sendall(FILE)
    assert waits(line, ANSWER) == ANSWER


def test_one_connection_carries_both_in_the_order_asked(line: socket.socket) -> None:
    line.sendall(FILE + PAGE + FILE + FILE + PAGE)
    got = waits(line, PAGES, 2)
    assert got.count(ANSWER) == 3 and got.startswith(ANSWER + b"HTTP/1.1 200 OK") and got.endswith(PAGES)


def test_a_request_that_comes_in_pieces_is_answered_one_way_or_the_other(line: socket.socket) -> None:
    for at in range(len(FILE)):
        line.sendall(FILE[at : at + 1])
    got = waits(line, b" a")
    assert got.startswith(b"ready(") or got.endswith(b"app GET /file a")


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        (b"HEAD /file HTTP/1.1\r\n\r\n", b"HTTP/1.1 200 OK"),
        (b"POST /file HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi", b"app POST /file None"),
        (b"GET /file HTTP/1.1\r\nConnection: close\r\n\r\n", b"app GET /file None"),
        (b"GET /file HTTP/1.1\r\nX-More: " + b"x" * 7_000 + b"\r\nX-Said: " + b"x" * 7_000 + b"\r\n\r\n", b"x" * 7_000),
    ],
)
def test_what_has_no_ready_answer_reaches_the_app(line: socket.socket, request_: bytes, answer: bytes) -> None:
    line.sendall(request_)
    assert b"ready(" not in waits(line, answer)


def test_who_hangs_up_halfway_is_no_trouble(port: int, line: socket.socket) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as other:
        other.sendall(FILE[:30])
    line.sendall(FILE)
    assert waits(line, ANSWER) == ANSWER

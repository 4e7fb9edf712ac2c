"""A file sent ahead of the app is the answer that the app gives, and only plain requests are answered so."""

import socket

import pytest

from interp.config import Settings
from interp.web.page_build import build
from interp.web.ready_files import header_values, ready
from tests.row_by_row import row_by_row
from tests.server import Server

PATH = f"/static/{build()}/js/shared/dom.js"
HOSTS = ("localhost", "127.0.0.1")
PLAIN = "Host: localhost:8000\r\nConnection: keep-alive\r\nAccept-Encoding: gzip"


def answered(line: str, head: str = PLAIN) -> bytes | None:
    return ready(HOSTS, Settings())(f"{line}\r\n".encode(), head.encode())


def test_a_plain_request_is_answered() -> None:
    found = answered(f"GET {PATH} HTTP/1.1")
    assert found and found.startswith(b"HTTP/1.1 200 OK\r\n") and b"\r\nContent-Encoding: gzip\r\n" in found


@pytest.mark.parametrize(
    "line",
    [
        f"HEAD {PATH} HTTP/1.1", f"GET {PATH} HTTP/1.0", f"GET {PATH}?a=1 HTTP/1.1", "GET /static/none.js HTTP/1.1",
        "GET /static/../static_files.py HTTP/1.1", f"GET /static/{build()}/%6as/shared/dom.js HTTP/1.1",
        f"GET http://localhost{PATH} HTTP/1.1", "GET /m/m1/en HTTP/1.1", f"GET  {PATH} HTTP/1.1",
    ],
)  # fmt: skip
def test_another_request_is_left_to_the_app(line: str) -> None:
    assert answered(line) is None


@row_by_row(
    "head",
    [
        "", "Host: evil.example", "Host: [", "Host: localhost\r\nHost: evil.example", f"{PLAIN}\r\n folded",
        f"{PLAIN}\r\nContent-Length: 3", f"{PLAIN}\r\nTransfer-Encoding: chunked", f"{PLAIN}\r\nExpect: 100-continue",
        "Host: localhost\r\nConnection: close", "Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket",
        "Host : localhost", "Host: localhost\r\nno colon",
    ],
)
def test_a_request_with_something_unusual_in_its_headers_is_left_to_the_app(head: str) -> None:
    assert answered(f"GET {PATH} HTTP/1.1", head) is None


def test_headers_are_read() -> None:
    assert header_values(b"Host: a:1\r\nETAG:\tx y \r\nEmpty:") == {"host": "a:1", "etag": "x y", "empty": ""}


def raw(server: Server, path: str, *more: str) -> tuple[str, dict[str, str], bytes]:
    """Return the answer to a request as it is written: status, headers by lower-case name, body."""
    lines = (f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{server.port}", *more)
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
        line.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        head, body = b"", b""
        while b"\r\n\r\n" not in head:
            head += line.recv(65_536)
        head, _, body = head.partition(b"\r\n\r\n")
        status, *rest = head.decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (each.partition(": ") for each in rest)}
        while len(body) < int(headers.get("content-length", 0)):
            body += line.recv(65_536)
    return status, headers, body


@pytest.mark.parametrize("path", [PATH, "/static/js/shared/dom.js", "/static/00000000/icon.svg"])
@pytest.mark.parametrize("more", [(), ("Accept-Encoding: gzip, br",), ("If-None-Match: *",)])
def test_both_ways_give_the_same_answer(server: Server, path: str, more: tuple[str, ...]) -> None:
    ahead, apps = raw(server, path, *more), raw(server, path, *more, "X-Other: 1", "X-Other: 2")
    assert ahead[0] == apps[0] and ahead[2] == apps[2]
    assert {**ahead[1], "date": ""} == {**apps[1], "date": ""}


def test_a_page_and_its_files_come_by_one_connection(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
        for path in (PATH, "/healthz", PATH):
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\n\r\n".encode())
            got = line.recv(65_536)
            assert got.startswith(b"HTTP/1.1 304" if path == PATH else b"HTTP/1.1 200")


def test_a_foreign_host_is_sent_away(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
        line.sendall(f"GET {PATH} HTTP/1.1\r\nHost: evil.example\r\n\r\n".encode())
        assert line.recv(65_536).startswith(b"HTTP/1.1 421")

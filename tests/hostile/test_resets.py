"""Connections reset, half closed or silent at each step of TCP, TLS, HTTP and websocket: alone and behind nginx."""

import socket
import ssl
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.attackers import ENTERS, SESSION, UPGRADE, sent, stranger
from tests.nginx_before import key_and_certificate, nginx_before
from tests.raw_websocket import GONE
from tests.sample_sizes import size
from tests.server import serving

RESETS = size(10, torture=2_000)  # of each step
# of each step and kind that stay; to the server one whose client is gone unsaid is a silent one
HELD = size(4, torture=10)
ASKED_EVERY = size(5, torture=100)
DROPS = struct.pack("ii", 1, 0)  # SO_LINGER: closing resets the connection
PROXY = "127.0.0.1"


class Door(NamedTuple):
    """A port, whether it speaks TLS, and the log of the server behind it."""

    port: int
    tls: bool
    log: Callable[[], str]


TRUSTING = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
TRUSTING.check_hostname, TRUSTING.verify_mode = False, ssl.CERT_NONE


def hello() -> bytes:
    """Return the first message of a TLS handshake."""
    outgoing = ssl.MemoryBIO()
    with suppress(ssl.SSLWantReadError):
        TRUSTING.wrap_bio(ssl.MemoryBIO(), outgoing).do_handshake()
    return outgoing.read()


HELLO = hello()
OF_HANDSHAKE = {
    "TCP": b"", "a byte": HELLO[:1], "half a record": HELLO[:40], "a hello": HELLO,
    "a hello that is none": HELLO[:5] + bytes(len(HELLO) - 5), "plain HTTP": b"GET /healthz HTTP/1.1\r\n\r\n",
}  # fmt: skip
# what is sent, each part after an answer to the one before
OF_HTTP = {
    "nothing asked": (),
    "a byte asked": (b"G",),
    "half a head": (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n",),
    "a head without its body": (b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 90\r\n\r\nuser=",),
    "a request": (b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",),
    "two requests": (b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 2,),
    "a websocket": (UPGRADE,),
    "half a frame": (UPGRADE, ENTERS[:3]),
    "a session": SESSION,
}


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Door]]:
    """Yield a server alone, one that serves https itself, and nginx before the first."""
    folder = Path(tmp_path_factory.mktemp("doors"))
    for each in ("plain", "encrypted", "nginx"):
        (folder / each).mkdir()
    key, certificate = key_and_certificate(folder)
    with (
        serving(folder / "plain", proxies=PROXY) as plain,
        serving(folder / "encrypted", tls_cert=str(certificate), tls_key=str(key)) as encrypted,
        nginx_before(plain.port, folder / "nginx") as port,
    ):
        yield {
            "alone": Door(plain.port, False, lambda: plain.log),
            "alone with TLS": Door(encrypted.port, True, lambda: encrypted.log),
            "behind nginx": Door(port, True, lambda: plain.log),
        }


def opened(door: Door, parts: Sequence[bytes], *, shaken: bool) -> socket.socket:
    """Return an attacker's connection that has sent something, after its handshake or instead of it."""
    made = stranger(door.port)
    if shaken and door.tls:
        made = TRUSTING.wrap_socket(made)
    with suppress(*GONE):
        sent(made, parts)
    return made


def reset(line: socket.socket) -> None:
    """End a connection without a goodbye."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, DROPS)
    line.close()


def is_healthy(door: Door) -> bool:
    """Return whether the service answers through a door."""
    with socket.create_connection(("127.0.0.1", door.port), timeout=60) as plain, ExitStack() as held:
        line = held.enter_context(TRUSTING.wrap_socket(plain)) if door.tls else plain
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        return line.recv(65_536).startswith(b"HTTP/1.1 200")


def attacked(door: Door, parts: Sequence[bytes], *, shaken: bool) -> None:
    """Reset many connections at one step, leave some silent and some half closed there; ask for health throughout."""
    with ExitStack() as held:
        for number in range(HELD):
            line = held.enter_context(opened(door, parts, shaken=shaken))
            if number % 2:
                with suppress(OSError):
                    line.shutdown(socket.SHUT_WR)
        for number in range(RESETS):
            reset(opened(door, parts, shaken=shaken))
            if not number % ASKED_EVERY:
                assert is_healthy(door)
        assert is_healthy(door)
    assert is_healthy(door)


@pytest.mark.parametrize("name", ["alone", "alone with TLS", "behind nginx"])
def test_at_each_step_resets_and_silence_end_nothing_but_themselves(doors: dict[str, Door], name: str) -> None:
    door = doors[name]
    for sends in OF_HANDSHAKE.values():
        attacked(door, (sends,), shaken=False)
    for parts in OF_HTTP.values():
        attacked(door, parts, shaken=True)
    assert "Traceback" not in door.log()

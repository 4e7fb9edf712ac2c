"""What anybody on the network may do to the door: reset, stay silent, drip, flood, take every descriptor."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
import websocket

from tests.nginx_before import key_and_certificate
from tests.public_readers import join
from tests.raw_websocket import asked, connect, is_closed, wire
from tests.server import Server, serving
from tests.socket_screen import hall_of

DESCRIPTORS = 300
FEW = f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({DESCRIPTORS}, {DESCRIPTORS}))"
HELLO = bytes.fromhex("16030100c8010000c40303") + bytes(32)
MOST_LINES = 100  # of the log in a second


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a server that may have 300 descriptors."""
    with serving(Path(tmp_path_factory.mktemp("few")), FEW) as running:
        yield running


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a server that serves https itself."""
    folder = Path(tmp_path_factory.mktemp("encrypted"))
    key, certificate = key_and_certificate(folder)
    with serving(folder, tls_cert=str(certificate), tls_key=str(key)) as running:
        yield running


def opened(server: Server, *, sends: bytes = b"") -> socket.socket:
    """Return a connection that has sent something."""
    made = socket.create_connection(("127.0.0.1", server.port), timeout=60)
    if sends:
        made.sendall(sends)
    return made


def healthy_by_tls(server: Server) -> bool:
    """Return whether the service answers over https."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with context.wrap_socket(opened(server)) as line:
        line.sendall(f"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n\r\n".encode())
        return line.recv(65_536).startswith(b"HTTP/1.1 200")


def test_a_handshake_that_drips_is_cut_after_ten_seconds(encrypted: Server) -> None:
    with opened(encrypted, sends=HELLO[:5]) as dripping, opened(encrypted) as silent:
        for byte in HELLO[5:30]:
            with suppress(OSError):
                dripping.sendall(bytes((byte,)))
            time.sleep(0.05)
        for line in (dripping, silent):
            line.settimeout(60)
            with suppress(ConnectionResetError):
                assert line.recv(100) == b""
    assert healthy_by_tls(encrypted)


def test_who_drips_a_head_or_never_joins_is_closed_and_who_has_asked_to_join_stays(few: Server) -> None:
    with ExitStack() as held, hall_of(few) as hall, wire(few) as silent, wire(few) as asks, opened(few) as dripping:
        bare = held.enter_context(attacker(few))  # it does not even enter the namespace
        assert not asked(asks, "join", join(hall, audience="console"))["ok"]
        for byte in b"GET /healthz HTTP/1.1\r\nX-Long: ":
            with suppress(OSError):
                dripping.sendall(bytes((byte,)))
            time.sleep(0.05)
        assert is_closed(silent, 60) and is_closed(bare, 60)
        dripping.settimeout(60)
        with suppress(ConnectionResetError):
            assert dripping.recv(100) == b""
        assert asked(asks, "join", join(hall))["ok"]


@contextmanager
def attacker(server: Server) -> Iterator[websocket.WebSocket]:
    """Yield an anonymous socket that may deflate."""
    line = connect(server, header=["Sec-WebSocket-Extensions: permessage-deflate"])
    try:
        yield line
    finally:
        line.shutdown()  # type: ignore[no-untyped-call]

"""What anybody on the network may do to the door: reset, stay silent, drip, flood, take every descriptor."""

import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
import websocket

from tests.client_frames import client_frame, deflated_frame
from tests.nginx_before import key_and_certificate
from tests.public_readers import event, join
from tests.raw_websocket import GONE, asked, connect, is_closed, wire
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


FLOODS = {
    "unknown events": client_frame(event("nothing", {"a": 1})) * 50,
    "reports": client_frame(event("at", {"epoch": "x", "seq": 1})) * 50,
    "noops": client_frame(b"6") * 200,
    "pings": client_frame(b"x", 9) * 200,
    "nested JSON": client_frame(b'42["at",' + b"[" * 900 + b"]" * 900 + b"]"),
    "binary": client_frame(b"\x00" * 1_000, 2) * 4,
    "deflated": deflated_frame(event("at", {"epoch": "x" * 60_000})),
    "bad packets": client_frame(b"9") * 50,
    "joins": client_frame(event("join", {"protocol": 1}, 1)) * 50,
    "a byte at a time": b"",
}


@contextmanager
def attacker(server: Server) -> Iterator[websocket.WebSocket]:
    """Yield an anonymous socket that may deflate."""
    line = connect(server, header=["Sec-WebSocket-Extensions: permessage-deflate"])
    try:
        yield line
    finally:
        line.shutdown()  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_is_held_back_then_closed_and_the_console_goes_on(few: Server, flood: str) -> None:
    data, ends = FLOODS[flood], threading.Event()

    def sends() -> None:
        while not ends.is_set():
            with suppress(*GONE, OSError, websocket.WebSocketException), attacker(few) as line:
                line.send("40")
                assert line.sock is not None
                line.sock.settimeout(1)
                while not ends.is_set():
                    if data:
                        line.sock.sendall(data)
                    for byte in b"" if data else client_frame(b'42["at",{}]'):
                        line.sock.sendall(bytes((byte,)))

    with hall_of(few) as hall:
        console, before = hall.console(), len(few.log.splitlines())
        attackers = [threading.Thread(target=sends) for _ in range(4)]
        for each in attackers:
            each.start()
        for turn in range(4):
            assert console.press("outputs.blank" if turn % 2 == 0 else "outputs.show")["ok"]
            assert few.get("/healthz").status == 200
        ends.set()
        for each in attackers:
            each.join()
        seconds = Counter(line[:19] for line in few.log.splitlines()[before:])
        assert max(seconds.values(), default=0) < MOST_LINES and "Traceback" not in few.log
        assert console.press("floor.advance", {"from_speech": None})["ok"]

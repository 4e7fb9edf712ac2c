"""What sockets and rooms promise, held on eventlet with direct writes, on eventlet with TLS, and on plain threads."""

import json
import socket
import ssl
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import websocket

from tests import forked_demo
from tests.processes import Process, environment
from tests.sample_sizes import size
from tests.server import until
from tests.sources import ROOT

KINDS = ("eventlet", "tls", "threading")
HERE = Path(__file__).parent
FORKED = "import runpy, sys; sys.argv[:] = {words}; runpy.run_path(sys.argv[0], run_name='__main__')"


class Client:
    """One Socket.IO client over a raw websocket; what came unasked is in `came`."""

    def __init__(self, port: int, *, tls: bool, **options: Any) -> None:
        scheme = "wss" if tls else "ws"
        self.line = websocket.create_connection(
            f"{scheme}://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket", timeout=60, suppress_origin=True,
            http_no_proxy=["*"], sslopt={"cert_reqs": ssl.CERT_NONE}, **options,
        )  # fmt: skip
        self.came: list[list[Any]] = []
        self.opened = json.loads(self.next()[1:])
        self.line.send("40")
        assert self.next().startswith("40{")

    def next(self) -> str:
        """Return the next packet, answering pings."""
        while (packet := str(self.line.recv())) == "2":
            self.line.send("3")
        return packet

    def ask(self, name: str, *words: Any) -> Any:
        """Send an event and return its acknowledgement."""
        self.line.send(f"427{json.dumps([name, *words])}")
        while not (packet := self.next()).startswith("437"):
            if packet.startswith("42"):
                self.came.append(json.loads(packet[2:]))
        return (json.loads(packet[3:]) or [None])[0]

    def hear(self) -> list[Any]:
        """Return the next message."""
        while not self.came:
            packet = self.next()
            if packet.startswith("42"):
                self.came.append(json.loads(packet[2:]))
        return self.came.pop(0)

    def close(self) -> None:
        """End the connection without a word."""
        self.line.shutdown()  # type: ignore[no-untyped-call]


Connect = Callable[..., Client]


@contextmanager
def serving(kind: str, folder: Path, **settings: str) -> Iterator[tuple[int, bool]]:
    """Yield the port of a server of one kind, and whether it is encrypted."""
    words = [str(HERE / "fan_out_server.py"), "0", "threading" if kind == "threading" else "eventlet"]
    if kind == "tls":
        words += certificate(folder)
    known = environment(PYTHONPATH=str(ROOT), **settings)
    process: Process
    with (folder / "log").open("w") as log:
        if kind == "threading":
            process = subprocess.Popen(
                [sys.executable, *words], env=known, stdout=subprocess.PIPE, stderr=log, text=True
            )
        else:
            process = forked_demo.start([], folder, known, log, prelude=FORKED.format(words=words))
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline()), kind == "tls"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    said = (folder / "log").read_text()
    assert kind == "threading" or "Traceback" not in said, said  # Werkzeug logs what the stock path raises


def certificate(folder: Path) -> list[str]:
    """Return the files of a certificate for this machine and of its key."""
    cert, key = str(folder / "cert.pem"), str(folder / "key.pem")
    made = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost"
    subprocess.run([*made.split(), "-out", cert, "-keyout", key], check=True, capture_output=True)
    return [cert, key]


@pytest.fixture(scope="module", params=KINDS)
def connect(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connect]:
    """Yield a function that opens a client of one running server of each kind."""
    opened: list[Client] = []

    def connects(*rooms: str, **options: Any) -> Client:
        opened.append(Client(port, tls=tls, **options))
        for room in rooms:
            opened[-1].ask("enter", room)
        return opened[-1]

    with serving(request.param, tmp_path_factory.mktemp(request.param)) as (port, tls):
        connects.kind = request.param  # type: ignore[attr-defined]
        yield connects
        for each in opened:
            each.close()


def test_a_room_is_sent_a_message_once_and_nobody_else_is(connect: Connect) -> None:
    inside, both, outside = connect("one"), connect("one", "two"), connect("two")
    outside.ask("send", "view", "one", {"text": "人权 حق"})
    assert inside.hear() == both.hear() == ["view", {"text": "人权 حق"}]
    outside.ask("send", "beat", "two", {"seq": 2})
    assert both.hear() == outside.hear() == ["beat", {"seq": 2}]
    inside.ask("rooms")
    assert not inside.came and not both.came and not outside.came


def test_messages_come_in_the_order_they_were_sent(connect: Connect) -> None:
    reader, writer = connect("order"), connect()
    for number in range(50):
        writer.ask("send", "view", "order", {"n": number})
    assert [reader.hear()[1]["n"] for _ in range(50)] == [*range(50)]


def test_who_left_a_room_hears_it_no_more_and_an_empty_room_is_dropped(connect: Connect) -> None:
    reader = connect("left", "kept")
    reader.ask("leave", "left")
    reader.ask("send", "view", "left", {})
    reader.ask("send", "view", "kept", {})
    assert reader.hear() == ["view", {}] and not reader.came
    assert "left" not in reader.ask("rooms") and "kept" in reader.ask("rooms")


def test_entering_twice_is_entering_once(connect: Connect) -> None:
    reader = connect("twice", "twice")
    reader.ask("send", "view", "twice", {"n": 1})
    reader.ask("rooms")
    assert reader.came == [["view", {"n": 1}]]


def test_one_socket_is_told_and_every_socket_is_told(connect: Connect) -> None:
    one, other = connect(), connect()
    other.ask("tell", one.ask("who"), {"code": "identify"})
    assert one.hear() == ["notice", {"code": "identify"}] and not other.came
    other.ask("all", {"code": "restart"})
    assert one.hear() == other.hear() == ["notice", {"code": "restart"}]


def test_a_closed_connection_leaves_its_rooms(connect: Connect) -> None:
    leaver, stayer = connect("closing"), connect()
    sid = leaver.ask("who")
    leaver.close()
    until(lambda: sid in stayer.ask("gone"))
    assert "closing" not in stayer.ask("rooms")
    stayer.ask("send", "view", "closing", {})
    stayer.ask("tell", sid, {})
    assert not stayer.came


def test_the_server_may_end_a_session(connect: Connect) -> None:
    ended, other = connect("ending"), connect()
    sid = ended.ask("who")
    other.ask("close", sid)
    assert ended.next() == "41"
    until(lambda: sid in other.ask("gone"))
    assert "ending" not in other.ask("rooms")


@pytest.mark.parametrize("packet", ["4", "x", "42[", "9", "4\x00", "42" + "[" * 3_000])
def test_a_bad_packet_hurts_nobody_else(connect: Connect, packet: str) -> None:
    bad, good = connect(), connect("good")
    bad.line.send(packet)
    good.ask("send", "view", "good", {"n": 1})
    assert good.hear() == ["view", {"n": 1}]


def test_a_message_that_is_too_long_ends_the_connection(connect: Connect) -> None:
    long, good = connect(), connect()
    sid = long.ask("who")
    long.line.send("42" + json.dumps(["who", "x" * 5_000]))
    until(lambda: sid in good.ask("gone"))


def test_pieces_of_a_message_that_is_too_long_end_the_connection(connect: Connect) -> None:
    long, good = connect(), connect()
    sid = long.ask("who")
    for number in range(6):
        long.line.send_frame(websocket.ABNF(number == 5, 0, 0, 0, 0 if number else 1, 1, "x" * 1_000))
    until(lambda: sid in good.ask("gone"))


def kind(connect: Connect) -> str:
    return str(connect.kind)  # type: ignore[attr-defined]


SMALL_WINDOW = ((socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096),)
MANY, LARGE = 400, 20_000


def series(connect: Connect) -> int:
    """Return how often an eighth of the messages is sent; threads skip none, so that all of them only cost time."""
    return size(1, torture=8) if kind(connect) == "threading" else 8


def test_a_reader_that_stops_gets_the_newest_and_holds_up_nobody(connect: Connect) -> None:
    stopped, other, writer = connect("slow", sockopt=SMALL_WINDOW), connect("slow"), connect()
    writer.ask("many", "slow", 3, 10)
    assert [stopped.hear()[1]["n"] for _ in range(3)] == [0, 1, 2] == [other.hear()[1]["n"] for _ in range(3)]
    for _ in range(series(connect)):
        writer.ask("many", "slow", MANY // 8, LARGE)
        seen = [other.hear()[1]["n"] for _ in range(MANY // 8)] if kind(connect) == "threading" else newest(other)
        assert seen[-1] == MANY // 8 - 1
    writer.ask("send", "view", "slow", {"n": "last"})
    read = []
    while (message := stopped.hear())[1]["n"] != "last":
        read.append(message)
    if kind(connect) != "threading":
        assert len(read) < MANY, "nothing was skipped: the reader was not slow"
        until(lambda: writer.ask("behind", "slow") == 0)


def newest(reader: Client) -> list[int]:
    """Read until the last of a series; a series may be faster than its reader, which then skips some."""
    seen: list[int] = []
    while not seen or seen[-1] != MANY // 8 - 1:
        seen.append(reader.hear()[1]["n"])
    assert seen == sorted(seen)
    return seen


def test_it_is_known_who_is_behind(connect: Connect) -> None:
    if kind(connect) == "threading":
        assert connect("counted").ask("behind", "counted") == 0
        return
    stopped, writer = connect("counted", sockopt=SMALL_WINDOW), connect()
    for _ in range(8):
        writer.ask("many", "counted", MANY // 8, LARGE)
    assert writer.ask("behind", "counted") == 1
    stopped.close()
    until(lambda: writer.ask("behind", "counted") == 0)


def test_answers_to_a_slow_reader_all_come(connect: Connect) -> None:
    slow, writer = connect("answers", sockopt=SMALL_WINDOW), connect()
    for _ in range(series(connect)):
        writer.ask("many", "answers", MANY // 8, LARGE)
    for number in range(20):
        slow.line.send(f"42{number + 10}" + json.dumps(["rooms"]))
    found: list[str] = []
    while len(found) < 20:
        packet = slow.next()
        if packet.startswith("43"):
            found.append(packet[2:4])
    assert found == [str(number + 10) for number in range(20)]


TAKEOVER = "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
OFFERS = {
    "permessage-deflate; client_max_window_bits": True,
    "permessage-deflate": True,
    "permessage-deflate; server_max_window_bits=15": True,
    "permessage-deflate; server_max_window_bits=10": False,
    "permessage-deflate; server_max_window_bits=10, permessage-deflate": True,
    "x-webkit-deflate-frame": False,
}


@pytest.mark.parametrize("connect", ["eventlet", "tls"], indirect=True)
@pytest.mark.parametrize("offer", OFFERS)
def test_deflate_is_agreed_without_takeover(connect: Connect, offer: str) -> None:
    client = connect(header={"Sec-WebSocket-Extensions": offer})
    agreed = (client.line.getheaders() or {}).get("sec-websocket-extensions")
    assert agreed == (TAKEOVER if OFFERS[offer] else None)


@pytest.mark.parametrize("connect", ["eventlet", "tls"], indirect=True)
def test_a_long_message_to_a_room_is_deflated_for_those_who_offered(connect: Connect) -> None:
    offered, plain = connect("both", header={"Sec-WebSocket-Extensions": "permessage-deflate"}), connect("both")
    plain.ask("many", "both", 1, 3_000)
    said = plain.hear()
    assert offered.line.sock is not None
    frame = offered.line.sock.recv(4_096)  # the client's own reader knows no deflate
    assert frame[0] == 0xC1 and frame[1] < 126 and len(frame) == 2 + frame[1]
    text = zlib.decompressobj(-15).decompress(frame[2:] + b"\x00\x00\xff\xff")
    assert json.loads(text[2:]) == said
    plain.ask("send", "view", "both", {"n": 1})
    assert offered.hear() == ["view", {"n": 1}]


def test_who_answers_no_ping_is_cut_off(tmp_path: Path) -> None:
    with serving("eventlet", tmp_path, PINGS="1", PING_WAIT="1") as (port, tls):
        silent, polite, other = (Client(port, tls=tls) for _ in range(3))
        assert polite.opened["pingInterval"] == 1_000 and polite.opened["maxPayload"] == 4_096
        gone, here = silent.ask("who"), polite.ask("who")
        for _ in range(4):
            assert polite.line.recv() == "2"
            polite.line.send("3")
            assert here not in other.ask("gone")
        until(lambda: gone in other.ask("gone"))
        for each in (silent, polite, other):
            each.close()

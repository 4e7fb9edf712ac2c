"""A public reader at the level of the wire, and a server whose readers are served in one way or the other."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import websocket

from tests.client_frames import client_frame as client_frame
from tests.raw_websocket import asked, heard, wire
from tests.server import Server, serving
from tests.socket_screen import Hall, Screen

WAYS = {"callbacks": "1", "greenlets": "0"}
# Small send buffers, so that a reader that does not read is behind soon; connections are accepted with what they ask
# for, so that readers on callbacks are all opened at once; a count of greenlets when asked; and sockets
# that may join and report as often as a test does, set once the process is patched.
PRELUDE = """
import gc, signal
from eventlet.patcher import original
sockets = original("socket")
take = sockets.socket.listen
def listen(self, *backlog):
    self.setsockopt(sockets.SOL_SOCKET, sockets.SO_SNDBUF, 4096)
    self.setsockopt(sockets.IPPROTO_TCP, sockets.TCP_DEFER_ACCEPT, 1)
    return take(self, *backlog)
sockets.socket.listen = listen
def told(*_):
    from eventlet.greenthread import GreenThread
    alive = sum(type(each) is GreenThread and not each.dead for each in gc.get_objects())
    with open("greenlets.txt", "a") as file:
        file.write(f"{alive}\\n")
signal.signal(signal.SIGUSR1, told)
import interp.start
patch = interp.start.patch
def patched():
    patch()
    from interp.web import rate_limits
    rate_limits.JOIN_BURST = rate_limits.JOINS_PER_S = 1_000
    rate_limits.REPORT_BURST = rate_limits.REPORTS_PER_S = 1_000
interp.start.patch = patched
"""


@contextmanager
def readers_server(
    folder: Path, way: str, *, ping_s: int = 25, tls_cert: str = "", tls_key: str = ""
) -> Iterator[Server]:
    """Yield a running server that sends with small buffers and counts its greenlets; `ping_s`: how often it pings."""
    with serving(
        folder, PRELUDE, reader_callbacks=WAYS[way], ping_interval_s=str(ping_s), ping_timeout_s=str(ping_s),
        captions_beat_s="1", command_rate="1000", command_burst="1000",
        tls_cert=tls_cert, tls_key=tls_key,
    ) as running:  # fmt: skip
        yield running


def join(hall: Hall, language: str = "en", audience: str = "captions", **more: object) -> dict[str, object]:
    """Return the message of a join."""
    return {"protocol": 1, "meeting": hall.meeting, "audience": audience, "language": language, **more}


def event(name: str, message: object, number: int | str = "") -> bytes:
    """Return an event as a client sends it; with a number, one that is acknowledged."""
    return f"42{number}{json.dumps([name, message])}".encode()


@contextmanager
def reader(hall: Hall, language: str = "en") -> Iterator[websocket.WebSocket]:
    """Yield a websocket that joined the captions."""
    with wire(hall.server) as opened:
        assert asked(opened, "join", join(hall, language))["ok"]
        yield opened


def send(opened: websocket.WebSocket, data: bytes) -> None:
    """Send bytes as they are."""
    assert opened.sock is not None
    opened.sock.sendall(data)


def views(opened: websocket.WebSocket, last: int) -> list[dict[str, Any]]:
    """Return the views a reader hears up to that of `last`, answering pings."""
    found: list[dict[str, Any]] = []
    while not found or found[-1]["seq"] < last:
        packet = heard(opened)
        if packet == "2":
            opened.send("3")
        elif packet.startswith('42["view"'):
            found.append(json.loads(packet[2:])[1])
    return found


def attendees(console: Screen, **wanted: int) -> None:
    """Wait until presence tells of so many readers in each language."""
    console.waits("presence", lambda message: message["attendees"] == wanted)


def switch(console: Screen, times: int = 1) -> int:
    """Change every view as often, each time until it is sent; return the number of the last."""
    for _ in range(times):
        blank = not getattr(console, "blank", False)
        answer = console.press("outputs.blank" if blank else "outputs.show")
        assert answer["ok"], answer
        console.blank = blank  # type: ignore[attr-defined]
        console.reaches(answer["seq"])
    return int(answer["seq"])


def acknowledged(opened: websocket.WebSocket) -> str:
    """Return the next acknowledgement, passing over all else."""
    while not (said := heard(opened)).startswith("43"):
        pass
    return said

"""What strangers on the network send, and the connections on which they do."""

import socket
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

from tests.client_frames import client_frame, deflated_frame

ADDRESS = "127.0.0.2"  # of strangers: a proxy limits each address
UPGRADE = (
    b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    b"Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n"
)
ENTERS = client_frame(b"40")
SESSION = (UPGRADE, ENTERS)  # a websocket in the namespace, which has joined nothing
HEAD = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + b"x" * 1_000
BODY = b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n"
MEETING = b"MEETING"  # in what is sent: the id of one
DRIP_S = 0.05  # between two pieces of what drips


def asks(path: bytes, body: bytes = b"") -> bytes:
    """Return a request for a page; with a body it is sent as a form."""
    kind, more = b"GET", b""
    if body:
        kind = b"POST"
        more = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n" % len(body)
    return kind + b" " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n" + more + b"\r\n" + body


class Flood(NamedTuple):
    """What a stranger sends again and again on one connection."""

    data: bytes
    begins: Sequence[bytes] = SESSION  # each after an answer to the one before
    joins: bool = False  # the captions, before it floods
    drips: bool = False  # by the byte, with a pause
    by_byte: bool = False
    hangs_up: bool = False  # after each portion
    answered: bool = False  # it takes some of an answer after each portion


FLOODS = {
    "unknown events": Flood(client_frame(b'42["nothing",{"a":1}]') * 50),
    "reports": Flood(client_frame(b'42["at",{"epoch":"x","seq":1}]') * 50),
    "noops": Flood(client_frame(b"6") * 200),
    "pings": Flood(client_frame(b"x", 9) * 200),
    "nested JSON": Flood(client_frame(b'42["at",' + b"[" * 900 + b"]" * 900 + b"]")),
    "binary": Flood(client_frame(b"\x00" * 1_000, 2) * 4),
    "deflated": Flood(deflated_frame(b'42["at",{"epoch":"' + b"x" * 60_000 + b'"}]')),
    "bad packets": Flood(client_frame(b"9") * 50),
    "joins": Flood(client_frame(b'421["join",{"protocol":1}]') * 50),
    "a byte at a time": Flood(client_frame(b'42["at",{}]'), by_byte=True),
    "reconnecting": Flood(client_frame(b'42["at",{"epoch":"x","seq":1}]') * 30, hangs_up=True),
    "connections": Flood(b"", hangs_up=True),
    "readers' reports": Flood(client_frame(b'42["at",{"epoch":"x","seq":1}]') * 50, joins=True),
    "readers' pings": Flood(client_frame(b"x", 9) * 50 + client_frame(b"3") * 50, joins=True),
    "readers' deflated": Flood(deflated_frame(b'42["at",{"epoch":"' + b"x" * 60_000 + b'"}]'), joins=True),
    "readers' joins": Flood(client_frame(b'421["join",{"protocol":1}]') * 50, joins=True),
    "dripping heads": Flood(HEAD, (), drips=True),
    "dripping bodies": Flood(b"x" * 1_000, (BODY,), drips=True),
    "pages": Flood(asks(b"/m/MEETING/ru"), (), answered=True),
    "views": Flood(asks(b"/api/meetings/MEETING/view?audience=captions&language=en"), (), answered=True),
    "programmes": Flood(asks(b"/api/meetings/MEETING/programme?language=ar"), (), answered=True),
    "transcripts": Flood(asks(b"/api/meetings/MEETING/transcript?language=fr&format=vtt"), (), answered=True),
    "front pages": Flood(asks(b"/"), (), answered=True),
    "unknown pages": Flood(asks(b"/m/nothing/en"), (), answered=True),
    "pages by new connections": Flood(asks(b"/m/MEETING/zh"), (), answered=True, hangs_up=True),
    "files": Flood(asks(b"/static/js/desk/document_line.js"), (), answered=True),
    "sign-ins": Flood(asks(b"/login", b"name=rosa&password=no"), (), answered=True),
    "planted links": Flood(asks(b"/t/planted.link"), (), answered=True),
}
MIXTURE = "mixture"  # each stranger another of them


def stranger(port: int, *sends: bytes, takes: int = 0, address: str = ADDRESS) -> socket.socket:
    """Return a connection on which one thing after the other was sent, each after an answer to the one before.

    `takes`: the bytes of answers for which it has room.
    """
    made = socket.socket()
    made.settimeout(60)
    if takes:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, takes)
    made.bind((address, 0))
    made.connect(("127.0.0.1", port))
    sent(made, sends)
    return made


def sent(line: socket.socket, parts: Sequence[bytes]) -> None:
    """Send one part after the other, each after an answer to the one before."""
    for number, part in enumerate(parts):
        if number:
            line.recv(4_096)
        line.sendall(part)


def flood(
    port: int, kind: str, number: int, meeting: str, join: bytes, ends: Callable[[], bool] = lambda: False,
    holds: Callable[[socket.socket], object] = lambda _: None,
) -> None:  # fmt: skip
    """Send without a pause until it is to end, and connect again when closed; `number`: which of the strangers.

    `join`: the packet that joins the captions of the meeting. `holds` is given each connection.
    """
    sends = FLOODS[list(FLOODS)[number % len(FLOODS)] if kind == MIXTURE else kind]
    sends = sends._replace(data=sends.data.replace(MEETING, meeting.encode()))
    begins = (*sends.begins, client_frame(join)) if sends.joins else sends.begins
    while not ends():
        with suppress(OSError), stranger(port, *begins) as line:
            holds(line)
            line.recv(4_096) if begins and not sends.drips else None
            while not ends():
                _portion(line, sends, ends)
                if sends.hangs_up:
                    break


def _portion(line: socket.socket, sends: Flood, ends: Callable[[], bool]) -> None:
    """Send a flood's data once."""
    if not sends.by_byte and not sends.drips:
        line.sendall(sends.data)
        if sends.answered:
            line.recv(65_536)
        return
    for byte in sends.data:
        if ends():
            return
        line.sendall(bytes((byte,)))
        if sends.drips:
            time.sleep(DRIP_S)

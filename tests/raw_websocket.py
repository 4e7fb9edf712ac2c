"""A WebSocket without Socket.IO client, for headers and packets that no client sends."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import websocket

from tests.server import Server

# eventlet may write the end of its HTTP answer into a socket it closes, which reads as a bad frame.
GONE = (websocket.WebSocketConnectionClosedException, websocket.WebSocketProtocolException, ConnectionError)


def connect(server: Server, **options: Any) -> websocket.WebSocket:
    """Return an open websocket; without an Origin unless one is given."""
    address = server.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    origin = {"origin": options.pop("origin")} if "origin" in options else {"suppress_origin": True}
    return websocket.create_connection(address, timeout=60, http_no_proxy=["*"], **origin, **options)


@contextmanager
def wire(server: Server, **options: Any) -> Iterator[websocket.WebSocket]:
    """Yield a websocket that is in the default namespace."""
    opened = connect(server, **options)
    try:
        assert heard(opened).startswith("0{")
        opened.send("40")
        while (said := heard(opened)) == "2":  # it may be pinged before its answer comes
            opened.send("3")
        assert said.startswith("40{")
        yield opened
    finally:
        opened.shutdown()  # type: ignore[no-untyped-call]


def heard(opened: websocket.WebSocket) -> str:
    """Return the next packet as text."""
    packet = opened.recv()
    return packet if isinstance(packet, str) else packet.decode()


def asked(opened: websocket.WebSocket, name: str, message: object) -> Any:
    """Send an event with an acknowledgement and return it, passing over everything else."""
    opened.send(f"421{json.dumps([name, message])}")
    while not (answer := heard(opened)).startswith("431"):
        if answer == "2":
            opened.send("3")
    return json.loads(answer[3:])[0]


def is_closed(opened: websocket.WebSocket, timeout_s: float = 15) -> bool:
    """Return whether the other side hangs up in time."""
    opened.settimeout(timeout_s)
    with suppress(websocket.WebSocketTimeoutException):
        try:
            while opened.recv():
                continue
        except GONE:
            pass
        return True
    return False

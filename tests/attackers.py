"""What strangers on the network send, and the connections on which they do."""

import socket
from collections.abc import Sequence

from tests.client_frames import client_frame

ADDRESS = "127.0.0.2"  # of strangers: a proxy limits each address
UPGRADE = (
    b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)
ENTERS = client_frame(b"40")
SESSION = (UPGRADE + b"\r\n", ENTERS)  # a websocket in the namespace, which has joined nothing


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

"""As much of websocket, Engine.IO and Socket.IO as a client needs that mostly listens."""

import json
import struct

TEXT, CLOSE = 1, 8
OPEN, PING, CONNECTED, EVENT, ACK = b"0", b"2", b"40", b"42", b"43"
PONG = "3"


def handshake(host: str, port: int) -> bytes:
    """Return the request that opens a socket; no extension is offered, so nothing is compressed."""
    return (
        f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}:{port}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    ).encode()


def frame(text: str) -> bytes:
    """Return one masked text frame; the mask is zero, so masking costs nothing."""
    body = text.encode()
    size = len(body)
    if size < 126:
        return struct.pack("!BB4x", 0x81, 0x80 | size) + body
    return struct.pack("!BBH4x", 0x81, 0xFE, size) + body


def event(name: str, payload: object, ack: int | None = None) -> bytes:
    """Return the frame of a Socket.IO event, with the number of the wished acknowledgement."""
    return frame(f"42{'' if ack is None else ack}{json.dumps([name, payload])}")


def split(data: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """Return the complete frames in `data` as (opcode, payload), and what is left over."""
    found, at, end = [], 0, len(data)
    while end - at >= 2:
        size, start = data[at + 1] & 0x7F, at + 2
        if size == 126:
            size, start = int.from_bytes(data[at + 2 : at + 4]), at + 4
        elif size == 127:
            size, start = int.from_bytes(data[at + 2 : at + 10]), at + 10
        if start > end or start + size > end:
            break
        found.append((data[at] & 0x0F, data[start : start + size]))
        at = start + size
    return found, data[at:]


def seq_of(payload: bytes) -> int:
    """Return the first `seq` of a message without reading the rest of it."""
    start = payload.index(b'"seq":') + 6
    return int(payload[start : payload.index(b",", start)])


def body(payload: bytes) -> dict[str, object]:
    """Return the object in an event or an acknowledgement."""
    made = json.loads(payload[payload.index(b"[") :])[-1]
    return made if isinstance(made, dict) else {}

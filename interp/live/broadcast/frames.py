"""Websocket frames as a server sends them (RFC 6455), plain or deflated for a whole room at once (RFC 7692)."""

import struct
import zlib

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
FINAL, COMPRESSED = 0x80, 0x40
# Shorter messages fit one network packet either way: deflating them costs time and saves nothing.
DEFLATES_FROM = 1_024
LEVEL = 6
TAIL = b"\x00\x00\xff\xff"  # RFC 7692 7.2.1: what ends every deflated message, and is not sent
NORMAL = 1_000  # the status of a connection that has done its work (RFC 6455 7.4.1)
POLICY = 1_008  # of one that does what it may not


def frame(payload: bytes, opcode: int = TEXT, flags: int = FINAL) -> bytes:
    """Return one unmasked frame with the payload."""
    length = len(payload)
    if length < 126:
        return bytes((flags | opcode, length)) + payload
    if length < 65_536:
        return struct.pack("!BBH", flags | opcode, 126, length) + payload
    return struct.pack("!BBQ", flags | opcode, 127, length) + payload


def closing(status: int = NORMAL, reason: str = "") -> bytes:
    """Return the frame that closes a websocket with a status, and a reason of at most 123 bytes."""
    return frame(status.to_bytes(2, "big") + reason.encode(), CLOSE)


def deflated(payload: bytes) -> bytes:
    """Return a text frame with the payload deflated, without anything from an earlier message."""
    press = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    pressed = press.compress(payload) + press.flush(zlib.Z_SYNC_FLUSH)
    return frame(pressed.removesuffix(TAIL), TEXT, FINAL | COMPRESSED)


class RoomMessage:
    """One message to many sockets: each form of its frame is made once, when the first socket needs it."""

    __slots__ = ("_deflated", "_plain", "payload")

    def __init__(self, payload: bytes) -> None:
        """`payload` is the text of the message, in UTF-8."""
        self.payload = payload
        self._plain: bytes | None = None
        self._deflated: bytes | None = None

    def plain(self) -> bytes:
        """Return the frame for sockets without deflate."""
        if self._plain is None:
            self._plain = frame(self.payload)
        return self._plain

    def small(self) -> bytes:
        """Return the frame for sockets with deflate: of a short message, the plain one."""
        if self._deflated is None:
            short = len(self.payload) < DEFLATES_FROM
            self._deflated = self.plain() if short else deflated(self.payload)
        return self._deflated

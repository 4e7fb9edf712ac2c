"""Reads the WebSocket frames of a client (RFC 6455, RFC 7692) from bytes as they come; pure, without sockets.

The message limit holds for a message's fragments together and, when it is compressed, for what it inflates to.
"""

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from interp.live.broadcast.frames import BINARY, CLOSE, COMPRESSED, CONTINUATION, FINAL, PING, PONG, TAIL, TEXT

OPCODES = frozenset((CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG))
CONTROL = 0x08  # this bit of the opcode
RESERVED = 0x30
MASKED = 0x80
PROTOCOL, NOT_UTF8, TOO_LONG = 1002, 1007, 1009
# What a client may say when it closes: RFC 6455 7.4.1 and the register of IANA; from 3000 on, whatever it likes.
STATUSES = frozenset((*range(1000, 1004), *range(1007, 1015)))
OWN_STATUSES = range(3000, 5000)


class BadFrame(Exception):
    """The client broke the protocol; `status` is what to close with."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Received(NamedTuple):
    """A whole message or control frame: text as str, anything else as bytes."""

    opcode: int
    data: str | bytes


class _Head(NamedTuple):
    first: int
    size: int
    length: int

    @property
    def opcode(self) -> int:
        return self.first & 0x0F

    @property
    def last(self) -> bool:
        return bool(self.first & FINAL)


class FrameReader:
    """The frames of one connection. Keeps nothing between messages but an unfinished frame and unfinished message."""

    __slots__ = ("_limit", "_deflate", "_rest", "_message", "_opcode", "_compressed")

    def __init__(self, limit: int, *, deflate: bool = False) -> None:
        """`limit`: bytes of the longest message. `deflate`: permessage-deflate was agreed, both without takeover."""
        self._limit, self._deflate = limit, deflate
        self._rest = b""
        self._message: bytearray | None = None
        self._opcode = CONTINUATION
        self._compressed = False

    def feed(self, data: bytes) -> Iterator[Received]:
        """Yield what these bytes complete, in order. Raises BadFrame; nothing may be fed after it."""
        data, at = self._rest + data if self._rest else data, 0
        self._rest = b""
        try:
            while (head := self._head(data, at)) and len(data) - at >= head.size + head.length:
                payload = _unmasked(data, at + head.size, head.length)
                at += head.size + head.length
                received = self._control(head, payload) if head.opcode & CONTROL else self._part(head, payload)
                if received is not None:
                    yield received
        finally:
            self._rest = data[at:]

    def _head(self, data: bytes, at: int) -> _Head | None:
        """Return the checked head of the frame at `at`, None while it is incomplete. Raises BadFrame."""
        if len(data) - at < 2:
            return None
        first, length = data[at], data[at + 1] & 0x7F
        self._check(first, data[at + 1], length)
        wide = {126: 2, 127: 8}.get(length, 0)
        if len(data) - at < 2 + wide:
            return None
        if wide:
            length = int.from_bytes(data[at + 2 : at + 2 + wide], "big")
            if length < (126 if wide == 2 else 1 << 16) or length >> 63:
                raise BadFrame(PROTOCOL)  # longer than its own length needs
        if length > self._limit and not first & CONTROL:
            raise BadFrame(TOO_LONG)
        return _Head(first, 2 + wide + 4, length)

    def _check(self, first: int, second: int, length: int) -> None:
        opcode = first & 0x0F
        if first & RESERVED or opcode not in OPCODES or not second & MASKED:
            raise BadFrame(PROTOCOL)
        if opcode & CONTROL:
            if length > 125 or first & COMPRESSED or not first & FINAL:
                raise BadFrame(PROTOCOL)
            return
        if (opcode == CONTINUATION) == (self._message is None):
            raise BadFrame(PROTOCOL)  # a fragment of nothing, or a message within a message
        if first & COMPRESSED and (opcode == CONTINUATION or not self._deflate):
            raise BadFrame(PROTOCOL)

    def _control(self, head: _Head, payload: bytes) -> Received:
        if head.opcode == CLOSE and payload:
            _check_close(payload)
        return Received(head.opcode, payload)

    def _part(self, head: _Head, payload: bytes) -> Received | None:
        """Return the message that this frame ends, None when it goes on. Raises BadFrame."""
        if head.opcode != CONTINUATION:
            self._opcode, self._compressed = head.opcode, bool(head.first & COMPRESSED)
            if head.last:
                return self._whole(payload)
            self._message = bytearray()
        assert self._message is not None
        if len(self._message) + len(payload) > self._limit:
            raise BadFrame(TOO_LONG)
        self._message += payload
        if not head.last:
            return None
        payload, self._message = bytes(self._message), None
        return self._whole(payload)

    def _whole(self, payload: bytes) -> Received:
        if self._compressed:
            payload = _inflated(payload, self._limit)
        return Received(self._opcode, _text(payload) if self._opcode == TEXT else payload)


def _unmasked(data: bytes, at: int, length: int) -> bytes:
    """Return the payload of `length` bytes at `at`, whose mask is the four bytes before it."""
    if not length:
        return b""
    key = data[at - 4 : at] * ((length + 3) // 4)
    return (int.from_bytes(data[at : at + length], "big") ^ int.from_bytes(key[:length], "big")).to_bytes(length, "big")


def _inflated(payload: bytes, limit: int) -> bytes:
    """Return a compressed message as it was. Raises BadFrame when it is no deflate, or longer than `limit`."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        whole = inflater.decompress(payload + TAIL, limit + 1)
    except zlib.error:
        raise BadFrame(NOT_UTF8) from None
    if len(whole) > limit:
        raise BadFrame(TOO_LONG)
    return whole


def _text(payload: bytes) -> str:
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError:
        raise BadFrame(NOT_UTF8) from None


def _check_close(payload: bytes) -> None:
    status = int.from_bytes(payload[:2], "big")
    if len(payload) < 2 or (status not in STATUSES and status not in OWN_STATUSES):
        raise BadFrame(PROTOCOL)
    _text(payload[2:])

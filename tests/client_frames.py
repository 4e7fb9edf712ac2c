"""Frames as a WebSocket client sends them, well made and badly."""

import zlib

KEY = b"\x01\x82\x03\xf4"


def client_frame(
    payload: bytes, opcode: int = 1, *, last: bool = True, flags: int = 0, key: bytes | None = KEY, wide: int = 0
) -> bytes:
    """Return one frame; `flags`: further bits of its first byte; no `key`: unmasked; `wide`: bytes of its length."""
    length = len(payload)
    wide = wide or (0 if length < 126 else 2 if length < 1 << 16 else 8)
    size = bytearray((length,) if not wide else (126 if wide == 2 else 127,))
    size += length.to_bytes(wide, "big") if wide else b""
    if key is None:
        return bytes(((0x80 * last) | flags | opcode,)) + bytes(size) + payload
    size[0] |= 0x80
    masked = bytes(byte ^ key[at % 4] for at, byte in enumerate(payload))
    return bytes(((0x80 * last) | flags | opcode,)) + bytes(size) + key + masked


def deflated_frame(payload: bytes) -> bytes:
    """Return one compressed text message."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    pressed = (press.compress(payload) + press.flush(zlib.Z_SYNC_FLUSH)).removesuffix(b"\x00\x00\xff\xff")
    return client_frame(pressed, flags=0x40)

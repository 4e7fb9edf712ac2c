"""Websocket frames: lengths, the deflated form, and one frame for a whole room."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.live.broadcast import frames
from interp.live.broadcast.frames import RoomMessage, deflated, frame


def opened(made: bytes) -> tuple[int, bytes]:
    """Return the first byte and the payload of a frame."""
    length, start = made[1], 2
    if length == 126:
        (length,), start = struct.unpack("!H", made[2:4]), 4
    elif length == 127:
        (length,), start = struct.unpack("!Q", made[2:10]), 10
    assert len(made) == start + length
    return made[0], made[start:]


@pytest.mark.parametrize("length", [0, 1, 125, 126, 65_535, 65_536])
def test_a_frame_says_how_long_it_is(length: int) -> None:
    assert opened(frame(b"x" * length)) == (0x81, b"x" * length)
    assert opened(frame(b"x" * length, frames.BINARY)) == (0x82, b"x" * length)


@given(st.text(min_size=1, max_size=3_000))
def test_a_deflated_frame_needs_nothing_from_an_earlier_one(text: str) -> None:
    first, pressed = opened(deflated(text.encode()))
    assert first == 0xC1
    assert zlib.decompressobj(-15).decompress(pressed + frames.TAIL) == text.encode()


def test_each_form_of_a_message_is_made_once() -> None:
    message = RoomMessage(b"x" * frames.DEFLATES_FROM)
    assert message.plain() is message.plain() and message.small() is message.small()
    assert len(message.small()) < len(message.plain())


def test_a_short_message_is_not_deflated() -> None:
    message = RoomMessage(b"x" * (frames.DEFLATES_FROM - 1))
    assert message.small() is message.plain()

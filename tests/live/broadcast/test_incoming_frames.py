"""Frames of a client: those of RFC 6455 however they are cut, and every one that breaks its rules."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.live.broadcast.incoming_frames import BadFrame, FrameReader, Received
from tests.client_frames import client_frame, deflated_frame
from tests.row_by_row import row_by_row

LIMIT = 1_000
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


def read(data: bytes, *, deflate: bool = False) -> list[Received]:
    """Return what a new reader makes of these bytes at once."""
    return list(FrameReader(LIMIT, deflate=deflate).feed(data))


def status(data: bytes, *, deflate: bool = False) -> int:
    """Return with which status these bytes are refused."""
    with pytest.raises(BadFrame) as refused:
        read(data, deflate=deflate)
    return refused.value.status


def test_text_bytes_and_control_frames_are_read() -> None:
    sent: list[tuple[int, str | bytes]] = [
        (TEXT, "3"), (TEXT, "été 中文 عربي"), (BINARY, b"\x00\xff"), (PING, b"p"), (PONG, b""), (TEXT, ""),
    ]  # fmt: skip
    data = b"".join(client_frame(each.encode() if isinstance(each, str) else each, code) for code, each in sent)
    assert read(data) == sent


@pytest.mark.parametrize("length", [0, 1, 3, 4, 5, 125, 126, 127, 999, 1_000])
def test_messages_of_each_length_are_read(length: int) -> None:
    assert read(client_frame(b"x" * length)) == [(TEXT, "x" * length)]


def test_a_long_message_has_a_long_length() -> None:
    payload = b"y" * 70_000
    assert list(FrameReader(70_000).feed(client_frame(payload))) == [(TEXT, payload.decode())]


def test_fragments_are_one_message_and_control_frames_may_stand_between_them() -> None:
    data = client_frame("中".encode()[:2], last=False) + client_frame(b"p", PING)
    data += client_frame("中".encode()[2:], 0, last=False) + client_frame(b"", 0) + client_frame(b"z")
    assert read(data) == [(PING, b"p"), (TEXT, "中"), (TEXT, "z")]


def test_a_close_may_say_why() -> None:
    assert read(client_frame(struct.pack("!H", 1001) + b"going", CLOSE)) == [(CLOSE, b"\x03\xe9going")]
    assert read(client_frame(b"", CLOSE)) == [(CLOSE, b"")]
    assert read(client_frame(struct.pack("!H", 4_999), CLOSE))


@row_by_row("data", [
    client_frame(b"x", key=None),
    client_frame(b"x", flags=0x40),
    client_frame(b"x", flags=0x20),
    client_frame(b"x", flags=0x10),
    client_frame(b"x", 3),
    client_frame(b"x", 11),
    client_frame(b"x", 0),
    client_frame(b"x", last=False) + client_frame(b"x"),
    client_frame(b"x", PING, last=False),
    client_frame(b"x" * 126, PING),
    client_frame(b"x" * 3, wide=2),
    client_frame(b"x" * 200, wide=8),
    client_frame(b"", 1)[:1] + b"\xff" + b"\xff" * 8,
    client_frame(b"\x03", CLOSE),
    client_frame(struct.pack("!H", 999), CLOSE),
    client_frame(struct.pack("!H", 1005), CLOSE),
    client_frame(struct.pack("!H", 1006), CLOSE),
    client_frame(struct.pack("!H", 2999), CLOSE),
    client_frame(struct.pack("!H", 5000), CLOSE),
], ids=range(19))  # fmt: skip
def test_what_breaks_the_protocol_is_refused(data: bytes) -> None:
    assert status(data) == 1002


@pytest.mark.parametrize("data", [
    client_frame(b"\xff"),
    client_frame("中".encode()[:2]),
    client_frame(b"\xed\xa0\x80"),
    client_frame(b"a", last=False) + client_frame(b"\xc3", 0),
    client_frame(struct.pack("!H", 1000) + b"\xff", CLOSE),
], ids=range(5))  # fmt: skip
def test_text_that_is_no_utf8_is_refused(data: bytes) -> None:
    assert status(data) == 1007


def test_a_message_over_the_limit_is_refused_at_its_head_and_as_fragments() -> None:
    assert status(client_frame(b"x" * (LIMIT + 1))[:8]) == 1009
    assert status(client_frame(b"x" * LIMIT, last=False) + client_frame(b"x", 0)) == 1009


def test_what_came_before_a_bad_frame_is_read() -> None:
    feed = FrameReader(LIMIT).feed(client_frame(b"good") + client_frame(b"x", key=None))
    assert next(feed) == (TEXT, "good")
    with pytest.raises(BadFrame):
        next(feed)


def test_compressed_messages_are_inflated_each_by_itself() -> None:
    data = deflated_frame(b"one" * 300) + client_frame(b"plain") + deflated_frame(b"two")
    assert read(data, deflate=True) == [(TEXT, "one" * 300), (TEXT, "plain"), (TEXT, "two")]


def test_compressed_fragments_are_inflated_together() -> None:
    whole = deflated_frame(b"word " * 100)
    key, body = whole[2:6], whole[6:]
    payload = bytes(byte ^ key[at % 4] for at, byte in enumerate(body))
    data = client_frame(payload[:5], flags=0x40, last=False) + client_frame(payload[5:], 0)
    assert read(data, deflate=True) == [(TEXT, "word " * 100)]


def test_a_message_that_inflates_beyond_the_limit_is_refused() -> None:
    assert status(deflated_frame(b"x" * 1_000_000), deflate=True) == 1009
    assert status(deflated_frame(b"x" * (LIMIT + 1)), deflate=True) == 1009
    assert read(deflated_frame(b"x" * LIMIT), deflate=True) == [(TEXT, "x" * LIMIT)]


def test_what_is_no_deflate_is_refused() -> None:
    assert status(client_frame(b"\xff\xff\xff", flags=0x40), deflate=True) == 1007
    assert status(client_frame(b"x", PING, flags=0x40), deflate=True) == 1002
    assert status(client_frame(b"x", last=False) + client_frame(b"x", 0, flags=0x40), deflate=True) == 1002


GOOD = st.one_of(
    st.text(max_size=200).map(lambda text: (TEXT, text)),
    st.binary(max_size=200).map(lambda data: (BINARY, data)),
    st.binary(max_size=125).map(lambda data: (PING, data)),
)


@given(st.lists(GOOD, max_size=8), st.lists(st.integers(1, 50), min_size=1), st.binary(min_size=4, max_size=4))
def test_however_the_bytes_are_cut_the_messages_are_the_same(
    sent: list[tuple[int, str | bytes]], cuts: list[int], key: bytes
) -> None:
    data = b"".join(
        client_frame(each.encode() if isinstance(each, str) else each, code, key=key) for code, each in sent
    )
    reader, found, at = FrameReader(LIMIT), list[Received](), 0
    while at < len(data):
        size = cuts[at % len(cuts)]
        found += reader.feed(data[at : at + size])
        at += size
    assert found == sent


@given(st.lists(st.binary(max_size=60), max_size=12), st.booleans())
def test_random_bytes_are_read_or_refused_and_hold_no_more_than_the_limit(parts: list[bytes], deflate: bool) -> None:
    reader = FrameReader(LIMIT, deflate=deflate)
    try:
        for part in parts:
            for opcode, data in reader.feed(part):
                assert opcode in (TEXT, BINARY, CLOSE, PING, PONG) and len(data) <= LIMIT
    except BadFrame as bad:
        assert bad.status in (1002, 1007, 1009)

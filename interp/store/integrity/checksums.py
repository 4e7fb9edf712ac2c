"""Checksums of the event log: each is made of an event as it is stored and of the checksum before it in its stream."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from interp.value_types import dataclass

# A row of the log as the database returns it: seq, at, actor, device, command_id, part, name, version, body, checksum;
# then the number and the checksum of the stream's head. A checksum is None for an event of an earlier release, that of
# the head while such a stream is not sealed yet.
StoredEvent = Sequence[Any]


@dataclass(frozen=True, slots=True)
class StreamEnd:
    """Up to where a stream was followed: the number of its last event, its checksum, and whether that was stored."""

    seq: int = 0
    checksum: int = 0
    stored: bool = False


class NotAsRecorded(Exception):
    """A stream is not what was recorded from event `n` on; `found` as in errors.Damaged."""

    def __init__(self, n: int, found: str) -> None:
        super().__init__(n, found)
        self.n, self.found = n, found


def checksum(before: int, stream: str, row: Iterable[object]) -> int:
    """Return the checksum of an event behind one with the checksum `before`, 0 for the first: a signed 64-bit number.

    `row` are the columns of a StoredEvent up to its body.
    """
    text = "\0".join(map(str, (before, stream, *row)))
    made = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(made, "big", signed=True)


def followed(stream: str, end: StreamEnd, rows: Iterable[StoredEvent]) -> StreamEnd:
    """Return the end of a stream after the rows that follow on an end. Raises NotAsRecorded."""
    seq, held, stored = end.seq, end.checksum, end.stored
    for row in rows:
        seq += 1
        if row[0] != seq:
            raise NotAsRecorded(seq, "missing")
        held = checksum(held, stream, row[:9])
        if row[9] == held:
            stored = True
        elif row[9] is not None:
            raise NotAsRecorded(seq, "checksum")
        elif stored:
            raise NotAsRecorded(seq, "unsealed")
    return StreamEnd(seq, held, stored)


def agrees(end: StreamEnd, head: object, head_checksum: object) -> None:
    """Compare the end of a whole stream with its head. Raises NotAsRecorded."""
    if head != end.seq:
        ahead = isinstance(head, int) and head > end.seq
        raise NotAsRecorded(end.seq + 1 if ahead else max(1, end.seq), "missing" if ahead else "head")
    if head_checksum is None and end.stored:
        raise NotAsRecorded(end.seq, "unsealed")
    if head_checksum is not None and head_checksum != end.checksum:
        raise NotAsRecorded(end.seq, "head")

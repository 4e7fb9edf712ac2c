"""Readers of documents are told a number when it has grown, and only that."""

import json
from collections.abc import Callable
from typing import cast

import pytest

from interp.errors import Unavailable
from interp.live.document_changes import DocumentChanges, RoomOf
from interp.live.rooms import Send, booth_documents_room, documents_room


def hearing(marks: list[object]) -> Send:
    """Return what notes the counter of each message."""
    return lambda _name, _room, message: marks.append(json.loads(cast(bytes, message))["mark"])


def test_each_change_is_told_once_to_the_room_of_its_meeting() -> None:
    numbers, sent = {"m1": 4, "m2": 7}, list[tuple[object, ...]]()
    marks = DocumentChanges({documents_room: numbers.__getitem__}, lambda *message: sent.append(message), lambda: "e1")
    assert marks.watch("m1", documents_room) == 4
    marks.tell(["m1"])
    assert sent == []
    numbers["m1"] = 5
    marks.tell(["m1"])
    marks.tell(["m1"])
    assert sent == [("documents", "documents:m1", b'{"v":1,"epoch":"e1","mark":5}')]


def test_what_was_missed_while_nobody_read_is_told_to_whoever_comes() -> None:
    numbers, sent = {"m1": 4}, list[object]()
    marks = DocumentChanges({documents_room: numbers.__getitem__}, hearing(sent), lambda: "e1")
    marks.watch("m1", documents_room)
    numbers["m1"] = 9
    assert marks.watch("m1", documents_room) == 9
    marks.tell(["m1"])
    assert sent == [9]


def test_a_store_that_is_away_is_asked_again() -> None:
    sent, away = list[object](), [True]

    def mark(_: str) -> int:
        if away:
            away.clear()
            raise Unavailable("store")
        return 3

    marks = DocumentChanges({documents_room: mark}, hearing(sent), lambda: "e1")
    with pytest.raises(Unavailable):
        marks.tell(["m1"])
    marks.tell(["m1"])
    assert sent == [3]


def test_booths_are_told_also_of_what_is_closed_to_everybody_else() -> None:
    every, sent = {"m1": 4}, list[object]()
    counts: dict[RoomOf, Callable[[str], int]] = {
        documents_room: {"m1": 1}.__getitem__, booth_documents_room: every.__getitem__
    }  # fmt: skip
    marks = DocumentChanges(counts, lambda _name, room, _message: sent.append(room), lambda: "e1")
    for room, mark in ((documents_room, 1), (booth_documents_room, 4)):
        assert marks.watch("m1", room) == mark
    every["m1"] = 5
    marks.tell(["m1"])
    assert sent == ["documents:m1:booths"]

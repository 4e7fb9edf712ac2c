"""Readers of documents are told a number when it has grown, and only that."""

import pytest

from interp.errors import Unavailable
from interp.live.document_changes import DocumentChanges


def test_each_change_is_told_once_to_the_room_of_its_meeting() -> None:
    numbers, sent = {"m1": 4, "m2": 7}, list[tuple[str, str, dict[str, object]]]()
    marks = DocumentChanges(numbers.__getitem__, lambda *message: sent.append(message), lambda: "e1")
    assert marks.watch("m1") == 4
    marks.tell(["m1"])
    assert sent == []
    numbers["m1"] = 5
    marks.tell(["m1"])
    marks.tell(["m1"])
    assert sent == [("documents", "documents:m1", {"v": 1, "epoch": "e1", "mark": 5})]


def test_what_was_missed_while_nobody_read_is_told_to_whoever_comes() -> None:
    numbers, sent = {"m1": 4}, list[object]()
    marks = DocumentChanges(numbers.__getitem__, lambda *message: sent.append(message[2]["mark"]), lambda: "e1")
    marks.watch("m1")
    numbers["m1"] = 9
    assert marks.watch("m1") == 9
    marks.tell(["m1"])
    assert sent == [9]


def test_a_store_that_is_away_is_asked_again() -> None:
    sent, away = list[object](), [True]

    def mark(_: str) -> int:
        if away:
            away.clear()
            raise Unavailable("store")
        return 3

    marks = DocumentChanges(mark, lambda *message: sent.append(message[2]["mark"]), lambda: "e1")
    with pytest.raises(Unavailable):
        marks.tell(["m1"])
    marks.tell(["m1"])
    assert sent == [3]

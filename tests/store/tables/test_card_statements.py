"""A card that is not what was written is not believed, and made again."""

from pathlib import Path

from interp.domain.model.events import RoomBlanked
from interp.ports import Author, CardRow, NewCard
from interp.store.event_log import SqlCardRows, SqlLog
from interp.store.meetings_database import FILE, MeetingsDatabase
from tests.store.integrity.test_row_checksums import spoil, told


def test_a_damaged_card_is_not_believed_and_made_again(database: MeetingsDatabase, tmp_path: Path) -> None:
    log, cards = SqlLog(database), SqlCardRows(database)
    log.append("meeting:m2", 0, Author("Ana", "http", 5, "c1"), [RoomBlanked()], NewCard("code", b"card"))
    assert cards.listed("code", "", 9) == [CardRow("meeting:m2", 1, b"card")]
    spoil(tmp_path / "data", "UPDATE card SET body = x'00'", FILE)
    assert told(database) == ["card/meeting:m2"] and cards.missing("code", 9) == []
    assert cards.listed("code", "", 9) == [CardRow("meeting:m2", 1)] == cards.missing("code", 9)
    cards.keep("code", [CardRow("meeting:m2", 1, b"card")])
    assert (cards.missing("code", 9), told(database)) == ([], [])

"""The header and the length of a database's file, and all its pages: what tells that it is not whole."""

from pathlib import Path

import pytest

from interp.store.integrity.file_checks import file_fault, findings
from interp.store.meetings_database import FILE, MeetingsDatabase


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of a database that was closed."""
    MeetingsDatabase.in_folder(tmp_path).close()
    return tmp_path / FILE


def test_a_whole_file_and_one_that_was_never_written_have_no_fault(file: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert (file_fault(file), file_fault(tmp_path / "empty")) == ("", "")


@pytest.mark.parametrize(
    ("at", "written", "told"),
    [(0, b"Sqlite", "no SQLite database"), (16, b"\x11\x11", "header"), (16, b"\x00\x01", "should have")],
)
def test_a_broken_header_is_told(file: Path, at: int, written: bytes, told: str) -> None:
    data = bytearray(file.read_bytes())
    data[at : at + len(written)] = written
    file.write_bytes(data)
    assert told in file_fault(file)


def test_a_file_that_was_cut_off_is_told_unless_its_log_has_the_rest(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-4096])
    assert "should have" in file_fault(file)
    file.with_name(f"{FILE}-wal").write_bytes(b"frames")
    assert file_fault(file) == ""


def test_what_sqlite_finds_in_the_pages_is_told(file: Path) -> None:
    opened = MeetingsDatabase.in_folder(file.parent)
    assert opened.faults() == []
    with opened.connection() as connection:
        connection.exec_driver_sql("PRAGMA writable_schema=ON")
        other = "(SELECT rootpage FROM sqlite_master WHERE name = 'answered_at')"
        connection.exec_driver_sql(f"UPDATE sqlite_master SET rootpage = {other} WHERE name = 'refusal_meeting'")
    opened.close()
    opened = MeetingsDatabase.to_look_at(file.parent)
    with opened.reading() as connection:
        assert findings(connection)
    opened.close()


def test_pages_that_are_not_as_sqlite_wrote_them_are_told(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[3 * 4096 : 4 * 4096] = bytes(4096)
    file.write_bytes(data)
    opened = MeetingsDatabase.to_look_at(file.parent)
    assert opened.faults() == ["its pages cannot be read"]
    opened.close()

"""The file of terms in a data folder: read again when it changes, and never in the way."""

import os
from pathlib import Path

import pytest

from interp.drafting.exchange.term_file import MOST_BYTES, TermFile, read_file, table_of
from interp.errors import BadRequest, Refused, Unavailable

HEAD = "kind\ten\tfr\n"


def write(path: Path, text: str, at: int) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at, at))


def test_a_change_is_seen_without_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    terms = TermFile(path)
    assert terms().terms == ()
    write(path, HEAD + "keep\tSched\t\n", 1)
    assert [each.kind for each in terms().terms] == ["kept"]
    write(path, HEAD + "forbidden\t\tpanel\n", 2)
    assert [each.kind for each in terms().terms] == ["forbidden"]
    path.unlink()
    assert terms().terms == ()


def test_a_file_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    write(path, HEAD + "keep\tSched\t\n", 1)
    terms = TermFile(path)
    assert terms() is terms()


def test_a_file_that_cannot_be_read_has_no_terms_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_bytes(b"kind\ten\nkeep\t\xff\xfe\n")
    assert [each.reason for each in read_file(path).faults] == ["unreadable_file"]
    path.write_bytes(b"x" * (MOST_BYTES + 1))
    assert [each.reason for each in read_file(path).faults] == ["too_large"]
    assert [each.reason for each in read_file(tmp_path).faults] == ["unreadable_file"]


def test_a_term_is_added_at_once_and_a_file_that_cannot_be_read_is_left(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    terms = TermFile(path)
    terms.change(lambda text: f"{text}{HEAD}keep\tSched\t\n")
    terms.change(lambda text: f"{text}keep\tGAR\t\n")
    assert [each.forms["en"] for each in terms().terms] == [("Sched",), ("GAR",)]
    with pytest.raises(Refused, match="terms_full"):
        terms.change(lambda text: "x" * (MOST_BYTES + 1))
    assert len(terms().terms) == 2
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(Unavailable):
        terms.change(lambda text: text)
    assert path.read_bytes() == b"\xff\xfe"


def test_the_text_of_a_file_tells_a_disk_that_cannot_be_read_from_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    assert table_of(path) == ""
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(BadRequest, match="unreadable_file"):
        table_of(path)
    with pytest.raises(Unavailable, match="terms"):
        table_of(tmp_path)

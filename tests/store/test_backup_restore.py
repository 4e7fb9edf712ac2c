"""Backup, restore and check know the drafts: copied while written, found again whole, damage told."""

import os
import sqlite3
import zipfile
from pathlib import Path

import pytest

from interp.domain.text.segments import Segment
from interp.drafting.exchange import term_file
from interp.errors import BadRequest, Refused
from interp.ports import Document, MemoryUnit, Revision
from interp.store import backup_restore, folder_check
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import FILE, DraftingDatabase
from interp.store.meetings_database import MeetingsDatabase
from interp.store.translation_memory import SqlMemory

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
UNIT = MemoryUnit("en", "fr", "Every child has rights.", "Tout enfant a des droits.", "reviewed", "person")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder with a document, a revision and a unit of the memory."""
    made = tmp_path / "made"
    MeetingsDatabase.in_folder(made).close()
    drafts = DraftingDatabase.in_folder(made)
    draft = Revision("s1", "fr", 1, "Bien.", "draft", "mt:en-fr@1.9")
    SqlDocuments(drafts).add(PAPER, [Segment("s1", 0, 0, "Good.")], [], [draft])
    SqlMemory(drafts).add([UNIT])
    drafts.close()
    return made


def wrong(folder: Path) -> list[str]:
    return [name for name, good, _ in folder_check.check(folder) if not good]


def test_drafts_are_backed_up_while_written_and_restored(folder: Path, tmp_path: Path) -> None:
    writing = sqlite3.connect(folder / FILE, isolation_level=None)
    writing.execute("BEGIN IMMEDIATE")
    writing.execute("UPDATE document SET title = 'half-way'")
    backup_restore.backup(folder, tmp_path / "b.zip")
    writing.close()
    backup_restore.restore(tmp_path / "b.zip", tmp_path / "again")
    found = DraftingDatabase.in_folder(tmp_path / "again")
    assert SqlDocuments(found).document("d1") == PAPER
    assert SqlDocuments(found).revisions("d1", "fr")["s1"].value == "Bien."
    assert [each.percent for each in SqlMemory(found).matches("en", "fr", "Every child has a rights.")] == [80]
    found.close()
    assert wrong(tmp_path / "again") == []


def test_an_operators_terms_are_backed_up_too(folder: Path, tmp_path: Path) -> None:
    (folder / backup_restore.TERMS).write_text("kind\ten\nkeep\tSched\n")
    assert backup_restore.TERMS == term_file.FILE
    backup_restore.backup(folder, tmp_path / "b.zip")
    backup_restore.restore(tmp_path / "b.zip", tmp_path / "again")
    terms = backup_restore.TERMS
    assert (tmp_path / "again" / terms).read_text() == (folder / terms).read_text()


def test_a_folder_without_drafts_is_backed_up_too(tmp_path: Path) -> None:
    MeetingsDatabase.in_folder(tmp_path / "old").close()
    backup_restore.backup(tmp_path / "old", tmp_path / "b.zip")
    assert FILE not in zipfile.ZipFile(tmp_path / "b.zip").namelist()
    assert wrong(tmp_path / "old") == []


def test_nothing_is_restored_over_drafts(folder: Path, tmp_path: Path) -> None:
    backup_restore.backup(folder, tmp_path / "b.zip")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / FILE).write_bytes(b"")
    with pytest.raises(Refused, match="folder_in_use"):
        backup_restore.restore(tmp_path / "b.zip", tmp_path / "other")


@pytest.mark.parametrize("more", ["../key", "notes.txt", "/etc/passwd"])
def test_an_archive_that_holds_anything_else_is_no_backup(folder: Path, tmp_path: Path, more: str) -> None:
    backup_restore.backup(folder, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip", "a") as archive:
        archive.writestr(more, "x")
    with pytest.raises(BadRequest, match="not_a_backup"):
        backup_restore.restore(tmp_path / "b.zip", tmp_path / "again")
    assert list((tmp_path / "again").iterdir()) == []


def test_a_restored_log_has_another_epoch(folder: Path, tmp_path: Path) -> None:
    backup_restore.backup(folder, tmp_path / "b.zip")
    backup_restore.restore(tmp_path / "b.zip", tmp_path / "again")
    opened = [MeetingsDatabase.in_folder(each) for each in (folder, tmp_path / "again")]
    assert opened[0].epoch != opened[1].epoch
    for each in opened:
        each.close()


def test_a_backup_leaves_nothing_beside_it(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    backup_restore.backup(folder, tmp_path / "backups" / "b.zip")
    assert [each.name for each in (tmp_path / "backups").iterdir()] == ["b.zip"]


def test_what_is_there_is_moved_aside_when_it_is_to_be_replaced(folder: Path, tmp_path: Path) -> None:
    backup_restore.backup(folder, tmp_path / "b.zip")
    other = tmp_path / "other"
    MeetingsDatabase.in_folder(other).close()
    for name, held in (("key", b"k" * 32), ("consoles.json", b"{}")):
        (other / name).write_bytes(held)
        (other / name).chmod(0o600)
    done = backup_restore.restore(tmp_path / "b.zip", other, replace=True)
    assert done.aside == other / "replaced-1" and (done.aside / "meetings.sqlite").exists()
    assert (other / FILE).exists() and wrong(other) == []
    assert (other / "key").read_bytes() == b"k" * 32  # the backup has none
    assert (other / "consoles.json").exists()
    assert backup_restore.restore(tmp_path / "b.zip", other, replace=True).aside == other / "replaced-2"


def test_a_restore_that_fails_changes_nothing(folder: Path, tmp_path: Path) -> None:
    before = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    (tmp_path / "b.zip").write_text("no backup")
    with pytest.raises(BadRequest, match="not_a_backup"):
        backup_restore.restore(tmp_path / "b.zip", folder, replace=True)
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_what_root_restores_belongs_to_the_owner_of_the_folder(folder: Path, tmp_path: Path) -> None:
    backup_restore.backup(folder, tmp_path / "b.zip")
    (tmp_path / "owned").mkdir()
    os.chown(tmp_path / "owned", 65534, 65534)
    backup_restore.restore(tmp_path / "b.zip", tmp_path / "owned")
    assert {each.stat().st_uid for each in (tmp_path / "owned").rglob("*")} == {65534}

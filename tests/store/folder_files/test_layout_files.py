"""Layouts in the data folder: found by their document and sentences, private, backed up, checked, two versions."""

import io
import zipfile
from pathlib import Path

import pytest

from interp.store import backup_restore, folder_check
from interp.store.folder_files.layout_files import FOLDER, FileLayouts, layout_files
from tests.private_files import open_to_others
from tests.store.test_backup_restore import folder as folder
from tests.store.test_backup_restore import wrong


def package(text: str = "text") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), text)  # the same bytes at any time
    return made.getvalue()


@pytest.fixture
def layouts(tmp_path: Path) -> FileLayouts:
    tmp_path.chmod(0o700)
    return FileLayouts(tmp_path)


def test_a_layout_is_that_of_exactly_its_sentences(layouts: FileLayouts, tmp_path: Path) -> None:
    layouts.keep("d1", ["a", "b"], b"one")
    assert FileLayouts(tmp_path).of("d1", ["a", "b"]) == b"one"
    assert layouts.of("d1", ["a"]) is layouts.of("d1", ["b", "a"]) is layouts.of("d2", ["a", "b"]) is None
    assert open_to_others(tmp_path) == {}


def test_the_newest_and_the_version_before_are_kept(layouts: FileLayouts) -> None:
    for version in range(4):
        layouts.keep("d1", [str(version)], str(version).encode())
    layouts.keep("d2", ["0"], b"other")
    assert [layouts.of("d1", [str(version)]) for version in range(4)] == [None, None, b"2", b"3"]
    assert layouts.of("d2", ["0"]) == b"other"


def test_one_that_cannot_be_written_does_not_raise(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    layouts = FileLayouts(tmp_path)
    layouts.keep("d1", ["a"], b"one")
    assert layouts.of("d1", ["a"]) is None


def test_layouts_are_backed_up_restored_and_counted(folder: Path, tmp_path: Path) -> None:
    FileLayouts(folder).keep("d1", ["s1"], package())
    (folder / FOLDER / "notes.docx").write_text("not ours")
    backup_restore.backup(folder, tmp_path / "b.zip")
    backup_restore.restore(tmp_path / "b.zip", again := tmp_path / "again")
    assert FileLayouts(again).of("d1", ["s1"]) == package()
    assert len(list(layout_files(again))) == 1 and wrong(again) == []
    assert ("layouts", True, "1 originals are whole") in list(folder_check.check(again))


def test_a_damaged_layout_is_told(folder: Path) -> None:
    FileLayouts(folder).keep("d1", ["s1"], package()[:-30])
    assert wrong(folder) == ["layouts"]


def test_a_layout_that_a_newer_one_replaces_during_a_backup_is_left_out(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FileLayouts(folder).keep("d1", ["s1"], package())
    [held] = layout_files(folder)
    gone = held.with_name(f"{'0' * 16}-{'0' * 32}.docx")
    monkeypatch.setattr(backup_restore, "layout_files", lambda _: [gone, held])
    backup_restore.backup(folder, tmp_path / "b.zip")
    names = zipfile.ZipFile(tmp_path / "b.zip").namelist()
    assert [each for each in names if each.startswith(FOLDER)] == [f"{FOLDER}/{held.name}"]

"""Archives that are not what they should be are refused before anything of them is written."""

import stat
import zipfile
from pathlib import Path

import pytest

from interp.drafting.machine.models import archive_guard
from interp.errors import BadRequest
from tests.drafting.packed_models import TOP, files, fixture, packed

HOSTILE: dict[str, dict[str, bytes]] = {
    "above the folder": {"../evil": b"x"},
    "above, from within": {f"{TOP}/../../evil": b"x"},
    "absolute": {"/etc/evil": b"x"},
    "another drive": {"C:/evil": b"x"},
    "a backslash": {f"{TOP}\\..\\evil": b"x"},
    "a hidden file": {f"{TOP}/.evil": b"x"},
    "a hidden folder": {".evil/x": b"x"},
    "an empty part": {f"{TOP}//evil": b"x"},
    "a control character": {f"{TOP}/e\nvil": b"x"},
    "an override of direction": {f"{TOP}/e\u202evil": b"x"},
    "a long name": {f"{TOP}/{'e' * 300}": b"x"},
    "two folders": {f"{TOP}/x": b"x", "other/x": b"x"},
    "no folder": {"metadata.json": b"{}"},
    "a file beside the folder": {f"{TOP}/x": b"x", "y": b"y"},
    "the same name in another case": {f"{TOP}/model/model.bin": b"x", f"{TOP}/model/MODEL.bin": b"y"},
    "a bomb": {f"{TOP}/model/model.bin": b"\0" * 5_000_000},
    "too many files": {f"{TOP}/{number}": b"" for number in range(archive_guard.MAX_FILES + 1)},
    "nothing at all": {},
}


def refused(archive: bytes, folder: Path) -> BadRequest:
    """Return how an archive was refused; nothing may have been unpacked."""
    file, into = folder / "x.argosmodel", folder / "into"
    file.write_bytes(archive)
    into.mkdir()
    with pytest.raises(BadRequest) as wrong:
        archive_guard.unpack(file, into)
    assert list(into.iterdir()) == []
    assert {each.name for each in folder.iterdir()} == {"x.argosmodel", "into"}
    return wrong.value


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_deceiving_archive_is_refused_unpacked(content: dict[str, bytes], tmp_path: Path) -> None:
    assert refused(packed(content), tmp_path).reason == "unsafe_package"


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_a_link_or_device_is_refused(mode: int, tmp_path: Path) -> None:
    error = refused(packed({f"{TOP}/x": b"/etc/passwd"}, {f"{TOP}/x": mode | 0o777}), tmp_path)
    assert error.args_["why"] == "a link"


@pytest.mark.parametrize("archive", [b"", b"not a zip", fixture()[:-200]], ids=["empty", "text", "cut off"])
def test_what_is_no_archive_is_refused(archive: bytes, tmp_path: Path) -> None:
    assert refused(archive, tmp_path).reason == "not_a_package"


def test_more_than_may_be_held_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_guard, "MAX_UNPACKED", 1000)
    assert refused(fixture(), tmp_path).args_["why"] == "too large"


def test_a_damaged_file_is_found_by_its_sum(tmp_path: Path) -> None:
    name = f"{TOP}/model/model.bin"
    stored = tmp_path / "x.argosmodel"
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(name, b"weights" * 50)
    stored.write_bytes(stored.read_bytes().replace(b"weights", b"Weights", 1))
    into = tmp_path / "into"
    into.mkdir()
    with pytest.raises(BadRequest) as wrong:
        archive_guard.unpack(stored, into)
    assert wrong.value.reason == "not_a_package"


def test_a_sound_archive_is_unpacked_whole(tmp_path: Path) -> None:
    file = tmp_path / "x.argosmodel"
    file.write_bytes(fixture())
    top = archive_guard.unpack(file, tmp_path / "into")
    found = {path.relative_to(top.parent).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
    assert found == files(fixture())


def test_folders_of_their_own_in_an_archive_are_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "x.argosmodel"
    content = {f"{TOP}/": b"", f"{TOP}/model/": b""} | files(fixture())
    file.write_bytes(packed(content, {f"{TOP}/": 0o040755, f"{TOP}/model/": 0o040755}))
    assert archive_guard.unpack(file, tmp_path / "into").name == TOP

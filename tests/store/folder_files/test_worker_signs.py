"""Worker signs as files: read back as left, one for each supervisor, private, and never a reason to fail."""

from pathlib import Path

import pytest

from interp.ports import WorkerSign
from interp.store.folder_files.worker_signs import FORGOTTEN_MS, FileWorkerSigns
from tests.private_files import open_to_others

SIGN = WorkerSign("a1", 5_000, 4_000, None, 3, 700, "crash 1")


@pytest.fixture
def signs(tmp_path: Path) -> FileWorkerSigns:
    tmp_path.chmod(0o700)
    return FileWorkerSigns(tmp_path)


def test_a_sign_is_read_back_as_it_was_left_and_the_next_replaces_it(signs: FileWorkerSigns, tmp_path: Path) -> None:
    signs.leave(SIGN)
    assert FileWorkerSigns(tmp_path).signs() == (SIGN,)
    signs.leave(later := WorkerSign("a1", 9_000, 8_000, 8_500))
    assert signs.signs() == (later,)
    assert open_to_others(tmp_path) == {}


def test_each_supervisor_has_its_own_and_removes_no_other(signs: FileWorkerSigns) -> None:
    other = WorkerSign("b2", 5_000, 4_000)
    for each in (SIGN, other):
        signs.leave(each)
    for _ in range(2):
        signs.remove("a1")
    assert signs.signs() == (other,)


def test_only_signs_of_supervisors_long_gone_are_removed(signs: FileWorkerSigns) -> None:
    signs.leave(SIGN)
    signs.remove_old(SIGN.at + FORGOTTEN_MS)
    assert signs.signs() == (SIGN,)
    signs.remove_old(SIGN.at + FORGOTTEN_MS + 1)
    assert signs.signs() == ()


@pytest.mark.parametrize("content", [b"", b"[]", b'{"owner": "a1"}', b'{"later": 1}'])
def test_what_is_no_sign_is_left_out(signs: FileWorkerSigns, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "worker-x.json").write_bytes(content)
    signs.leave(SIGN)
    assert signs.signs() == (SIGN,)


def test_a_folder_that_is_gone_costs_the_sign_and_nothing_else(tmp_path: Path) -> None:
    signs = FileWorkerSigns(tmp_path / "gone")
    signs.leave(SIGN)
    assert signs.signs() == ()

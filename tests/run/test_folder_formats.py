"""Formats as files: a faulty one is known as faulty, and a folder that cannot be read is told."""

from pathlib import Path

import pytest

from interp.errors import Unavailable
from interp.run.folder_formats import FolderFormats
from interp.seed.bundled_data import formats


def test_every_shipped_format_is_without_a_fault_and_one_of_the_site_with_one_says_so(tmp_path: Path) -> None:
    (tmp_path / "formats").mkdir()
    (tmp_path / "formats" / "ours.toml").write_text('once = "yes"\n')
    found = {each.name: each.faults for each in FolderFormats(formats(), tmp_path).all()}
    assert found.pop("ours") > 0
    assert found == dict.fromkeys(formats(), 0)


def test_a_folder_without_formats_has_those_shipped_and_an_unreadable_one_is_refused(tmp_path: Path) -> None:
    shipped = FolderFormats(formats(), tmp_path)
    assert len(shipped.all()) == len(formats())
    assert shipped.all() is shipped.all(), "nothing is read again while nothing has changed"
    (tmp_path / "formats").mkdir()
    (tmp_path / "formats" / "gone.toml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(Unavailable):
        shipped.all()

"""Lists the files and folders of a tree that anybody but their owner may read or run."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def open_to_others(folder: Path) -> dict[str, str]:
    """Return what in a folder, itself included, is not 0700 for a folder and 0600 for a file, with its mode."""
    found = {each: stat.S_IMODE(each.lstat().st_mode) for each in (folder, *folder.rglob("*"))}
    wanted = {each: 0o700 if each.is_dir() else 0o600 for each in found}
    return {str(each.relative_to(folder)): oct(mode) for each, mode in found.items() if mode != wanted[each]}


@contextmanager
def nothing_hidden() -> Iterator[None]:
    """Let this process, and those it starts, make files that all may read and write unless told otherwise."""
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)

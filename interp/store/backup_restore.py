"""Backs up a data folder as one archive, and restores one into an empty folder, with a new epoch for its log."""

import os
import sqlite3
import zipfile
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from interp import owner_only
from interp.config import Settings
from interp.errors import BadRequest, Refused
from interp.store.drafting_database import FILE as DRAFTS
from interp.store.layout_files import FOLDER as LAYOUTS
from interp.store.layout_files import NAME as LAYOUT
from interp.store.layout_files import layout_files
from interp.store.meetings_database import FILE
from interp.store.open_stores import open_stores
from interp.store.signing_key import KEY

TERMS = "terms.tsv"  # the operator's terms; see drafting/exchange/term_file.py
ASIDE = (KEY, TERMS)
FILES = (FILE, DRAFTS, *ASIDE)
LARGEST = 8 * 1024**3


def backup(folder: Path, file: Path) -> None:
    """Write one archive of the folder; each database is copied consistently during writes. Raises Refused."""
    if not (folder / FILE).exists():
        raise Refused("no_data", folder=str(folder))
    if not file.resolve().parent.is_dir():
        raise Refused("no_data", folder=str(file.resolve().parent))
    with TemporaryDirectory(dir=file.resolve().parent) as scratch:
        # The log contains its texts, so one copy may be slightly older than the other.
        copies = [_copied(folder / name, Path(scratch) / name) for name in (DRAFTS, FILE) if (folder / name).exists()]
        whole = Path(scratch) / "whole"
        with (
            open(whole, "xb", opener=owner_only.opener) as made,
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for copy in copies:
                archive.write(copy, copy.name)
            for name in ASIDE:
                if (folder / name).exists():
                    archive.write(folder / name, name)
            for layout in layout_files(folder):
                with suppress(FileNotFoundError):  # a newer version of its document was filed meanwhile
                    archive.write(layout, f"{LAYOUTS}/{layout.name}")
        os.replace(whole, file)


def _copied(database: Path, copy: Path) -> Path:
    source = sqlite3.connect(database)
    try:
        source.execute("VACUUM INTO ?", (str(copy),))
    finally:
        source.close()
    return copy


def restore(file: Path, folder: Path) -> None:
    """Unpack a backup into a folder without a database and give its log a new epoch.

    What cannot be written whole is taken away again. Raises BadRequest, Refused, OSError.
    """
    if any((folder / name).exists() for name in (FILE, DRAFTS)):
        raise Refused("folder_in_use", folder=str(folder))
    owner_only.folder(folder)
    try:
        with zipfile.ZipFile(file) as archive, ExitStack() as otherwise:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            if FILE not in sizes or not all(map(_is_ours, sizes)) or sum(sizes.values()) > LARGEST:
                raise BadRequest("not_a_backup")
            for name in sizes:
                owner_only.folder((folder / name).parent)
                otherwise.callback((folder / name).unlink, missing_ok=True)
                owner_only.write(folder / name, archive.read(name))
            otherwise.pop_all()
    except zipfile.BadZipFile:
        raise BadRequest("not_a_backup") from None
    stores = open_stores(Settings(data=folder))
    stores.meetings.renew_epoch()
    stores.close()


def _is_ours(name: str) -> bool:
    """Return whether a backup may hold a file of this name."""
    place, _, layout = name.partition("/")
    return name in FILES or (place == LAYOUTS and LAYOUT.fullmatch(layout) is not None)

"""Restores a backup into a data folder, with a new epoch for its log; what is there is moved aside where wanted."""

import json
import os
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from interp import owner_only
from interp.config import Settings
from interp.errors import BadRequest, Refused
from interp.store.drafting_database import FILE as DRAFTS
from interp.store.folder_backup import ASIDE, CONTENTS, SETTINGS, TLS
from interp.store.layout_files import FOLDER as LAYOUTS
from interp.store.layout_files import NAME as LAYOUT
from interp.store.meetings_database import FILE
from interp.store.open_stores import open_stores

FILES = (FILE, DRAFTS, *ASIDE, SETTINGS, CONTENTS)
RESTORED_SETTINGS = "restored.env"
CERTIFICATE = re.compile(r"[A-Za-z0-9][\w.-]{0,80}")
LARGEST = 8 * 1024**3


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore left to do: the file of the backup's settings, what it only names, and where the old data are."""

    settings: Path | None
    models: tuple[str, ...]
    outside: tuple[str, ...]
    aside: Path | None


def restore(file: Path, folder: Path, *, replace: bool = False) -> Restored:
    """Unpack a backup into a folder, migrate it and give its log a new epoch.

    It is made ready beside the data and then moved, so that a failure changes nothing. With `replace`, databases that
    are there, and the other files that the backup has too, are moved into a folder `replaced-…` first; without, such a
    folder is refused. Files belong to the owner of the folder. Raises BadRequest, Refused, Unavailable, OSError.
    """
    used = any((folder / name).exists() for name in (FILE, DRAFTS))
    if used and not replace:
        raise Refused("folder_in_use", folder=str(folder))
    owner_only.folder(folder)
    with TemporaryDirectory(dir=folder, prefix=".restoring-") as name:
        made = Path(name)
        _unpack(file, made)
        stores = open_stores(Settings(data=made))
        stores.meetings.renew_epoch()
        stores.close()
        (made / "clock.json").unlink(missing_ok=True)  # of this moment only
        contents = _contents(made / CONTENTS)
        settings = _settings(made)
        aside = _moved_aside(folder, made) if used else None
        for each in _entries(made):
            os.replace(each, folder / each.name)
    owner_only.as_the_folder(folder)
    return Restored(
        folder / settings if settings else None, _names(contents, "models"), _names(contents, "outside"), aside
    )


def _unpack(file: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            if FILE not in sizes or not all(map(_is_ours, sizes)) or sum(sizes.values()) > LARGEST:
                raise BadRequest("not_a_backup")
            for name in sizes:
                owner_only.folder((folder / name).parent)
                owner_only.write(folder / name, archive.read(name))
    except zipfile.BadZipFile:
        raise BadRequest("not_a_backup") from None


def _moved_aside(folder: Path, made: Path) -> Path:
    """Move what is to be replaced into a folder of its own, and return that."""
    number = 1 + sum(1 for _ in folder.glob("replaced-*"))
    aside = owner_only.folder(folder / f"replaced-{number}")
    old = [*folder.glob(f"{FILE}*"), *folder.glob(f"{DRAFTS}*")]
    for each in (*old, *(folder / there.name for there in _entries(made))):
        if each.exists():
            os.replace(each, aside / each.name)
    return aside


def _entries(made: Path) -> Iterable[Path]:
    return sorted(each for each in made.iterdir() if each.name != CONTENTS)


def _settings(made: Path) -> str:
    """Give the settings of the backup the name under which they stay in the folder; '' where it has none."""
    if not (made / SETTINGS).exists():
        return ""
    os.replace(made / SETTINGS, made / RESTORED_SETTINGS)
    return RESTORED_SETTINGS


def _contents(file: Path) -> dict[str, object]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        raise BadRequest("not_a_backup") from None
    return found if isinstance(found, dict) else {}


def _names(contents: dict[str, object], kind: str) -> tuple[str, ...]:
    found = contents.get(kind)
    return tuple(str(each)[:200] for each in found) if isinstance(found, list) else ()


def _is_ours(name: str) -> bool:
    """Return whether a backup may hold a file of this name."""
    place, _, inner = name.partition("/")
    if place == TLS:
        return CERTIFICATE.fullmatch(inner) is not None
    return name in FILES or (place == LAYOUTS and LAYOUT.fullmatch(inner) is not None)

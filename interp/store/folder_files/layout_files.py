"""Stores the layouts of documents as files in the data folder, named by hashes of the document and of its sentences."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import structlog

from interp import owner_only

FOLDER = "layouts"
NAME = re.compile(r"[0-9a-f]{16}-[0-9a-f]{32}\.docx")
VERSIONS = 2  # the newest, and the one before it until the newer is in the database
log = structlog.get_logger(__name__)


class FileLayouts:
    """Layouts in a data folder; see ports.layouts.Layouts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def keep(self, document_id: str, segments: Sequence[str], data: bytes) -> None:
        """Write a layout, whole or not at all, and remove those of the versions before the previous one."""
        path = self._path(document_id, segments)
        try:
            owner_only.write(owner_only.folder(self._folder) / path.name, data)
            self._remove_older(path)
        except OSError as error:
            log.warning("layout_not_kept", document=document_id, error=error.strerror)

    def of(self, document_id: str, segments: Sequence[str]) -> bytes | None:
        """Return a layout, None where there is none or it cannot be read."""
        try:
            return self._path(document_id, segments).read_bytes()
        except OSError:
            return None

    def erase(self, document_id: str) -> int:
        """Delete the files of a document."""
        found = list(self._folder.glob(f"{_hash(document_id, 8)}-*"))
        for each in found:
            each.unlink(missing_ok=True)
        return len(found)

    def _path(self, document_id: str, segments: Sequence[str]) -> Path:
        return self._folder / f"{_hash(document_id, 8)}-{_hash(chr(10).join(segments), 16)}.docx"

    def _remove_older(self, newest: Path) -> None:
        others = [each for each in self._folder.glob(f"{newest.name[:16]}-*.docx") if each != newest]
        for each in sorted(others, key=lambda path: path.stat().st_mtime_ns)[: 1 - VERSIONS]:
            with suppress(FileNotFoundError):
                each.unlink()


def layout_files(folder: Path) -> Iterator[Path]:
    """Yield the layouts in a data folder, in the order of their names."""
    yield from (each for each in sorted((folder / FOLDER).glob("*.docx")) if NAME.fullmatch(each.name))


def damaged_layouts(folder: Path) -> tuple[int, list[str]]:
    """Return how many layouts there are, and the names of those that are damaged."""
    files = list(layout_files(folder))
    return len(files), [each.name for each in files if not _is_whole(each)]


def _is_whole(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as package:
            return package.testzip() is None
    except (zipfile.BadZipFile, OSError):
        return False


def _hash(text: str, size: int) -> str:
    return blake2b(text.encode(errors="replace"), digest_size=size).hexdigest()

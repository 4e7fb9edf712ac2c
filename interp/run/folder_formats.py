"""The formats of lists of speakers as files: those shipped, and those of the data folder."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from interp.errors import Unavailable
from interp.ports import OfferedFormat
from interp.reading.list_formats.format_folder import ENDING, FOLDER, FoundFormat, formats_of

Stamp = tuple[tuple[str, int, int], ...]


class FolderFormats:
    """The formats of a data folder; see ports.list_formats. Files are read again when one of them has changed."""

    def __init__(self, shipped: Mapping[str, str], folder: Path) -> None:
        """`shipped`: name to TOML text; `folder` is the data folder."""
        self._shipped, self._folder = shipped, folder
        self._stamp: Stamp | None = None
        self._made: tuple[OfferedFormat, ...] = ()

    def all(self) -> tuple[OfferedFormat, ...]:
        """Return the formats by name. Raises Unavailable."""
        try:
            stamp = tuple(_stamps(self._folder / FOLDER))
            if stamp != self._stamp:
                found = formats_of(self._shipped, self._folder)
                self._made = tuple(_offered(name, each) for name, each in found.items())
                self._stamp = stamp
        except OSError as error:
            raise Unavailable("formats") from error
        return self._made


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for file in sorted(folder.glob(f"*{ENDING}")):
        stat = file.stat()
        yield file.name, stat.st_mtime_ns, stat.st_size


def _offered(name: str, found: FoundFormat) -> OfferedFormat:
    made = found.format
    unverified = tuple(value.key for value in made.values if value.source is None)
    return OfferedFormat(name, found.origin, made.title, made.rules, unverified, len(made.faults))

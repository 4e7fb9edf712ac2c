"""Finds the formats that a site has: those shipped, and its own files, which take the place of those of their name."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from interp.reading.list_formats.format_file import read_format
from interp.reading.list_formats.list_format import FormatFault, ListFormat
from interp.value_types import dataclass

FOLDER = "formats"  # in the data folder
ENDING = ".toml"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
NAMED = "The name of the file is of small letters, figures and hyphens, and ends in .toml."


@dataclass(frozen=True, slots=True)
class FoundFormat:
    """A format and where it is from: shipped, or a file of the site."""

    format: ListFormat
    origin: Literal["shipped", "site"]


def formats_of(shipped: Mapping[str, str], folder: Path) -> dict[str, FoundFormat]:
    """Return all formats by name; `folder` is the data folder, which need not exist. Raises OSError."""
    found = {name: FoundFormat(read_format(name, text), "shipped") for name, text in shipped.items()}
    for file in sorted((folder / FOLDER).glob(f"*{ENDING}")):
        found[file.stem] = FoundFormat(format_in(file), "site")
    return dict(sorted(found.items()))


def format_in(file: Path) -> ListFormat:
    """Return the format of a file, named as the file is. Raises OSError."""
    try:
        made = read_format(file.stem, file.read_bytes().decode())
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        made = ListFormat.unread(file.stem, FormatFault(line, "This is not text in UTF-8."))
    if file.suffix == ENDING and NAME.fullmatch(file.stem):
        return made
    return made.also(FormatFault(1, NAMED))

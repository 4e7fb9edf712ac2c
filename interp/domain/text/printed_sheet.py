"""Types of a sheet that is printed or written as a file: parts with lines and a table, each piece in its language."""

from typing import Literal

from interp.value_types import dataclass

# words: of the sheet; text: of the meeting, in its own language; figure: a number, an hour or a length, written from
# left to right in every language
SheetPieceKind = Literal["words", "text", "figure"]


@dataclass(frozen=True, slots=True)
class SheetPiece:
    """A piece of a line in one language; `mark` is what is said of it, in the language of the sheet."""

    text: str
    language: str
    kind: SheetPieceKind = "words"
    mark: str = ""


Line = tuple[SheetPiece, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a table: a line for each column. `is_group`: it stands over the rows after it, or sums them up."""

    cells: tuple[Line, ...]
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table with the headings of its columns and their widths, in parts of the whole; from `figures` on they are
    columns of figures.
    """

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[SheetRow, ...]
    figures: int = 1


@dataclass(frozen=True, slots=True)
class StripPart:
    """An item on a strip: where it begins and how wide it is, in per cent from the left; its title where it fits."""

    left: float
    width: float
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class StripMark:
    """An hour on a strip, in per cent from the left: of the opening, of the end of interpretation, of the closing."""

    left: float
    kind: str
    hour: str
    anchor: str


@dataclass(frozen=True, slots=True)
class SheetStrip:
    """A meeting drawn along the hours, which run from the right in a language that is read so; `said` says the same."""

    parts: tuple[StripPart, ...]
    marks: tuple[StripMark, ...]
    said: str


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A part of a sheet: its heading, `level` 1 or 2, lines of text, a strip or none, and a table or none."""

    heading: Line
    level: int = 2
    lines: tuple[Line, ...] = ()
    table: SheetTable | None = None
    strip: SheetStrip | None = None


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet in one language: its title, the notices that everybody must see, and its parts."""

    language: str
    title: str
    notices: tuple[str, ...]
    parts: tuple[SheetPart, ...]

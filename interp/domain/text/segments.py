"""Types of a document's text: its blocks as written, what was left out, and the segments that are translated."""

from typing import Literal

from interp.value_types import dataclass

BlockKind = Literal["title", "heading", "paragraph", "item", "cell", "footnote", "caption"]
# What a reader of files leaves out on purpose; `page` is text printed on every page: headers, footers, page numbers,
# on web pages also navigation.
LeftOutKind = Literal["hidden", "deleted", "moved", "struck", "comment", "note", "page", "field", "metadata"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One paragraph, heading, list item, table cell, footnote or subtitle, without its printed number.

    `number` is what was printed before it ("12.", "(a)", "•"), `level` its depth from 0. `start_ms` and `end_ms` are
    the times of a subtitle.
    """

    kind: BlockKind
    text: str
    number: str | None = None
    level: int = 0
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many passages of a kind were left out of a file, and the first of them in the order of the file."""

    kind: LeftOutKind
    count: int
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileText:
    """What a file holds: its blocks in reading order, and what was left out of them on purpose, by kind."""

    blocks: tuple[TextBlock, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence-sized piece of text; times of a programme are never called segments here.

    `id` is the same in a later version of the document if the sentence is; `ordinal` counts from 0 in the document,
    `block` is the position of its block.
    """

    id: str
    ordinal: int
    block: int
    text: str
    kind: BlockKind = "paragraph"
    number: str | None = None
    level: int = 0
    start_ms: int | None = None
    end_ms: int | None = None

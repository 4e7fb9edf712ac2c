"""Types of a document's text: its blocks as written, and the sentence-sized segments that are translated."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["title", "heading", "paragraph", "item", "cell", "footnote", "caption"]


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

"""Finds where each block of a .docx stands: the paragraphs of its text, in the order of its reader."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from docx.opc.part import Part
from docx.oxml.ns import qn

from interp.domain.text.segments import Segment
from interp.drafting.out.docx_layout import stories
from interp.reading.files.docx_footnotes import CALL, ID, NOTE, NOTE_TYPE
from interp.reading.files.docx_lines import PARAGRAPH, text_of
from interp.reading.files.line_cleaning import tidy, unheaped
from interp.value_types import dataclass

FOOTNOTES = qn("w:footnotes")
WORD = re.compile(r"[^\W\d_]{4,}|[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """The paragraphs that hold a block's text (several only in a footnote), and the sentences that are in it."""

    paragraphs: tuple[Any, ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A part of the package and its root element."""

    part: Part
    root: Any


def read_stories(document: Any) -> list[Story]:
    """Return the parts that have text, each parsed once: the body first."""
    return [Story(*each) for each in stories(document)]


def block_places(parts: Sequence[Story], segments: Sequence[Segment]) -> list[BlockPlace] | None:
    """Return where each block of a document stands, None where the layout is not that of these sentences."""
    places = list(_paragraphs(parts))
    blocks = {number: tuple(each) for number, each in groupby(segments, key=lambda each: each.block)}
    if any(not 0 <= number < len(places) for number in blocks):
        return None
    found = [BlockPlace(paragraphs, blocks.get(number, ())) for number, paragraphs in enumerate(places)]
    return found if all(map(_is_of, found)) else None


def _paragraphs(parts: Sequence[Story]) -> Iterator[tuple[Any, ...]]:
    body = parts[0].root
    for paragraph in body.iter(PARAGRAPH):
        if is_read(text_of(paragraph)):
            yield (paragraph,)
    called = {call.get(ID) for call in body.iter(CALL)}
    for note in (each for story in parts[1:] for each in story.root.iter(NOTE)):
        if note.get(NOTE_TYPE, "normal") == "normal" and note.get(ID) in called:
            texts = tuple(each for each in note.iter(PARAGRAPH) if text_of(each).strip())
            if is_read(" ".join(map(text_of, texts))):
                yield texts


def is_read(text: str) -> bool:
    """Return whether the reader makes a block of a paragraph with this text."""
    return any(tidy(unheaped(line)).replace("\t", " ") for line in text.split("\n"))


def has_other_words(parts: Sequence[Story]) -> bool:
    """Return whether headers, footers or endnotes have a word; a symbol or a number is none."""
    others = (each.root for each in parts[1:] if each.root.tag != FOOTNOTES)
    return any(WORD.search(text_of(paragraph)) for root in others for paragraph in root.iter(PARAGRAPH))


def _is_of(place: BlockPlace) -> bool:
    """Return whether the sentences are the end of the paragraph's text; a printed number may stand before them."""
    held = bare("".join(map(text_of, place.paragraphs)))
    return held.endswith(bare("".join(each.text for each in place.segments)))


def bare(text: str) -> str:
    """Return a text as its reader has it, without white space."""
    return "".join(tidy(unheaped(text)).split())

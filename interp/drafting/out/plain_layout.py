"""Makes a plain .docx of a document whose original was no .docx, or was not kept: a paragraph for each block."""

import io
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import docx

from interp.domain.text.segments import Segment
from interp.drafting.exchange.exchange_units import legal

DEEPEST = 9


def plain_layout(segments: Sequence[Segment]) -> bytes:
    """Return the document with the original's sentences; the printed number stands before its block."""
    document = docx.Document()
    for _, group in groupby(segments, key=lambda each: each.block):
        block = list(group)
        first = block[0]
        text = " ".join(each.text for each in block)
        shown = f"{first.number} {text}" if first.number else text
        document.add_paragraph(legal(shown), style=_style(first)).paragraph_format.left_indent = _indent(first)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _style(first: Segment) -> str:
    if first.kind == "title":
        return "Title"
    return f"Heading {min(first.level + 1, DEEPEST)}" if first.kind == "heading" else "Normal"


def _indent(first: Segment) -> Any:
    return docx.shared.Cm(0.75 * first.level) if first.kind == "item" and first.level else None

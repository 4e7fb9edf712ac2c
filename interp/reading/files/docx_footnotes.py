"""Reads the footnotes that the body of a .docx refers to; comments and endnotes are not read."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from interp.domain.text.segments import TextBlock
from interp.reading.files.docx_lines import PARAGRAPH, text_of
from interp.reading.files.docx_visible_text import DocxVisibleText
from interp.reading.files.visible_text.left_out_text import LeftOutText
from interp.reading.files.zip_guard import counted

NOTE, NOTE_TYPE = qn("w:footnote"), qn("w:type")
CALL, ID = qn("w:footnoteReference"), qn("w:id")
NOTES = "word/footnotes.xml"


def footnotes(data: bytes, shown: DocxVisibleText, body: Any, left: LeftOutText) -> Iterator[TextBlock]:
    """Yield the footnotes that `body` refers to, without separators, numbered from 1; `left` records the others.

    Their part was checked with the package. `shown` takes out of it what a reader does not see.
    """
    called = {call.get(ID) for call in body.iter(CALL)}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if NOTES not in package.namelist():
            return
        tree = shown.only(parse_xml(package.read(NOTES)))
    count = 0
    for note in counted(tree.iter(NOTE)):
        if note.get(NOTE_TYPE, "normal") != "normal":
            continue
        text = " ".join(text_of(each).strip() for each in note.iter(PARAGRAPH)).strip()
        if note.get(ID) not in called:
            left.add("note", text)
        elif text:
            count += 1
            yield TextBlock("footnote", text, str(count))

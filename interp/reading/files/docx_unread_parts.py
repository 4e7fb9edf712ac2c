"""Records the parts of a .docx that are not read: comments, endnotes, headers and footers."""

import io
import re
import zipfile
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from interp.domain.text.segments import LeftOutKind
from interp.reading.files.docx_visible_text import words_of
from interp.reading.files.visible_text.left_out_text import LeftOutText

PARTS: tuple[tuple[re.Pattern[str], str, LeftOutKind], ...] = (
    (re.compile(r"word/comments\.xml"), qn("w:comment"), "comment"),
    (re.compile(r"word/endnotes\.xml"), qn("w:endnote"), "note"),
    (re.compile(r"word/(?:header|footer)\d*\.xml"), qn("w:p"), "page"),
)
NOTE_TYPE = qn("w:type")


def record_unread_parts(data: bytes, left: LeftOutText) -> None:
    """Record the text of the parts that are not read. The package was checked; raises what its damaged parts raise."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            for pattern, tag, kind in PARTS:
                if pattern.fullmatch(name):
                    _record(parse_xml(package.read(name)), tag, kind, left)


def _record(root: Any, tag: str, kind: LeftOutKind, left: LeftOutText) -> None:
    for node in root.iter(tag):
        if node.get(NOTE_TYPE, "normal") == "normal" and next(node.iterancestors(tag), None) is None:
            left.add(kind, words_of(node))

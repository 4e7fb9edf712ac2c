"""Replaces the fields of a text by what they show; a field that is a hyperlink becomes a hyperlink."""

import re
from dataclasses import dataclass, field
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

RUN, LINK, PARAGRAPH, RUN_PROPERTIES = map(qn, ("w:r", "w:hyperlink", "w:p", "w:rPr"))
FIELD, FIELD_TYPE, CODE, SIMPLE = map(qn, ("w:fldChar", "w:fldCharType", "w:instrText", "w:fldSimple"))
SIMPLE_CODE, FIELD_DATA, REL_ID, ANCHOR = map(qn, ("w:instr", "w:fldData", "r:id", "w:anchor"))
STRIKING = tuple(map(qn, ("w:strike", "w:dstrike")))
HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]+)")?\s*(?:\\l\s+"([^"]+)")?', re.IGNORECASE)
PAGE_NUMBERS = re.compile(
    r'\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\s*(?:\\[*#]\s*(?:"[\w#.,-]{1,20}"|[\w#.,-]{1,20})\s*)*', re.IGNORECASE
)


@dataclass(slots=True)
class OpenField:
    """A field whose end has not come yet: its instruction, whether that is still being read, and its marks so far."""

    code: str = ""
    reading: bool = True
    marks: list[Any] = field(default_factory=list)


def without_fields(root: Any, part: Part, kept: re.Pattern[str] | None = None) -> None:
    """Replace each field below `root` by its result; `part` is the part the text is in.

    Fields whose whole instruction is `kept` stay, without the data of programs.
    """
    for simple in list(root.iter(SIMPLE)):
        for data in list(simple.iterchildren(FIELD_DATA)):
            simple.remove(data)
        if kept is None or not kept.fullmatch(simple.get(SIMPLE_CODE, "")):
            _open(simple, part)
    staying = _staying(root, kept) if kept else set()
    fields: list[OpenField] = []
    for run in list(root.iter(RUN)):
        _read(run, fields, staying)
        for each in fields:
            if not each.reading:
                _link(run, each.code, part)


def _open(simple: Any, part: Part) -> None:
    """Put the result of a field that is one element in its place."""
    around, place = simple.getparent(), simple.getparent().index(simple)
    around.remove(simple)
    for run in reversed(list(simple)):
        around.insert(place, run)
        _link(run, simple.get(SIMPLE_CODE, ""), part)


def _staying(root: Any, kept: re.Pattern[str]) -> set[Any]:
    """Return the marks of the fields that stay; one in the instruction of another does not."""
    staying: set[Any] = set()
    fields: list[OpenField] = []
    for node in root.iter(FIELD, CODE):
        kind = node.get(FIELD_TYPE, "")
        if kind == "begin":
            fields.append(OpenField())
        if not fields or (node.tag == CODE and not fields[-1].reading):
            continue
        fields[-1].marks.append(node)
        if node.tag == CODE:
            fields[-1].code += node.text or ""
        elif kind == "separate":
            fields[-1].reading = False
        elif kind == "end":
            ended = fields.pop()
            if kept.fullmatch(ended.code) and not any(each.reading for each in fields):
                staying.update(ended.marks)
    for node in staying:
        for data in list(node):
            node.remove(data)
    return staying


def _read(run: Any, fields: list[OpenField], staying: set[Any]) -> None:
    """Take the marks of fields out of a run, but those that stay, and the run if nothing else was in it."""
    held = False
    for node in list(run.iterchildren(FIELD, CODE)):
        if node in staying:
            continue
        held = True
        run.remove(node)
        if node.tag == CODE:
            if fields and fields[-1].reading:
                fields[-1].code += node.text or ""
        elif node.get(FIELD_TYPE) == "begin":
            fields.append(OpenField())
        elif fields and node.get(FIELD_TYPE) == "separate":
            fields[-1].reading = False
        elif fields:
            fields.pop()
    properties = run.find(RUN_PROPERTIES)
    struck = properties is not None and next(properties.iterchildren(*STRIKING), None) is not None
    if held and not struck and all(each.tag == RUN_PROPERTIES for each in run):
        run.getparent().remove(run)


def _link(run: Any, code: str, part: Part) -> None:
    """Put a run of a hyperlink's result into a hyperlink."""
    found, around = HYPERLINK.match(code), run.getparent()
    if found is None or not (found[1] or found[2]) or around is None or around.tag != PARAGRAPH or run.tag != RUN:
        return
    link = OxmlElement("w:hyperlink")
    if found[1]:
        link.set(REL_ID, part.relate_to(found[1], RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    if found[2]:
        link.set(ANCHOR, found[2])
    around.replace(run, link)
    link.append(run)

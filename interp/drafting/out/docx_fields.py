"""Replaces the fields of a text by what they show; a field that is a hyperlink becomes a hyperlink."""

import re
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

RUN, LINK, PARAGRAPH, RUN_PROPERTIES = map(qn, ("w:r", "w:hyperlink", "w:p", "w:rPr"))
FIELD, FIELD_TYPE, CODE, SIMPLE = map(qn, ("w:fldChar", "w:fldCharType", "w:instrText", "w:fldSimple"))
SIMPLE_CODE, REL_ID, ANCHOR = map(qn, ("w:instr", "r:id", "w:anchor"))
STRIKING = tuple(map(qn, ("w:strike", "w:dstrike")))
HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]+)")?\s*(?:\\l\s+"([^"]+)")?', re.IGNORECASE)


@dataclass(slots=True)
class OpenField:
    """A field whose end has not come yet: its instruction, and whether that is still being read."""

    code: str = ""
    reading: bool = True


def without_fields(root: Any, part: Part) -> None:
    """Replace each field below `root` by its result; `part` is the part the text is in."""
    for simple in list(root.iter(SIMPLE)):
        around, place = simple.getparent(), simple.getparent().index(simple)
        around.remove(simple)
        for run in reversed(list(simple)):
            around.insert(place, run)
            _link(run, simple.get(SIMPLE_CODE, ""), part)
    fields: list[OpenField] = []
    for run in list(root.iter(RUN)):
        _read(run, fields)
        for field in fields:
            if not field.reading:
                _link(run, field.code, part)


def _read(run: Any, fields: list[OpenField]) -> None:
    """Take the marks of fields out of a run, and the run if nothing else was in it."""
    held = False
    for node in list(run.iterchildren(FIELD, CODE)):
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

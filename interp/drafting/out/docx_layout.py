"""Makes the layout of a .docx, which may be kept: what its reader sees, without hidden or deleted text and comments."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml

from interp.drafting.out.docx_fields import PAGE_NUMBERS, without_fields
from interp.errors import BadRequest
from interp.reading.files.docx_footnotes import NOTES as FOOTNOTES
from interp.reading.files.docx_visible_text import ALTERNATIVES, DRAWING_NAME, STRUCK, TEXT, DocxVisibleText
from interp.reading.files.zip_guard import check_package

STORY = re.compile(r"/word/(header\d*|footer\d*|footnotes|endnotes)\.xml$")
HEADER = re.compile(r"/(header|footer)\d*\.xml$")
NOTES = re.compile(r"/word/(footnotes|endnotes)\.xml$")
# Relationships to what no reader of the paper sees: comments, templates, earlier texts, files and data of programs
UNSEEN = re.compile(
    r"/(comments\w*|people|glossaryDocument|customXml\w*|attachedTemplate|mailMerge\w*|vbaProject|keyMapCustomizations"
    r"|(?:core|custom|extended)-properties|thumbnail|recipientData|package|oleObject|control|aFChunk)$",
    re.IGNORECASE,
)
NOWHERE = "about:blank"  # a picture elsewhere would tell its server who opens the file
AROUND = tuple(map(qn, ("w:ins", "w:moveTo", "w:smartTag")))
GONE = tuple(
    map(
        qn,
        (
            "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:proofErr", "w:permStart", "w:permEnd",
            "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd", "w:rPrChange",
            "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tblPrExChange", "w:tblGridChange", "w:trPrChange",
            "w:tcPrChange", "w:numberingChange", "w:cellIns", "w:dataBinding", "w:lastRenderedPageBreak", "w:control",
            "w:objectEmbed", "w:objectLink", "w:altChunk",
        ),
    )
)  # fmt: skip
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
CHART = re.compile(r"/charts/chart[^/]*\.xml$")
CHART_DATA = "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData"
MARKS = tuple(map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo")))
PROPERTIES = frozenset(map(qn, ("w:rPr", "w:trPr", "w:numPr")))
MADE_FOR = frozenset(map(qn, ("w:smartTagPr", "w:customXmlPr")))
SETTINGS = tuple(map(qn, ("w:attachedTemplate", "w:trackRevisions", "w:rsids", "w:mailMerge", "w:docVars")))
NOTE, NOTE_TYPE, ID = (qn("w:footnote"), qn("w:endnote")), qn("w:type"), qn("w:id")
CALLS = tuple(map(qn, ("w:footnoteReference", "w:endnoteReference")))


def layout_of(data: bytes) -> bytes:
    """Return the file as its reader sees it: tracked changes accepted, hidden text, comments and authors left out.

    Its blocks are those of the file. Fields are the text they show; numbers of pages in headers and footers stay.
    Raises BadRequest: encrypted_file, mislabelled_file, unsafe_file, unreadable_file.
    """
    check_package(data)
    try:
        document = docx.Document(io.BytesIO(data))
        _add_notes(document, data)
        _clean(document)
        made = io.BytesIO()
        document.save(made)
    except BadRequest:
        raise
    except Exception as wrong:  # python-docx raises many kinds of error for damaged packages
        raise BadRequest("unreadable_file") from wrong
    return made.getvalue()


def _clean(document: Any) -> None:
    shown = DocxVisibleText(document)
    called: set[tuple[str, str]] = set()
    for part, root in stories(document):
        drawn = _set_aside(root)
        shown.only(root)
        _put_back(drawn)
        if part is document.part:
            called = {(each.tag[:-9], each.get(ID, "")) for each in root.iter(*CALLS)}
        elif NOTES.search(str(part.partname)):
            _drop_uncalled(root, called)
        _accept(root)
        without_fields(root, part, PAGE_NUMBERS if HEADER.search(str(part.partname)) else None)
        put_story(part, root)
    _drop_unseen(document)


def stories(document: Any) -> Iterator[tuple[Part, Any]]:
    """Yield each part with text a reader sees, and its root element: the body first, then headers and notes."""
    yield document.part, document.element
    for part in list(document.part.package.iter_parts()):
        if STORY.search(str(part.partname)):
            yield part, part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def put_story(part: Part, root: Any) -> None:
    """Store the root of a part that was read by `stories`."""
    if not isinstance(part, XmlPart):
        part._blob = serialize_part_xml(root)


def _add_notes(document: Any, data: bytes) -> None:
    """Add the footnotes of a package without the relationship to them: their reader finds them by their name."""
    name = f"/{FOOTNOTES}"
    if any(part.partname == name for part in document.part.package.iter_parts()):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if FOOTNOTES in package.namelist():
            kind, blob = CONTENT_TYPE.WML_FOOTNOTES, package.read(FOOTNOTES)
            part = Part(PackURI(name), kind, blob, document.part.package)
            document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _set_aside(root: Any) -> list[tuple[Any, Any]]:
    """Take drawings without text out of a story, whose reader drops them; return each with what stands in its place."""
    found = []
    for node in list(root.iter(ALTERNATIVES)):
        names = node.iter(DRAWING_NAME)
        if next(node.iter(TEXT), None) is None and not any(each.get("hidden") in ("1", "true") for each in names):
            node.getparent().replace(node, mark := OxmlElement("w:drawing"))
            found.append((mark, node))
    return found


def _put_back(drawn: Sequence[tuple[Any, Any]]) -> None:
    """Put drawings where they stood, unless the text around them is hidden or deleted."""
    for mark, node in drawn:
        if mark.getparent() is not None:
            mark.getparent().replace(mark, node)


def _drop_uncalled(root: Any, called: set[tuple[str, str]]) -> None:
    """Remove the notes that only deleted or hidden text referred to; separators stay."""
    for note in list(root.iter(*NOTE)):
        if note.get(NOTE_TYPE, "normal") == "normal" and (note.tag, note.get(ID, "")) not in called:
            note.getparent().remove(note)


def _accept(root: Any) -> None:
    """Make text that was inserted or moved ordinary text, and remove the marks of changes and comments."""
    root.attrib.pop(STRUCK, None)
    for node in list(root.iter()):
        node.attrib.pop(STRUCK, None)
        around = node.getparent()
        if around is None:
            continue
        if node.tag in GONE or node.tag == OBJECT or (node.tag in MARKS and around.tag in PROPERTIES):
            around.remove(node)
        elif node.tag in AROUND:
            unwrap(node)
        elif node.tag == ALTERNATIVES and node.find(CHOICE) is None:
            for fallback in list(node):
                unwrap(fallback)
            unwrap(node)


def unwrap(node: Any) -> None:
    """Put the content of an element in its place."""
    around = node.getparent()
    place = around.index(node)
    around.remove(node)
    for each in reversed(list(node)):
        if each.tag not in MADE_FOR:
            around.insert(place, each)


def _drop_unseen(document: Any) -> None:
    """Remove the parts that no reader sees, and who wrote the file."""
    package = document.part.package
    parts = list(package.iter_parts())
    for chart in (each for each in parts if CHART.search(str(each.partname))):
        root = parse_xml(chart.blob)
        for node in list(root.iter(CHART_DATA)):
            node.getparent().remove(node)
        put_story(chart, root)
    for relations in (package.rels, *(each.rels for each in parts)):
        for name in [each.rId for each in relations.values() if UNSEEN.search(each.reltype)]:
            del relations[name]
        for each in list(relations.values()):
            if each.is_external and each.reltype != RELATIONSHIP_TYPE.HYPERLINK:
                relations.add_relationship(each.reltype, NOWHERE, each.rId, is_external=True)
    for node in list(document.settings.element.iterchildren(*SETTINGS)):
        node.getparent().remove(node)


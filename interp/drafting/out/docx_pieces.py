"""Takes a paragraph of a .docx apart into its text, with the look of each part, and what stands in it beside text."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from interp.reading.files.docx_lines import PROPERTIES, SPACES, TEXT
from interp.value_types import dataclass, replace

RUN, LINK, RUN_PROPERTIES = map(qn, ("w:r", "w:hyperlink", "w:rPr"))
AROUND = frozenset(
    map(qn, (
        "w:ins", "w:moveTo", "w:smartTag", "w:sdt", "w:sdtContent", "w:customXml", "w:fldSimple", "w:bdo", "w:dir",
        "w:ruby", "w:rt", "w:rubyBase",
    ))
)  # fmt: skip
DROPPED = frozenset(map(qn, ("w:sdtPr", "w:sdtEndPr", "w:rubyPr", "w:smartTagPr", "w:customXmlPr", "w:proofErr")))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Differences in these do not make another look: they belong to the original's language or to Word's own notes
NO_LOOK = frozenset(map(qn, ("w:lang", "w:noProof", "w:rtl", "w:cs")))


@dataclass(frozen=True, slots=True)
class Piece:
    """Text with one look, or (`node`) something else in the paragraph, which has the text "" unless it is a space.

    `look` are the properties of its run, `link` the hyperlink it is in, `loose`: the node stands in no run.
    """

    text: str
    look: Any = None
    link: Any = None
    node: Any = None
    loose: bool = False

    @property
    def style(self) -> tuple[str, int]:
        """Return what tells the look and the hyperlink of two pieces apart."""
        marks = () if self.look is None else (each for each in self.look if each.tag not in NO_LOOK)
        return "".join(sorted(f"{each.tag}{sorted(each.attrib.items())}" for each in marks)), id(self.link)


def pieces(paragraph: Any) -> list[Piece]:
    """Return the content of a paragraph in order; paragraphs nested in it are within their node."""
    return list(_content(paragraph, None, None, in_run=False))


def _content(around: Any, look: Any, link: Any, *, in_run: bool) -> Iterator[Piece]:
    for node in around:
        if node.tag == RUN:
            yield from _content(node, node.find(RUN_PROPERTIES), link, in_run=True)
        elif node.tag == LINK:
            yield from _content(node, look, node, in_run=False)
        elif node.tag in AROUND:
            yield from _content(node, look, link, in_run=False)
        elif node.tag == TEXT:
            yield Piece(node.text or "", look, link)
        elif node.tag in SPACES:
            yield Piece(SPACES[node.tag], look, link, node)
        elif node.tag not in DROPPED and node.tag not in (PROPERTIES, RUN_PROPERTIES):
            yield Piece("", look, link, node, loose=not in_run)


def between(content: Sequence[Piece], first: int, last: int) -> list[Piece]:
    """Return the pieces of the text from `first` to `last`, and what is not text after `first` and up to `last`."""
    found, at = [], 0
    for piece in content:
        end = at + len(piece.text)
        if piece.text:
            text = piece.text[max(0, first - at) : max(0, last - at)]
            if text:
                found.append(replace(piece, text=text))
        elif first < at <= last:
            found.append(piece)
        at = end
    return found


def put(paragraph: Any, content: Sequence[Piece]) -> None:
    """Replace the content of a paragraph, its properties excepted."""
    for node in list(paragraph):
        if node.tag != PROPERTIES:
            paragraph.remove(node)
    link_from, link_to = None, None
    for piece in content:
        if piece.link is None:
            around = paragraph
        elif piece.link is not link_from:
            around = link_to = _empty(piece.link)
            paragraph.append(link_to)
        else:
            around = link_to
        link_from = piece.link
        around.append(piece.node if piece.loose else _run(piece))


def _empty(link: Any) -> Any:
    made = OxmlElement("w:hyperlink")
    made.attrib.update(link.attrib)
    return made


def _run(piece: Piece) -> Any:
    run = OxmlElement("w:r")
    if piece.look is not None:
        run.append(deepcopy(piece.look))
    if piece.node is not None:
        run.append(piece.node)
        return run
    for place, line in enumerate(piece.text.split("\n")):
        if place:
            run.append(OxmlElement("w:br"))
        for column, part in enumerate(line.split("\t")):
            if column:
                run.append(OxmlElement("w:tab"))
            if part:
                node = OxmlElement("w:t")
                node.text = part
                node.set(SPACE, "preserve")
                run.append(node)
    return run

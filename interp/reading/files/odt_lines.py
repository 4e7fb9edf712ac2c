"""Reads the paragraphs of an .odt as lines in reading order: bullets kept, cells separated, notes at the end."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from interp.errors import BadRequest
from interp.reading.files.visible_text.left_out_text import LeftOutText
from interp.reading.files.visible_text.odt_visible_text import (
    CELLS,
    OFFICE,
    PARAGRAPHS,
    STYLE,
    TEXT,
    OdtVisibleText,
    words_of,
)
from interp.reading.files.zip_guard import check_package

KIND = b"application/vnd.oasis.opendocument.text"
END_MARK = "*****"
PAGE = tuple(f"{STYLE}{each}{side}" for each in ("header", "footer") for side in ("", "-left", "-first"))
MOST_SPACES = 40


def odt_texts(data: bytes) -> list[str]:
    """Return the lines of the document; a blank one separates the cells of a table, footnotes follow an end mark.

    Raises BadRequest: encrypted_file, mislabelled_file, unsafe_file, unreadable_file.
    """
    return _OdtReader().lines(body_of(data))


def body_of(data: bytes, left: LeftOutText | None = None) -> Element:
    """Return the document's text element with its visible content only; `left` records what is left out.

    Raises BadRequest as `odt_texts` does.
    """
    left = left or LeftOutText()
    check_package(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        if "mimetype" in names and not package.read("mimetype").startswith(KIND):
            raise BadRequest("mislabelled_file")
        if "META-INF/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise BadRequest("encrypted_file")
        if "content.xml" not in names:
            raise BadRequest("mislabelled_file")
        content = _parsed(package.read("content.xml"))
        common = [_parsed(package.read("styles.xml"))] if "styles.xml" in names else []
    body = content.find(f".//{OFFICE}text")
    if body is None:
        raise BadRequest("mislabelled_file")
    shown = OdtVisibleText([content, *common], left).only(body)
    for each in (each for styles in common for tag in PAGE for each in styles.iter(tag)):
        left.add("page", words_of(each))
    return shown


def _parsed(data: bytes) -> Element:
    try:
        return fromstring(data, forbid_dtd=True)
    except DefusedXmlException as wrong:
        raise BadRequest("unsafe_file") from wrong
    except (ParseError, ValueError, LookupError) as wrong:
        raise BadRequest("unreadable_file") from wrong


class _OdtReader:
    """Walks the tree with an explicit stack, so that deep nesting cannot exhaust the interpreter's."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.notes: list[str] = []

    def lines(self, body: Element) -> list[str]:
        """Return the lines of `body`, then its notes."""
        self.said = list(self._walk(body))
        notes = [END_MARK, *self.notes] if self.notes else []
        return [line for text in (*self.said, *notes) for line in text.split("\n")]

    def _walk(self, body: Element) -> Iterator[str]:
        stack: list[tuple[Element, bool]] = [(body, False)]
        while stack:
            node, listed = stack.pop()
            if node.tag in PARAGRAPHS:
                text = text_of(node, self.notes)
                yield f"• {text}" if listed and text.strip() else text
                continue
            if node.tag in CELLS:
                yield ""
            first = node.tag == f"{TEXT}list-item"
            for place, child in reversed(list(enumerate(node))):
                stack.append((child, (first and place == 0) or (listed and child.tag not in PARAGRAPHS)))


def text_of(paragraph: Element, notes: list[str]) -> str:
    """Return the text of a paragraph; notes inside it are added to `notes`."""
    said: list[str] = []
    stack: list[Element | str] = [paragraph]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            said.append(node)
        elif node.tag == f"{TEXT}note-body":
            notes.append(" ".join(" ".join(node.itertext()).split()))
        else:
            said.append(_spacing(node))
            for child in reversed(node):
                stack += [child.tail or "", child]
            stack.append(" ".join((node.text or "").split("\n")))
    return "".join(said)


def _spacing(node: Element) -> str:
    if node.tag == f"{TEXT}s":
        count = node.get(f"{TEXT}c", "1")
        return " " * min(int(count), MOST_SPACES) if count.isdecimal() else " "
    return {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}.get(node.tag, "")

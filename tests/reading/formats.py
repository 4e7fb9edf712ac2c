"""Writes the lines of a paper as a minimal file of each format that the import reads."""

import html
import io
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import docx

Lines = Sequence[str]
BULLETS = ("• ", "· ")


def as_txt(lines: Lines) -> bytes:
    return "\n".join(lines).encode()


def as_docx(lines: Lines) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


ODT = (
    '<?xml version="1.0"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
)
ODT_KIND = "application/vnd.oasis.opendocument.text"


def odt(body: str, manifest: str = "<manifest/>", styles: str = "", common: str = "") -> bytes:
    """Return an .odt around the XML of its text, with styles of its own and common ones."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", ODT_KIND, zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", ODT.replace("{body}", body).replace("{styles}", styles))
        if common:
            package.writestr("styles.xml", ODT.replace("{body}", "").replace("{styles}", common))
    return buffer.getvalue()


def as_odt(lines: Lines) -> bytes:
    marked = (escape(line).replace("\t", "<text:tab/>") for line in lines)
    return odt("".join(f"<text:p>{line}</text:p>" for line in marked))


def as_html(lines: Lines) -> bytes:
    said = []
    for line in lines:
        if line.startswith(BULLETS):
            said.append(f"<ul><li>{html.escape(line[2:])}</li></ul>")
        elif "\t" in line.strip():
            cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t"))
            said.append(f"<table><tr>{cells}</tr></table>")
        else:
            said.append(f"<p>{html.escape(line)}</p>" if line.strip() else "<br>")
    return f'<!DOCTYPE html><meta charset="utf-8"><title>x</title><body>{"".join(said)}</body>'.encode()


def as_rtf(lines: Lines) -> bytes:
    def letter(char: str) -> str:
        if char in "\\{}":
            return "\\" + char
        if char == "\t":
            return "\\tab "
        units = char.encode("utf-16-le")
        codes = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
        return char if char.isascii() else "".join(f"\\u{code}?" for code in codes)

    body = "".join(f"{''.join(map(letter, line))}\\par\n" for line in lines)
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss Arial;}}{\*\generator a;}\f0 "
    return f"{head}{body}}}".encode("ascii")


def as_pdf(lines: Lines, a_page: int = 45) -> bytes:
    """Return a document of one font whose codes are Unicode's, as far as the first plane goes."""
    pages = [lines[at : at + a_page] for at in range(0, len(lines), a_page)]
    used = sorted({char for line in lines for char in line if ord(char) < 0x10000})
    maps = "".join(f"<{ord(char):04x}> <{ord(char):04x}>\n" for char in used)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /a def /CMapType 2 def "
        f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(used)} beginbfchar\n{maps}endbfchar "
        "endcmap end end"
    )
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{6 + 2 * at} 0 R' for at in range(len(pages)))}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/DW 500>>",
        _stream(cmap),
    ]
    for at, page in enumerate(pages):
        font = "/Resources<</Font<</F 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 1190]{font}/Contents {7 + 2 * at} 0 R>>")
        objects.append(_stream(_shown(page)))
    return _assembled(objects)


def _shown(page: Lines) -> str:
    said = ("".join(f"{ord(char):04x}" for char in line if ord(char) < 0x10000) for line in page)
    return "BT /F 9 Tf 20 TL 40 1150 Td " + "".join(f"<{line}> Tj T*\n" for line in said) + "ET"


def _stream(text: str) -> str:
    return f"<</Length {len(text)}>>stream\n{text}\nendstream"


def _assembled(objects: Sequence[str]) -> bytes:
    body, offsets = "%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


FORMATS: dict[str, Callable[[Lines], bytes]] = {
    "txt": as_txt, "docx": as_docx, "odt": as_odt, "html": as_html, "rtf": as_rtf, "pdf": as_pdf,
}  # fmt: skip

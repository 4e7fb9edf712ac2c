"""Zipped documents that are encrypted, damaged, disguised, or too large when unpacked."""

import io
import random
import struct
import warnings
import zipfile
from collections.abc import Callable

from tests.hostile.corpus import READ, Sample, sample
from tests.reading.formats import ODT, ODT_KIND, as_docx, as_odt, odt

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINES = ["Chair: Mr. John Carr, Secretary"]
DOCUMENT = "word/document.xml"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
XXE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BILLION = f'<!DOCTYPE a [<!ENTITY l0 "lol">{LAUGHS}]>'
REMOTE = '<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd">'
MB = 1_000_000


def body(inner: str, prolog: str = "") -> str:
    """Return the XML of a word processor's document."""
    return f'<?xml version="1.0"?>{prolog}<w:document {W}><w:body>{inner}</w:body></w:document>'


def said(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(parts: dict[str, bytes | str] | list[tuple[str, bytes | str]]) -> bytes:
    buffer = io.BytesIO()
    pairs = parts.items() if isinstance(parts, dict) else parts
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of names that come twice, which is the point
        for name, data in pairs:
            package.writestr(name, data)
    return buffer.getvalue()


def word(**changes: bytes | str | None) -> bytes:
    """Return a good .docx with parts changed, added, or left out (None); names in `NAMES`."""
    parts: dict[str, bytes | str] = dict(parts_of(as_docx(LINES)))
    for name, data in changes.items():
        path = NAMES.get(name, name)
        if data is None:
            parts.pop(path)
        else:
            parts[path] = data
    return zipped(parts)


NAMES = {
    "document": DOCUMENT, "types": "[Content_Types].xml", "rels": "_rels/.rels",
    "links": "word/_rels/document.xml.rels", "vba": "word/vbaProject.bin", "styles": "word/styles.xml",
    "other": "word/document.bin",
}  # fmt: skip


def lying(data: bytes, size: int) -> bytes:
    """Return a package whose directory says every part unpacks to `size`."""
    out, at = bytearray(data), 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        struct.pack_into("<I", out, at + 24, size)
        at += 4
    return bytes(out)


def flagged(data: bytes) -> bytes:
    """Return a package whose directory says every part is encrypted."""
    out, at = bytearray(data), 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        out[at + 8] |= 1
        at += 4
    return bytes(out)


def damaged(data: bytes) -> bytes:
    """Return a package with a byte of its longest part turned."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = max(package.infolist(), key=lambda each: each.compress_size)
    at = part.header_offset + 30 + len(part.filename) + part.compress_size // 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def overlapping(copies: int) -> bytes:
    """Return a package whose directory names one part many times over."""
    data = bytearray(zipped({"word/a.xml": b"<a>" + b" " * 900_000 + b"</a>"}))
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    row = bytes(data[start:end])
    rows = row * copies
    tail = bytearray(data[end:])
    struct.pack_into("<HHII", tail, 8, copies, copies, len(rows), start)
    return bytes(data[:start]) + rows + bytes(tail)


def linked() -> bytes:
    """Return a package with a symbolic link in it."""
    link = zipfile.ZipInfo("word/link.xml")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    buffer = io.BytesIO(as_docx(LINES))
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr(link, "/etc/passwd")
    return buffer.getvalue()


def nested() -> bytes:
    inner = zipped({"a.xml": b" " * MB})
    for _ in range(5):
        inner = zipped({f"{n}.zip": inner for n in range(10)})
    return word(**{"word/embeddings/a.zip": inner})


def random_xml(megabytes: float, inner: Callable[[int], str]) -> bytes:
    """Return a .docx of many elements that do not pack well."""
    chance, made, size = random.Random(7), [], 0
    while size < megabytes * MB:
        made.append(inner(chance.getrandbits(64)))
        size += len(made[-1])
    return word(document=body("".join(made)))


def relation(kind: str, target: str, mode: str = "External") -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
ENCRYPTED_OLE = OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
SHEET = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
REFUSED = ("mislabelled_file", "unreadable_file", "unsafe_file")


def types(docx_type: str) -> bytes:
    return parts_of(as_docx(LINES))["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", docx_type.encode()
    )


SAMPLES: tuple[Sample, ...] = (
    sample("docx: encrypted", "a.docx", ENCRYPTED_OLE, "encrypted_file"),
    sample("docx: the old Word", "a.docx", OLE, "encrypted_file"),
    sample("docx: every part encrypted", "a.docx", lambda: flagged(as_docx(LINES)), "encrypted_file"),
    sample("docx: a flat bomb", "a.docx", lambda: word(**{"word/a.xml": b" " * 70 * MB}), "unsafe_file"),
    sample("docx: a smaller bomb", "a.docx", lambda: word(document=b" " * 20 * MB), "unsafe_file"),
    sample("docx: a bomb in a part that is no text", "a.docx", lambda: word(**{"a.bin": b"\0" * 70 * MB}),
           "unsafe_file"),
    sample("docx: nested packages", "a.docx", nested, READ),
    sample("docx: one part 1,500 times over", "a.docx", lambda: overlapping(1_500), *REFUSED),
    sample("docx: 5,000 parts", "a.docx", lambda: word(**{f"{n}.xml": "<a/>" for n in range(5_000)}), "unsafe_file"),
    sample("docx: sizes too small", "a.docx", lambda: lying(as_docx(LINES), 10), *REFUSED),
    sample("docx: sizes of 4 GB", "a.docx", lambda: lying(as_docx(LINES), 0xFFFFFFFE), *REFUSED),
    sample("docx: sizes said elsewhere", "a.docx", lambda: lying(as_docx(LINES), 0xFFFFFFFF), *REFUSED),
    sample("docx: a turned byte", "a.docx", lambda: damaged(as_docx(LINES)), *REFUSED),
    sample("docx: the first half", "a.docx", lambda: as_docx(LINES)[:9_000], *REFUSED),
    sample("docx: without its directory", "a.docx", lambda: as_docx(LINES)[:-60], *REFUSED),
    sample("docx: four bytes", "a.docx", b"PK\x03\x04", *REFUSED),
    sample("docx: an empty package", "a.docx", lambda: zipped({}), *REFUSED),
    sample("docx: without its document", "a.docx", lambda: word(document=None), *REFUSED),
    sample("docx: without its types", "a.docx", lambda: word(types=None), *REFUSED),
    sample("docx: without relations", "a.docx", lambda: word(rels=None), *REFUSED),
    sample("docx: without styles", "a.docx", lambda: word(styles=None), READ, *REFUSED),
    sample("docx: two documents", "a.docx",
           lambda: zipped([*parts_of(as_docx(LINES)).items(), (DOCUMENT, body(said("Other")))]), READ, *REFUSED),
    sample("docx: names that lead up", "a.docx", lambda: word(**{"../../../../tmp/x.xml": "<a/>", "/etc/x": "y"}),
           READ),
    sample("docx: a symbolic link", "a.docx", linked, READ, *REFUSED),
    sample("docx: an outside entity", "a.docx", lambda: word(document=body(said("&x;"), XXE)), "unsafe_file"),
    sample("docx: a billion laughs", "a.docx", lambda: word(document=body(said("&l9;"), BILLION)), "unsafe_file"),
    sample("docx: an outside document type", "a.docx", lambda: word(document=body(said("x"), REMOTE)), "unsafe_file"),
    sample("docx: laughs in UTF-16", "a.docx",
           lambda: word(document=body(said("&l9;"), BILLION).replace("1.0\"", "1.0\" encoding=\"utf-16\"", 1)
                        .encode("utf-16")), "unsafe_file"),
    sample("docx: laughs in the styles", "a.docx", lambda: word(styles=f"{BILLION}<a>&l9;</a>"), "unsafe_file"),
    sample("docx: laughs under another name", "a.docx",
           lambda: word(other=body(said("&l9;"), BILLION), types=types("x")), *REFUSED),
    sample("docx: a document elsewhere", "a.docx",
           lambda: word(rels=relation("officeDocument", "http://192.0.2.1/a.docx")), *REFUSED),
    sample("docx: pictures elsewhere", "a.docx",
           lambda: word(links=relation("image", "file:///etc/passwd")), READ, *REFUSED),
    sample("docx: a template elsewhere", "a.docx",
           lambda: word(links=relation("attachedTemplate", "http://192.0.2.1/a.dotm")), READ, *REFUSED),
    sample("docx: a relation to nothing", "a.docx",
           lambda: word(links=relation("image", "media/none.png", "Internal")), READ, *REFUSED),
    sample("docx: macros", "a.docx",
           lambda: word(types=types("application/vnd.ms-word.document.macroEnabled.main+xml"), vba=OLE), *REFUSED),
    sample("docx: XML that never closes", "a.docx", lambda: word(document=body(said("x"))[:-30]), *REFUSED),
    sample("docx: XML of another kind", "a.docx", lambda: word(document="<a/>"), READ, "empty_file", *REFUSED),
    sample("docx: NULs in its XML", "a.docx", lambda: word(document=body(said("a\0b"))), *REFUSED),
    sample("docx: 3,000 tables in each other", "a.docx",
           lambda: word(document=body("<w:tbl><w:tr><w:tc>" * 3_000 + said("x") + "</w:tc></w:tr></w:tbl>" * 3_000)),
           READ, *REFUSED),
    sample("docx: 80 tables in each other, 20 lines each", "a.docx",
           lambda: word(document=body(f"<w:tbl><w:tr><w:tc>{said('x') * 20}" * 80 + "</w:tc></w:tr></w:tbl>" * 80)),
           READ, *REFUSED),
    sample("docx: 50,000 empty paragraphs", "a.docx",
           lambda: random_xml(1.5, lambda n: f'<w:p w:rsidR="{n & 0xFFFFFFFF:x}"/>'), *REFUSED, "empty_file",
           "file_too_long"),
    sample("docx: 4 MB of words", "a.docx", lambda: random_xml(4, lambda n: said(f"{n % 1000}" * 300)), "unsafe_file",
           "file_too_long", "too_large"),
    sample("docx: an element of 50,000 attributes", "a.docx",
           lambda: word(document=body("<w:p " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>" + said("x"))),
           READ, *REFUSED),
    sample("docx: nothing said", "a.docx", lambda: word(document=body("")), "empty_file"),
    sample("docx: a spreadsheet", "a.docx", lambda: zipped({"[Content_Types].xml": SHEET, "xl/workbook.xml": "<a/>"}),
           *REFUSED),
    sample("odt: encrypted", "a.odt",
           lambda: odt("<text:p>x</text:p>", "<manifest><encryption-data/></manifest>"), "encrypted_file"),
    sample("odt: an outside entity", "a.odt",
           lambda: zipped({"mimetype": ODT_KIND, "content.xml": XXE + ODT.partition("?>")[2]}), "unsafe_file"),
    sample("odt: a billion laughs in UTF-16", "a.odt",
           lambda: zipped({"mimetype": ODT_KIND, "content.xml": (BILLION + "<a>&l9;</a>").encode("utf-16")}),
           "unsafe_file"),
    sample("odt: without its content", "a.odt", lambda: zipped({"mimetype": ODT_KIND}), "mislabelled_file"),
    sample("odt: a drawing", "a.odt", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.graphics"}),
           "mislabelled_file"),
    sample("odt: lists in lists", "a.odt",
           lambda: odt("<text:list><text:list-item>" * 20_000 + "<text:p>x</text:p>"
                       + "</text:list-item></text:list>" * 20_000), READ, *REFUSED),
    sample("odt: a billion spaces", "a.odt", lambda: odt('<text:p>x<text:s text:c="999999999"/>y</text:p>'), READ),
    sample("odt: a table of a billion rows", "a.odt",
           lambda: odt('<table:table><table:table-row table:number-rows-repeated="999999999"><table:table-cell>'
                       "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"), READ),
    sample("odt: notes in notes", "a.odt",
           lambda: odt("<text:p>x" + "<text:note><text:note-body><text:p>n" * 3_000
                       + "</text:p></text:note-body></text:note>" * 3_000 + "</text:p>"), READ, *REFUSED),
    sample("odt: the first half", "a.odt", lambda: as_odt(LINES)[:300], *REFUSED),
    sample("odt: a bomb", "a.odt", lambda: odt(" " * 30 * MB), "unsafe_file"),
    sample("odt named docx", "a.docx", lambda: as_odt(LINES), *REFUSED),
    sample("docx named odt", "a.odt", lambda: as_docx(LINES), "mislabelled_file"),
    sample("docx named pdf", "a.pdf", lambda: as_docx(LINES), "mislabelled_file"),
    sample("docx named text", "a.txt", lambda: as_docx(LINES), "mislabelled_file"),
    sample("docx named html", "a.html", lambda: as_docx(LINES), "mislabelled_file"),
    sample("docx named rtf", "a.rtf", lambda: as_docx(LINES), "mislabelled_file"),
)  # fmt: skip

"""PDF files with cycles, endless streams, or invalid content."""

import zlib
from collections.abc import Sequence

from tests.hostile.corpus import READ, Sample, sample
from tests.reading.formats import as_pdf

LINES = ["Chair: Mr. John Carr, Secretary"]
REFUSED = ("unreadable_file", "unsafe_file", "empty_file", "mislabelled_file")
CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
PAGES = "<</Type/Pages/Count 1/Kids[3 0 R]>>"
PAGE = (
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    "/Contents 4 0 R>>"
)
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = "BT /F 9 Tf 40 700 Td (Chair: Mr. John Carr) Tj ET"


def stream(data: bytes | str, about: str = "", length: str = "") -> bytes:
    raw = data.encode("latin-1") if isinstance(data, str) else data
    return f"<</Length {length or len(raw)}{about}>>stream\n".encode() + raw + b"\nendstream"


def pdf(*objects: bytes | str, trailer: str = "", start: int | None = None) -> bytes:
    """Return a document of the objects, numbered from 1, the first its catalogue."""
    body, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(body))
        raw = each.encode("latin-1") if isinstance(each, str) else each
        body += f"{number} 0 obj\n".encode() + raw + b"\nendobj\n"
    at = len(body)
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    body += f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\n".encode()
    return bytes(body) + f"startxref\n{at if start is None else start}\n%%EOF".encode()


def page(content: bytes | str = WORDS, *more: bytes | str, about: str = "", one: str = PAGE) -> bytes:
    """Return a document of one page with the content."""
    return pdf(CATALOG, PAGES, one, stream(content, about), FONT, *more)


def packed(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 1)
    return data


def bomb(megabytes: int) -> bytes:
    return page(packed(b" " * megabytes * 1_000_000), about="/Filter/FlateDecode")


def kids(count: int) -> Sequence[str]:
    return [CATALOG, f"<</Type/Pages/Count {count}/Kids[{'3 0 R ' * count}]>>", PAGE]


def deep_tree(depth: int) -> bytes:
    nodes = [f"<</Type/Pages/Count 1/Kids[{n + 3} 0 R]>>" for n in range(depth)]
    return pdf(CATALOG, *nodes, "<</Type/Page/MediaBox[0 0 9 9]>>")


def looping_table() -> bytes:
    data = page()
    at = data.index(b"xref\n")
    return data.replace(b"/Root 1 0 R", f"/Root 1 0 R/Prev {at}".encode())


CMAP = (
    "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
    "1 beginbfrange <00000000> <7fffffff> <0041> endbfrange endcmap"
)
LOCKED = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>/ID[<41><41>]"
FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"

SAMPLES: tuple[Sample, ...] = (
    sample("pdf: encrypted", "a.pdf", lambda: pdf(CATALOG, PAGES, PAGE, stream(WORDS), FONT, trailer=LOCKED),
           "encrypted_file"),
    sample("pdf: the mark only", "a.pdf", b"%PDF-1.7", *REFUSED),
    sample("pdf: the mark too late", "a.pdf", lambda: b" " * 2_000 + as_pdf(LINES), "mislabelled_file"),
    sample("pdf: the first half", "a.pdf", lambda: as_pdf(LINES)[:700], READ, *REFUSED),
    sample("pdf: without its table", "a.pdf", lambda: as_pdf(LINES).replace(b"xref", b"xxxx"), READ, *REFUSED),
    sample("pdf: a table far away", "a.pdf", lambda: pdf(CATALOG, start=2**31), *REFUSED),
    sample("pdf: a table before the first", "a.pdf", looping_table, READ, *REFUSED),
    sample("pdf: a table of two billion", "a.pdf",
           lambda: page().replace(b"xref\n0 6", b"xref\n0 2000000000"), READ, *REFUSED),
    sample("pdf: a size of two billion", "a.pdf", lambda: page().replace(b"/Size 6", b"/Size 2000000000"), READ,
           *REFUSED),
    sample("pdf: pages in a circle", "a.pdf", lambda: pdf(CATALOG, "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"),
           *REFUSED),
    sample("pdf: a page above itself", "a.pdf",
           lambda: pdf(CATALOG, PAGES, "<</Type/Page/Parent 3 0 R/Contents 4 0 R>>", stream(WORDS)), READ, *REFUSED),
    sample("pdf: a tree of 3,000 storeys", "a.pdf", lambda: deep_tree(3_000), READ, *REFUSED),
    sample("pdf: 100,000 times one page", "a.pdf", lambda: pdf(*kids(100_000), stream(WORDS), FONT), "unsafe_file"),
    sample("pdf: a billion pages", "a.pdf", lambda: pdf(CATALOG, PAGES.replace("Count 1", "Count 999999999"), PAGE,
                                                        stream(WORDS), FONT), READ, "file_too_long", *REFUSED),
    sample("pdf: no pages", "a.pdf", lambda: pdf(CATALOG, "<</Type/Pages/Count 0/Kids[]>>"), *REFUSED),
    sample("pdf: 100,000 arrays in each other", "a.pdf",
           lambda: pdf(CATALOG, PAGES, "[" * 100_000 + "]" * 100_000), *REFUSED),
    sample("pdf: 20,000 dictionaries in each other", "a.pdf",
           lambda: pdf(CATALOG, "<</A" * 20_000 + " 1" + ">>" * 20_000), *REFUSED),
    sample("pdf: 10,000 arrays on a page", "a.pdf", lambda: page("[" * 10_000 + "]" * 10_000 + WORDS), READ, *REFUSED),
    sample("pdf: an object that is itself", "a.pdf", lambda: pdf(CATALOG, "2 0 R"), *REFUSED),
    sample("pdf: a length that is its own", "a.pdf",
           lambda: pdf(CATALOG, PAGES, PAGE, stream(WORDS, length="4 0 R"), FONT), READ, *REFUSED),
    sample("pdf: a length below nothing", "a.pdf",
           lambda: pdf(CATALOG, PAGES, PAGE, stream(WORDS, length="-99"), FONT), READ, *REFUSED),
    sample("pdf: a page of 100 MB", "a.pdf", lambda: bomb(100), *REFUSED),
    sample("pdf: a page of 2 MB", "a.pdf", lambda: bomb(2), "unsafe_file"),
    sample("pdf: packed five times", "a.pdf",
           lambda: page(packed(b" " * 20_000_000, 5), about="/Filter[" + "/FlateDecode" * 5 + "]"), *REFUSED),
    sample("pdf: 2,000 filters", "a.pdf", lambda: page(b"x", about="/Filter[" + "/ASCIIHexDecode" * 2_000 + "]"),
           READ, *REFUSED),
    sample("pdf: an LZW page of noise", "a.pdf", lambda: page(b"\x80" * 900_000, about="/Filter/LZWDecode"), READ,
           *REFUSED),
    sample("pdf: run lengths", "a.pdf", lambda: page(b"\x81 " * 900_000, about="/Filter/RunLengthDecode"), READ,
           *REFUSED),
    sample("pdf: a form that draws itself", "a.pdf", lambda: page("/X Do " + WORDS, stream("/X Do /X Do", FORM)), READ,
           *REFUSED),
    sample("pdf: a page that draws a million words", "a.pdf", lambda: page(WORDS * 60_000), READ, *REFUSED,
           "file_too_long"),
    sample("pdf: a form drawn 10,000 times", "a.pdf",
           lambda: page("/X Do " * 10_000, stream("q Q " * 100, FORM)), *REFUSED),
    sample("pdf: a form of two million operators", "a.pdf",
           lambda: page("/X Do", stream(packed(b"q Q " * 1_000_000), f"{FORM}/Filter/FlateDecode")), "unsafe_file"),
    sample("pdf: a form of nothing, drawn 4,000 times", "a.pdf",
           lambda: page("/X Do " * 4_000, stream(packed(b" " * 900_000), f"{FORM}/Filter/FlateDecode")), "unsafe_file"),
    sample("pdf: 150 pages full of words", "a.pdf",
           lambda: pdf(*kids(150), stream(WORDS * 10_000), FONT), *REFUSED, "file_too_long"),
    sample("pdf: a million operators", "a.pdf", lambda: page("q Q " * 1_000_000), *REFUSED),
    sample("pdf: a map of two billion letters", "a.pdf",
           lambda: pdf(CATALOG, PAGES, PAGE, stream(WORDS), "<</Type/Font/Subtype/Type1/BaseFont/A/ToUnicode 6 0 R>>",
                       stream(CMAP)), READ, *REFUSED),
    sample("pdf: a map that is a bomb", "a.pdf",
           lambda: pdf(CATALOG, PAGES, PAGE, stream(WORDS), "<</Type/Font/Subtype/Type1/BaseFont/A/ToUnicode 6 0 R>>",
                       stream(packed(b"1 beginbfchar <00> <41> endbfchar " * 300_000), "/Filter/FlateDecode")),
           READ, *REFUSED),
    sample("pdf: scripts and actions", "a.pdf",
           lambda: pdf("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>", PAGES, PAGE,
                       stream(WORDS), FONT), READ),
    sample("pdf: a program to launch", "a.pdf",
           lambda: pdf("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>>>", PAGES, PAGE, stream(WORDS),
                       FONT), READ),
    sample("pdf: contents of another file", "a.pdf",
           lambda: pdf(CATALOG, PAGES, PAGE, stream("", "/F(/etc/passwd)"), FONT), *REFUSED),
    sample("pdf: numbers out of range", "a.pdf",
           lambda: page("BT /F 1e999 Tf 99999999999999999999 -1e308 Td (x) Tj ET"), READ, *REFUSED),
    sample("pdf: brackets never closed", "a.pdf", lambda: page("BT (" + "(" * 100_000 + " Tj ET"), READ, *REFUSED),
    sample("pdf: a picture only", "a.pdf", lambda: page("BI /W 9999999 /H 9999999 ID xx EI"), *REFUSED),
    sample("pdf: noise", "a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4_000, *REFUSED),
    sample("pdf named docx", "a.docx", lambda: as_pdf(LINES), "mislabelled_file"),
    sample("pdf named text", "a.txt", lambda: as_pdf(LINES), "mislabelled_file"),
    sample("pdf named html", "a.html", lambda: as_pdf(LINES), "mislabelled_file"),
    sample("pdf named odt", "a.odt", lambda: as_pdf(LINES), "mislabelled_file"),
)  # fmt: skip

"""Reads the paragraphs of an .rtf as lines with its own parser of control words, groups and encodings."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import field

from interp.domain.text.segments import LeftOutKind
from interp.errors import BadRequest
from interp.reading.files.visible_text.left_out_text import LeftOutText
from interp.reading.files.visible_text.rtf_visible_text import TOLD, Marks, Style, Styles, kind_of, marked
from interp.value_types import dataclass, replace

TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.IGNORECASE
)
MAX_DEPTH = 400
MAX_TOKENS = 1_000_000  # control words, groups, and pieces of text between them
# Groups whose content is not part of the text.
UNREAD = frozenset(
    "colortbl info pict header headerl headerr headerf footer footerl footerr footerf object themedata"
    " datastore latentstyles listtable listoverridetable generator xmlnstbl rsidtbl fldinst bkmkstart bkmkend"
    " annotation atnid atnauthor filetbl revtbl pgptbl shpinst nonshppict xe tc tcn txe rxe".split()
)
HEADERS = ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf")
UNREAD_KINDS: dict[str, LeftOutKind] = {"annotation": "comment", "fldinst": "field", **dict.fromkeys(HEADERS, "page")}
INTO = {"fonttbl": "fonts", "stylesheet": "styles", "footnote": "note", "listtext": "label", "pntext": "label"}
BOXES = frozenset({"shp", "shptxt", "do", "dptxbxtext"})
BREAKS = {"par": "\n", "line": "\n", "sect": "\n", "page": "\n"}
CELLS = {"row": "\n\n", "cell": "\n\n"}
CHARS = {
    "bullet": "•", "endash": "–", "emdash": "—", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": " ", "enspace": " ", "tab": "\t",
}  # fmt: skip
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
CODEPAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
SYMBOL_FONT = 2
END_MARK = "*****"


def rtf_texts(data: bytes, left: LeftOutText | None = None) -> list[str]:
    """Return the lines of the document; a blank one separates cells, footnotes follow an end mark.

    `left` records what is left out.

    Raises BadRequest: mislabelled_file, unsafe_file, unreadable_file.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise BadRequest("mislabelled_file")
    reader = _RtfReader(left or LeftOutText())
    for count, found in enumerate(TOKEN.finditer(data), start=1):
        if count > MAX_TOKENS:
            raise BadRequest("unsafe_file", tokens=MAX_TOKENS)
        reader.token(found)
    return list(reader.lines())


@dataclass(frozen=True, slots=True)
class _Group:
    """The state inside a pair of braces: where its text goes ("" is unread), its code page, skip count.

    `style` is the style table entry being read, `unread` what kind of text an unread group has, None for none.
    """

    into: str = "body"
    codepage: str = "cp1252"
    skip: int = 1
    font: int = 0
    marks: Marks = Marks()
    style: Style | None = None
    unread: LeftOutKind | None = None


@dataclasses.dataclass(slots=True)
class _RtfReader:
    """Reads tokens one at a time; bytes are buffered until a non-byte character ends their run.

    `left` records the text that is not read.
    """

    left: LeftOutText

    group: _Group = _Group()
    outer: list[_Group] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=lambda: {"body": [], "note": []})
    waiting: bytearray = field(default_factory=bytearray)
    fonts: dict[int, str] = field(default_factory=dict)
    page: str = "cp1252"
    skip: int = 0
    starred: bool = False
    styles: Styles = field(default_factory=Styles)
    label: str = ""  # an automatic number, held until its paragraph has text
    begun: set[str] = field(default_factory=set)  # destinations whose paragraph has text already

    def token(self, found: re.Match[bytes]) -> None:
        """Read one token."""
        word, number, code, symbol, brace, text = found.groups()
        if brace:
            self._brace(brace)
        elif word:
            self._word(word.decode("ascii").lower(), int(number) if number else None)
        elif symbol == b"*":
            self.starred = True
        elif symbol:
            self._say(SYMBOLS.get(symbol, ""))
        elif code:
            self._bytes(bytes.fromhex(code.decode("ascii")))
        elif text:
            self._bytes(text)

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self.starred = False
        self.skip = 0
        if brace == b"{":
            self.outer.append(self.group)
            if len(self.outer) > MAX_DEPTH:
                raise BadRequest("unsafe_file")
        elif self.outer:
            self.group = self.outer.pop()

    def _word(self, word: str, number: int | None) -> None:
        if word in UNREAD or (self.starred and not self._is_read(word)):
            self.left.end()
            self.group = replace(self.group, into="", unread=UNREAD_KINDS.get(word))
        elif word in INTO or word in BOXES:
            self._turn(word)
        elif word in BREAKS or word in CELLS:
            self._break(word)
        elif word in CHARS:
            self._say(CHARS[word])
        elif number is not None:
            self._numbered(word, number)
        self._mark(word, number)
        self.starred = False

    def _is_read(self, word: str) -> bool:
        return word in ("ud", "footnote") or (word == "cs" and self.group.into == "styles")

    def _turn(self, word: str) -> None:
        """Set the destination of a group's text: none when the text around it is hidden."""
        self._flush()
        if self.group.marks.hidden or (word == "footnote" and self.group.marks.unseen):
            self.group = replace(self.group, into="", unread=kind_of(self.group.marks))
        if self.group.into and word in INTO:
            self.group = replace(self.group, into=INTO[word])
            if word == "footnote":
                self._end("\n")
            elif self.group.into == "label":
                self.label = ""

    def _break(self, word: str) -> None:
        """End a paragraph, unless its mark is hidden; a cell always ends."""
        self._flush()
        if word in CELLS:
            self._end(CELLS[word])
        elif not self.group.marks.hidden:
            self._end(BREAKS[word])

    def _end(self, text: str) -> None:
        self.skip = 0
        if self.group.unread:
            self.left.add(self.group.unread, " ", self.group.unread)
        else:
            self.left.end()
        if self.group.into in self.said:
            self.said[self.group.into].append(text)
            self.begun.discard(self.group.into)
            self.label = ""

    def _mark(self, word: str, number: int | None) -> None:
        """Record a hiding control word for the group or, in the style table, for its style."""
        if self.group.into == "styles" and word in ("s", "cs") and number is not None:
            self.group = replace(self.group, style=(word, number))
            return
        marks = marked(self.group.marks, word, number, self.styles) if word in TOLD else self.group.marks
        if marks is not self.group.marks:
            self._flush()
            self.group = replace(self.group, marks=marks)
        if self.group.style is not None:
            self.styles.note(self.group.style, marks, word, number)

    def _numbered(self, word: str, number: int) -> None:
        if word == "u":
            self._say(chr(number % 0x10000))
            self.skip = self.group.skip
        elif word == "uc":
            self.group = replace(self.group, skip=min(max(number, 0), 8))
        elif word == "ansicpg":
            self.page = _codec(f"cp{number}")
            self.group = replace(self.group, codepage=self.page)
        elif word == "fcharset" and self.group.into == "fonts":
            self.fonts[self.group.font] = "symbol" if number == SYMBOL_FONT else CODEPAGES.get(number, "") or self.page
            if number == 0:
                self.fonts[self.group.font] = self.page
        elif word == "f":
            self._flush()
            self.group = replace(self.group, font=number, codepage=self.fonts.get(number, self.page))
        elif word == "bin":
            raise BadRequest("unreadable_file")  # raw binary data cannot be told from text

    def _bytes(self, raw: bytes) -> None:
        taken = min(self.skip, len(raw))
        self.skip -= taken
        self.waiting += raw[taken:]

    def _flush(self) -> None:
        if self.waiting:
            raw, self.waiting = bytes(self.waiting), bytearray()
            symbol = self.group.codepage == "symbol"
            text = re.sub(r"[^ -~]", "•", raw.decode("cp1252", "replace")) if symbol else ""
            self._add(text or raw.decode(self.group.codepage, "replace"))

    def _say(self, text: str) -> None:
        self._flush()
        self.skip = 0
        self._add(text)

    def _add(self, text: str) -> None:
        into = self.group.into
        kind = self.group.unread or (kind_of(self.group.marks) if into in self.said else None)
        if kind:
            self.left.add(kind, text, kind)
        if self.group.marks.unseen:
            return
        if into == "label":
            self.label += text
        elif into in self.said:
            if self.label and text.strip():
                self.said[into].append("" if into in self.begun else self.label)
                self.label = ""
            self.said[into].append(text)
            if text.strip():
                self.left.end()
                self.begun.add(into)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the body, then those of the notes."""
        self._flush()
        yield from _paired("".join(self.said["body"])).split("\n")
        notes = [line for line in _paired("".join(self.said["note"])).split("\n") if line.strip()]
        yield from [END_MARK, *notes] if notes else []


def _codec(name: str) -> str:
    known = {"cp65001": "utf-8", "cp936": "gbk", "cp950": "big5", "cp10000": "mac_roman"}
    try:
        "".encode(known.get(name, name))
    except LookupError:
        return "cp1252"
    return known.get(name, name)


def _paired(text: str) -> str:
    """Return `text` with surrogate pairs joined; lone surrogates become the replacement character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

"""The paragraphs of an .rtf: its own small reader of words, groups, code pages and Unicode escapes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from interp.errors import BadRequest

TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.IGNORECASE
)
MAX_DEPTH = 400
# What stands in these groups is no part of what the paper says.
UNREAD = frozenset(
    "colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf object themedata"
    " datastore latentstyles listtable listoverridetable generator xmlnstbl rsidtbl fldinst bkmkstart bkmkend"
    " annotation atnid atnauthor filetbl revtbl pgptbl shpinst nonshppict".split()
)
BREAKS = {"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n\n", "cell": "\n\n", "tab": "\t"}
CHARS = {
    "bullet": "•", "endash": "–", "emdash": "—", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": " ", "enspace": " ",
}  # fmt: skip
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
CODEPAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
SYMBOL_FONT = 2
END_MARK = "*****"


def rtf_texts(data: bytes) -> list[str]:
    """Return the lines of the document; a blank one parts cells, footnotes follow an end mark.

    Raises BadRequest: mislabelled_file, unsafe_file, unreadable_file.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise BadRequest("mislabelled_file")
    reader = _RtfReader()
    for found in TOKEN.finditer(data):
        reader.token(found)
    return list(reader.lines())


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces: where its text goes ("" is unread), its code page, skip count."""

    into: str = "body"
    codepage: str = "cp1252"
    skip: int = 1
    font: int = 0


@dataclass(slots=True)
class _RtfReader:
    """Takes tokens one at a time; bytes wait until a character that is no byte shows where they end."""

    group: _Group = _Group()
    outer: list[_Group] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=lambda: {"body": [], "note": []})
    waiting: bytearray = field(default_factory=bytearray)
    fonts: dict[int, str] = field(default_factory=dict)
    page: str = "cp1252"
    skip: int = 0
    starred: bool = False

    def token(self, found: re.Match[bytes]) -> None:
        """Read one token."""
        word, number, code, symbol, brace, text = found.groups()
        if brace:
            self._brace(brace)
        elif word:
            self._word(word.decode("ascii").lower(), int(number) if number else None, found)
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

    def _word(self, word: str, number: int | None, found: re.Match[bytes]) -> None:
        if word in UNREAD or (self.starred and word not in ("ud", "footnote")):
            self.group = replace(self.group, into="")
        elif word == "fonttbl":
            self.group = replace(self.group, into="fonts")
        elif word in ("footnote", "annotation"):
            self.group = replace(self.group, into="note")
            self._say("\n")
        elif word in BREAKS or word in CHARS:
            self._say(BREAKS.get(word) or CHARS[word])
        elif number is not None:
            self._numbered(word, number)
        self.starred = False

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
            raise BadRequest("unreadable_file")  # raw bytes cannot be told from words

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
        if self.group.into in self.said:
            self.said[self.group.into].append(text)

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
    """Return `text` with surrogates joined into the characters they stand for, lone ones unreadable."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

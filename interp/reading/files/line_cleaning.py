"""Cleans lines extracted from a paper: removes invisible characters, bullets, heaped marks; joins broken lines."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from interp.value_types import dataclass, replace

UNREADABLE = "\ufffd"
# no script needs more marks on one letter, and normalising longer runs takes quadratic time
MOST_MARKS = 8
HEAP = re.compile(r"[^\w\s\x00-\x7f]{9,}")
# A dash is a bullet only before a space, or "-5 degrees" would lose its sign.
BULLET = re.compile(r"^(?:[•·▪◦‣●○■□➢✓*]\s*|[-–—]\s+|(?:\d{1,2}|[a-z])[.)]\s+(?=\S)|\([a-z]\)\s+(?=\S))")
LONE_BULLET = frozenset("•·▪◦‣●○■□➢✓-–—")
# Word processors print bullets from symbol fonts, in Unicode's private use area.
PRIVATE_BULLETS = {code: "•" for code in (0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF0A8, 0xF06E)}
# "Order of the day*", "High-level segment**": the asterisk refers to a footnote and is not part of the title.
NOTE_CALL = re.compile(r"(?<=[\w)’'])(?:\[\*{1,3}\]|\*{1,3})(?=[\s(,.;:]|$)")
# "9 a.m." at the end of a line and "- 12 p.m." on the next are hours, not a point of a list.
HOURS_BROKEN = re.compile(r"(?:\b[ap]\.?m\.?|\d[.:]\d\d)$", re.IGNORECASE)
DASHED = re.compile(r"^[-–—]\s+\d")
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
# Joiners shape Arabic-script and Indic words; other invisible characters only hide or reorder text.
KEPT = "\u200c\u200d"
OPEN_ENDED = re.compile(r"(?:\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with)|[,،&–—(]|\s-)$", re.IGNORECASE)
LIST_END = re.compile(r";\s*(?:and|or)$", re.IGNORECASE)
ARABIC = re.compile("[\u0620-\u064a]")
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
LABELLED = re.compile(r"^[^\W\d][^:]{1,28}:\s+")
NARROW = 120
NEARBY = 8
LEAST_ROOM = 55
RAGGED = 0.97
SLIM, WIDE = " ijlftrI.,;:'’()[]-·", "mwMW"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of a paper as extracted; `number` counts from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PrintedPassage:
    """A cleaned piece of text from one or more lines.

    `numbers` are its lines, `gap` says that a blank line came before, `tail` is the width of its last line, `mark` the
    bullet as printed, `room` the width available to a line here and `ink` that of its last line, both as printed; 0
    when the paper is no printed page.
    """

    numbers: tuple[int, ...]
    text: str
    bullet: bool = False
    gap: bool = False
    tail: int = 0
    mark: str = ""
    room: int = 0
    ink: int = 0

    @property
    def line(self) -> int:
        """The number of its first line."""
        return self.numbers[0]


def tidy(text: str) -> str:
    """Return `text` in NFC without invisible or unreadable characters; tabs stay, other white space is one blank."""
    if text.isprintable() and UNREADABLE not in text:
        seen = text
    else:
        text = text.translate(PRIVATE_BULLETS)
        spaced = "".join(" " if char.isspace() and char != "\t" else char for char in text)
        seen = "".join(char for char in spaced if char in "\t" + KEPT or _readable(char))
    cells = unicodedata.normalize("NFC", seen).split("\t")
    return "\t".join(" ".join(cell.split()) for cell in cells).strip("\t ")


def _readable(char: str) -> bool:
    return char != UNREADABLE and unicodedata.category(char) not in UNSEEN


def pieces(lines: Iterable[PrintedLine]) -> Iterator[PrintedPassage]:
    """Yield a piece for each line with text."""
    gap, lone, before = False, "", ""
    for line in lines:
        text = tidy(line.text)
        if not any(char.isalnum() for char in text):
            # A lone bullet belongs to the next line; the end mark is kept for the walk.
            lone = text if text in LONE_BULLET else ""
            gap = gap or not lone
            if len(text) >= 3:
                yield PrintedPassage((line.number,), text, gap=True)
            continue
        mark = None if HOURS_BROKEN.search(before) and DASHED.match(text) else BULLET.match(text)
        rest = text[mark.end() :] if mark else text
        rest = NOTE_CALL.sub("", rest).strip()
        bullet = mark.group().strip() if mark else lone
        yield PrintedPassage((line.number,), rest, bool(bullet), gap, len(line.text.rstrip()), bullet)
        gap, lone, before = False, "", rest


def roomed(parts: Sequence[PrintedPassage]) -> Iterator[PrintedPassage]:
    """Yield the pieces of a printed page with their printed width and the width available: the widest line nearby.

    Widths are estimates, so a line counts as full only if one more word clearly does not fit.
    """
    texts = (LABELLED.sub("", part.text) for part in parts)  # a label is in a column of its own
    tails = [in_print(f"{part.mark} {text}" if part.mark else text) for part, text in zip(parts, texts, strict=True)]
    for place, part in enumerate(parts):
        nearby = [tail for tail in tails[max(0, place - NEARBY) : place + NEARBY + 1] if tail <= NARROW]
        widest = max(nearby, default=0)
        yield replace(part, ink=tails[place], room=int(widest * RAGGED) if widest >= LEAST_ROOM else 0)


def in_print(text: str) -> int:
    """Return the estimated printed width of a text, in average letters."""
    slim, wide = sum(text.count(char) for char in SLIM), sum(text.count(char) for char in WIDE)
    capitals = sum(char.isupper() for char in text)
    whole = 0 if text.isascii() else len(CHINESE.findall(text))  # as wide as two letters
    return round(len(text) - 0.4 * slim + 0.5 * wide + 0.35 * capitals + whole)


def open_ended(text: str) -> bool:
    """Return whether `text` ends where no phrase can: at a small word, a comma, inside parentheses."""
    if LIST_END.search(text):
        return False
    return bool(OPEN_ENDED.search(text)) or text.count("(") > text.count(")")


def runs_on(before: str, after: str) -> bool:
    """Return whether `after` continues a phrase begun in `before`."""
    if before.endswith((".", ";", ":", "!", "?")) or LIST_END.search(before):
        return False
    return after[:1].islower() or open_ended(before)


def wrapped_at(lines: Iterable[PrintedLine]) -> int:
    """Return the width at which the paper was hard-wrapped, or 0 when its lines are whole paragraphs.

    Only lines continued in lower case are evidence of wrapping; a few may be longer.
    """
    texts = [line.text.strip() for line in lines]
    full = sorted(
        (
            len(before)
            for before, after in pairwise(texts)
            if 40 <= len(before) <= NARROW and (after[:1].islower() or (after and open_ended(before)))
        ),
        reverse=True,
    )
    return next((width for width, third in zip(full, full[2:], strict=False) if third > width - 15), 0)


def is_caseless(lines: Iterable[PrintedLine]) -> bool:
    """Return whether most letters of the paper are Chinese or Arabic, whose lines begin without capitals."""
    text = "".join(line.text for line in lines)
    return not text.isascii() and 2 * (len(CHINESE.findall(text)) + len(ARABIC.findall(text))) > len(text)


def joined(
    parts: Iterable[PrintedPassage], rest_of: Callable[[PrintedPassage, PrintedPassage], bool]
) -> tuple[PrintedPassage, ...]:
    """Return `parts` with each piece added to the one before it where `rest_of(before, piece)` says so."""
    whole: list[PrintedPassage] = []
    for part in parts:
        if whole and not part.bullet and not part.gap and rest_of(whole[-1], part):
            last = whole[-1]
            numbers, text = last.numbers + part.numbers, f"{last.text}{_between(last.text, part.text)}{part.text}"
            whole[-1] = replace(last, numbers=numbers, text=text, tail=part.tail, ink=part.ink)
        else:
            whole.append(part)
    return tuple(whole)


def _between(before: str, after: str) -> str:
    """Return the blank between two joined lines; Chinese has none."""
    return "" if CHINESE.match(before[-1:]) and CHINESE.match(after) else " "


def filled(before: PrintedPassage, after: PrintedPassage, width: int) -> bool:
    """Return whether the line before was broken because the next word would not fit in `width`."""
    word = after.text[:1] if CHINESE.match(after.text) else after.text.split(" ", 1)[0]
    if before.room and before.ink + 1 + in_print(word) > before.room:
        return True
    return width >= before.tail > 0 and before.tail + 1 + len(word) > width


def unquoted(text: str) -> str:
    """Return `text` without the quotation marks around the whole of it."""
    pairs = {"“": "”", '"': '"', "«": "»", "‘": "’", "„": "“"}
    closing = pairs.get(text[:1])
    if closing and len(text) > 2 and text.endswith(closing) and closing not in text[1:-1]:
        return text[1:-1].strip()
    return text


def unheaped(text: str) -> str:
    """Return `text` with at most eight combining marks per letter."""
    return text if text.isascii() else HEAP.sub(_unheaped, text)


def _unheaped(heap: re.Match[str]) -> str:
    said: list[str] = []
    marks = 0
    for char in heap[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MOST_MARKS:
            said.append(char)
    return "".join(said)

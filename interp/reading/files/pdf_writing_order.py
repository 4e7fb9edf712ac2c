"""Corrects the order of a printed page: spaces in Chinese dates, Arabic words as seen, turned Arabic digits."""

import re
import unicodedata
from collections.abc import Sequence

# "2026 年3 月12 日", "30 分钟": the space is that between two fonts.
CHINESE = re.compile(r"(?<=\d) (?=[年月日号時时點点分秒次届周岁个名位至])")
ARABIC_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9]{2,}")
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# Letters in the shape of their place in a word, as a printed page has them.
SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
# What keeps its own order: an Arabic word with its comma, anything with Latin letters or digits, marks, a blank.
RUN = re.compile(
    r"[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff]+[،؛؟]?"
    r"|[\w@](?:[\w@./:,+%-]*[\w%])?(?: +[A-Za-z][\w@./:,+%-]*)*|\s+|[^\w\s]+"
)
MIRRORED = str.maketrans("()[]{}«»", ")(][}{»«")
SEEN_FIRST, WRITTEN_LAST = re.compile(r"^\s*[.:،؛؟]|[•▪●·]\s*$"), re.compile(r"[.:؛؟]\s*$|^\s*[•▪●·]")
CLOSED_UP = (
    (re.compile(r"\s+([.:،؛؟)\]»])"), r"\1"), (re.compile(r"([(\[«])\s+"), r"\1"),
    (re.compile(r"\s*/\s*(?=[^\W\d_])"), "/"), (re.compile(r"(?<=[\u0621-\u064a])\s+-(?=[\u0621-\u064a])"), "-"),
    (re.compile(r"([.:،؛؟)•])(?=[\u0621-\u064a])"), r"\1 "), (re.compile(r"\s{2,}"), " "),
    (re.compile(r"(?<!\S)(\d+)([وبلك])(?!\S)"), r"\2\1"),
)  # fmt: skip
YEAR = re.compile(r"(?:19|20)\d\d")


def in_writing_order(lines: Sequence[str]) -> list[str]:
    """Return the lines with Chinese dates closed up, Arabic letters as they are written, and words and digits in order.

    Arabic words stand as they are seen, from the left, where more lines begin with a mark than end with one. Letters
    are put in the order of reading, which may turn the digits between them round: the years show it.
    """
    shaped = [bool(SHAPED.search(line)) for line in lines]
    lines = [SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line) for line in lines]
    arabic = [line for line, is_shaped in zip(lines, shaped, strict=True) if is_shaped]
    seen, written = (sum(bool(mark.search(line)) for line in arabic) for mark in (SEEN_FIRST, WRITTEN_LAST))
    if seen > written:
        lines = [_from_the_right(line) if is_shaped else line for line, is_shaped in zip(lines, shaped, strict=True)]
    turned = _are_turned(lines)
    return [_mended(line, turned) for line in lines]


def _from_the_right(line: str) -> str:
    """Return a line whose words stand from left to right as they are seen in the order in which they are written."""
    runs = [run if run[:1].isalnum() else run.translate(MIRRORED) for run in RUN.findall(line)]
    text = "".join(reversed(runs))
    for pattern, mended in CLOSED_UP:
        text = pattern.sub(mended, text)
    return text.strip()


def _mended(line: str, turned: bool) -> str:
    if line.isascii():
        return line
    line = CHINESE.sub("", line)
    return ARABIC_DIGITS.sub(lambda found: found[0][::-1], line) if turned else line


def _are_turned(lines: Sequence[str]) -> bool:
    """Return whether more numbers of four Arabic digits are years backwards than forwards."""
    fours = [run.translate(WESTERN) for line in lines for run in ARABIC_DIGITS.findall(line) if len(run) == 4]
    forwards, backwards = (sum(bool(YEAR.fullmatch(each[::step])) for each in fours) for step in (1, -1))
    return backwards > forwards

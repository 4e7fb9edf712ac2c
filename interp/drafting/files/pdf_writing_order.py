"""Mends what a printed page does to digits: spaces within Chinese dates, Arabic digits in the order of the letters."""

import re
from collections.abc import Sequence

# "2026 年3 月12 日", "30 分钟": the space is that between two fonts.
CHINESE = re.compile(r"(?<=\d) (?=[年月日号時时點点分秒次届周岁个名位至])")
ARABIC_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9]{2,}")
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
YEAR = re.compile(r"(?:19|20)\d\d")


def in_writing_order(lines: Sequence[str]) -> list[str]:
    """Return the lines with Chinese dates closed up, and Arabic digits turned round where the years show that they are.

    Letters are put in the order of reading, which turns the digits between them round too.
    """
    turned = _are_turned(lines)
    return [_mended(line, turned) for line in lines]


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

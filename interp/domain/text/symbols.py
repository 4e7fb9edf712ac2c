"""Finds document symbols, resolution numbers and numbers with their positions in a text, and the text's shape key."""

import re
from typing import Literal

from interp.domain.text.text_key import key
from interp.value_types import dataclass

Kind = Literal["symbol", "resolution", "number"]

DIGIT = "0-9٠-٩۰-۹"
SPACES = " \u00a0\u202f\u2009"
ROMAN = r"\((?:[IVXLC]+|[ES]S-[IVXLC0-9]+|S-[IVXLC0-9]+)\)"
# A/HRC/31/34/Add.1, A/RES/217(III), ST/AI/2010/3, S/RES/2250(2015): capitals, slashes, and a digit
PART = r"/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:\([A-Z0-9-]+\))?"
SYMBOL = (
    rf"(?<![A-Za-z0-9_/])(?=[A-Z-]+/[A-Za-z0-9./()-]*\d)[A-Z][A-Z-]{{0,11}}(?:{PART})+(?:\s{ROMAN})?(?![A-Za-z0-9_/])"
)
RESOLUTION = (
    r"(?<![A-Za-z0-9_/.,])"
    rf"(?:(?:S-)?\d{{1,3}}/\d{{1,4}}(?!\d|/)(?:\s?[A-Z](?![A-Za-z]))?|\d{{1,4}}(?:\s?[A-Z])?\s?{ROMAN})"
)
NUMBER = (
    rf"(?<![{DIGIT}])[{DIGIT}]{{1,3}}(?:[{SPACES}.,٬'’][{DIGIT}]{{3}})+(?![{DIGIT}])(?:[.,٫][{DIGIT}]+)?"
    rf"|[{DIGIT}]+(?:[.,٫][{DIGIT}]+)?"
)
SPAN = re.compile(rf"(?P<symbol>{SYMBOL})|(?P<resolution>{RESOLUTION})|(?P<number>{NUMBER})")
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
GROUPED = re.compile(rf"([{SPACES}.,٬'’])\d{{3}}(?!\d)")
ORGANS = frozenset("RES DEC PV SR L INF CONF GC NGO WG DRAFT".split())


@dataclass(frozen=True, slots=True)
class Span:
    """A symbol, resolution number or number from `start` to `end` of a text. Equal values are equivalent.

    The value of a number is in western digits with a full stop for decimals and no thousands separator.
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: str


def spans(text: str) -> tuple[Span, ...]:
    """Return the spans of a text in order; none is inside another."""
    return tuple(_span(found) for found in SPAN.finditer(text))


def symbols(text: str) -> tuple[str, ...]:
    """Return the document symbols of a text without spaces, in order."""
    return tuple(each.value for each in spans(text) if each.kind == "symbol")


def shape(text: str) -> str:
    """Return the key of a text with a placeholder character for each symbol, resolution number and number."""
    return SPAN.sub(lambda found: {"symbol": "§", "resolution": "№"}.get(found.lastgroup or "", "#"), key(text))


def body(symbol: str | None) -> str | None:
    """Return the body a symbol belongs to, "A/HRC" for A/HRC/31/34; None where it is no symbol."""
    if not symbol or not (found := SPAN.fullmatch(symbol)) or found.lastgroup != "symbol":
        return None
    parts: list[str] = []
    for part in symbol.split("/"):
        if part in ORGANS or any(letter.isdigit() for letter in part):
            break
        parts.append(part)
    return "/".join(parts) or None


def form(number: str) -> tuple[str, str]:
    """Return a printed number's thousands and decimal separators, '' where it has neither."""
    western = number.translate(WESTERN)
    grouped = GROUPED.search(western)
    rest = western[grouped.end() :] if grouped else western
    while grouped and (more := GROUPED.match(rest)):
        rest = rest[more.end() :]
    decimal = re.search(r"\D", rest)
    return (grouped[1] if grouped else "", decimal[0] if decimal else "")


def _span(found: re.Match[str]) -> Span:
    kind: Kind = "symbol" if found["symbol"] else "resolution" if found["resolution"] else "number"
    text = found[0]
    return Span(kind, found.start(), found.end(), text, _value(text) if kind == "number" else "".join(text.split()))


def _value(number: str) -> str:
    grouping, decimal = form(number)
    western = number.translate(WESTERN)
    if decimal:
        whole, _, part = western.rpartition(decimal)
        return f"{_joined(whole, grouping)}.{part}"
    return _joined(western, grouping)


def _joined(whole: str, grouping: str) -> str:
    return "".join(digit for digit in whole if digit.isdigit()) if grouping else whole

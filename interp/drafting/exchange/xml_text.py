"""Writes any text as XML and reads it back the same: with carriage returns, and with characters XML does not allow."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CHARACTER = "x-character"  # the type of TMX's placeholder for a character that XML does not allow
HEX = re.compile(r"[0-9A-Fa-f]{1,6}")


def legal(text: str) -> str:
    """Return `text` without the characters XML does not allow."""
    return ILLEGAL.sub("", text)


def content(text: str) -> str:
    """Return a text as the content of an element, without the characters XML does not allow."""
    return escape(legal(text), {"\r": "&#13;"})


def quoted(text: str) -> str:
    """Return a text as the value of an attribute with its quotation marks, without characters XML does not allow."""
    return quoteattr(legal(text))


def xliff_text(text: str) -> str:
    """Return a text as the content of XLIFF 2's source or target; `cp` stands for a character XML does not allow."""
    return _content(text, '<cp hex="{:04X}"/>'.format)


def tmx_text(text: str) -> str:
    """Return a text as the content of TMX's seg; a placeholder stands for a character XML does not allow."""
    return _content(text, f'<ph type="{CHARACTER}">{{:04X}}</ph>'.format)


def _content(text: str, odd: Callable[[int], str]) -> str:
    return ILLEGAL.sub(lambda found: odd(ord(found[0])), escape(text, {"\r": "&#13;"}))


def character_of(element: Element, name: str) -> str | None:
    """Return the character that an element called `name` stands for, None if it stands for none."""
    if name == "cp":
        return _character(element.get("hex", ""))
    if name == "ph" and element.get("type") == CHARACTER:
        return _character(element.text or "")
    return None


def _character(written: str) -> str:
    """Return a character from its number; only those that XML does not allow are written so."""
    number = int(written, 16) if HEX.fullmatch(written) else 0x110000
    char = chr(number) if number < 0x110000 else ""
    return char if ILLEGAL.fullmatch(char) else ""


def pieces(text: str, kept: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Yield a text in pieces, each with whether it is one of `kept`: whole, not within a word or a longer symbol."""
    found = {each for each in kept if each and each in text}  # a pattern of them all would be made for each text
    wanted = "|".join(re.escape(each) for each in sorted(found, key=len, reverse=True))
    if not wanted:
        yield text, False
        return
    for number, piece in enumerate(re.split(f"(?<![A-Za-z0-9])({wanted})(?![A-Za-z0-9])", text)):
        if piece:
            yield piece, number % 2 == 1

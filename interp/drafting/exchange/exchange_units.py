"""The type of a translation unit and streaming helpers for reading it from TMX, XLIFF and tables."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.drafting.exchange.xml_text import character_of
from interp.drafting.exchange.xml_text import legal as legal
from interp.errors import BadRequest
from interp.value_types import dataclass

MAX_BYTES = 512 * 1024 * 1024
MAX_UNITS = 2_000_000
MAX_TEXT = 20_000  # longest text of a unit in one language, in characters
KINDS = {".tmx": "tmx", ".xlf": "xliff", ".xliff": "xliff", ".tsv": "tsv", ".txt": "tsv", ".csv": "csv"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A match attached to a unit: its kind (tm, mt, icm, …), origin, percentage and both texts."""

    kind: str
    origin: str
    similarity: float
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Exchanged:
    """One translation unit: its id, texts by language, which of them is the original, and its metadata.

    `state` is XLIFF's: initial, translated, reviewed, final, and `sub` what this service says more closely; `notes` are
    pairs of category and text; `about` holds TMX's other properties or XLIFF's metadata, by name. `by` is who made the
    translation, `at` when, in milliseconds. `kept` are the pieces that are the same in every language.
    """

    id: str
    source_language: str
    texts: Mapping[str, str]
    state: str = ""
    origin: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[Suggestion, ...] = field(default=())
    about: tuple[tuple[str, str], ...] = ()
    sub: str = ""
    by: str = ""
    at: int | None = None
    kept: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Return the original."""
        return self.texts.get(self.source_language, "")

    @property
    def targets(self) -> tuple[tuple[str, str], ...]:
        """Return the other languages with their texts, in the United Nations' order."""
        others = (code for code in MEETING_LANGUAGES if code != self.source_language)
        return tuple((code, self.texts[code]) for code in others if code in self.texts)


def language_of(tag: str) -> str:
    """Return the service's code for a language tag (zh for zh-Hans-CN), '' for an unknown one."""
    code = tag.replace("_", "-").partition("-")[0].strip().casefold()
    return code if code in MEETING_LANGUAGES else ""


def kind_of(path: Path) -> str:
    """Return tmx, xliff, tsv or csv from the file's name. Raises BadRequest: exchange_format, too_large."""
    kind = KINDS.get(path.suffix.casefold())
    if kind is None:
        raise BadRequest("exchange_format", name=path.name[:80])
    size = os.stat(path).st_size
    if size > MAX_BYTES:
        raise BadRequest("too_large", limit=MAX_BYTES, size=size)
    return kind


def elements(stream: IO[bytes], *keep: str) -> Iterator[tuple[str, Element]]:
    """Yield ("start" or "end", element), releasing finished elements; only those inside `keep` are complete.

    Raises BadRequest: unreadable_file for invalid XML, unsafe_file for entity declarations.
    """
    path: list[Element] = []
    try:
        for event, element in iterparse(stream, events=("start", "end")):
            if event == "start":
                path.append(element)
                yield event, element
                continue
            path.pop()
            yield event, element
            if path and not any(local(each) in keep for each in path):
                path[-1].remove(element)
    except DefusedXmlException as wrong:
        raise BadRequest("unsafe_file") from wrong
    except (ParseError, UnicodeDecodeError, LookupError) as wrong:
        raise BadRequest("unreadable_file") from wrong


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def text_of(element: Element | None, codes: frozenset[str]) -> str:
    """Return the text of an element and its children, without native codes. Raises BadRequest: too_long."""
    if element is None:
        return ""
    text = "".join(_pieces(element, codes))
    if len(text) > MAX_TEXT:
        raise BadRequest("too_long", limit=MAX_TEXT)
    return text


def _pieces(element: Element, codes: frozenset[str]) -> Iterator[str]:
    stack: list[tuple[Element | None, str]] = [(element, "")]
    while stack:  # iterative, so that deep nesting cannot exhaust the interpreter's stack
        each, tail = stack.pop()
        if each is None:
            yield tail
            continue
        name = local(each)
        character = character_of(each, name)
        if character is not None or name in codes:
            yield character or ""
            continue
        yield each.text or ""
        for child in reversed(each):
            stack.append((None, child.tail or ""))
            stack.append((child, ""))


def counted(units: Iterator[Exchanged]) -> Iterator[Exchanged]:
    """Yield units up to the maximum number. Raises BadRequest: too_large."""
    for number, unit in enumerate(units, start=1):
        if number > MAX_UNITS:
            raise BadRequest("too_large", limit=MAX_UNITS)
        yield unit

"""Reads and writes TMX 1.4b translation memories: who made each translation, when, and the unit's properties."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import IO
from xml.etree.ElementTree import Element

from interp.drafting.exchange.exchange_units import Exchanged, elements, language_of, local, text_of
from interp.drafting.exchange.xml_text import content, quoted, tmx_text
from interp.languages import html_lang

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})  # native codes of the other tool
OURS = ("x-state", "x-origin", "x-ms")
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="interp" '
    'creationtoolversion="1" segtype="sentence" o-tmf="interp" adminlang="en" srclang={} datatype="plaintext"/>\n'
    "<body>\n"
)
DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LAST_MS = 253_402_300_799_999  # of the year 9999


def read(stream: IO[bytes], source: str = "") -> Iterator[Exchanged]:
    """Yield the units of a TMX file; `source` is the original's language where the file names none.

    A unit without a tuid is numbered from 1 by position. Raises BadRequest as `elements`, and exchange_format for other
    XML.
    """
    header, number = "", 0
    for event, element in elements(stream, "tu"):
        name = local(element)
        if event == "start" and name in ("xliff", "html", "svg"):
            break
        if event == "start" and name == "header":
            header = language_of(element.get("srclang", ""))
        if event == "end" and name == "tu":
            number += 1
            yield _unit(element, number, source or header)


def _unit(element: Element, number: int, source: str) -> Exchanged:
    texts: dict[str, str] = {}
    for variant in element:
        if local(variant) != "tuv":
            continue
        code = language_of(variant.get(LANG) or variant.get("lang") or "")
        segment = next((each for each in variant if local(each) == "seg"), None)
        if code and code not in texts:
            texts[code] = text_of(segment, CODES)
    own = language_of(element.get("srclang", "")) or source
    notes = tuple(("", each.text or "") for each in element if local(each) == "note")
    properties = {each.get("type", ""): each.text or "" for each in element if local(each) == "prop"}
    return Exchanged(
        element.get("tuid") or str(number),
        own if own in texts else next(iter(texts), own),
        texts,
        properties.get("x-state", ""),
        properties.get("x-origin", ""),
        notes,
        about=tuple((name[2:], said) for name, said in properties.items() if name[:2] == "x-" and name not in OURS),
        by=_said(element, "changeid", "creationid"),
        at=_time(_said(element, "changedate", "creationdate"), properties.get("x-ms", "")),
    )


def _said(unit: Element, *names: str) -> str:
    """Return the first of some attributes that a unit has, or that one of its translations has."""
    variants = [each for each in unit if local(each) == "tuv"]
    return next((said for name in names for each in (unit, *variants[::-1]) if (said := each.get(name))), "")


def _time(date: str, ms: str) -> int | None:
    """Return a date of TMX in milliseconds, None for an invalid one; `ms` are those within the second."""
    found = DATE.fullmatch(date)
    try:
        read = datetime(*map(int, found.groups()), tzinfo=UTC) if found else None  # type: ignore[arg-type, misc]
    except ValueError:
        return None
    within = int(ms) if re.fullmatch(r"\d{1,3}", ms) else 0
    return None if read is None else (read - EPOCH) // timedelta(milliseconds=1) + within


def write(units: Iterable[Exchanged], source: str) -> Iterator[str]:
    """Yield a TMX file of units in pieces; `source` is the language of most originals."""
    yield HEAD.format(quoted(html_lang(source)))
    for unit in units:
        yield "".join(_lines(unit, source))
    yield "</body>\n</tmx>\n"


def _lines(unit: Exchanged, source: str) -> Iterator[str]:
    own = f" srclang={quoted(html_lang(unit.source_language))}" if unit.source_language != source else ""
    dated = unit.at is not None and 0 <= unit.at <= LAST_MS
    yield f"<tu tuid={quoted(unit.id)}{own}{_signed(unit, dated)}>\n"
    for _, note in unit.notes:
        yield f"<note>{content(note)}</note>\n"
    within = str(unit.at % 1000) if dated and unit.at and unit.at % 1000 else ""
    ours = zip(OURS, (unit.state, unit.origin, within), strict=True)
    known = (*ours, *((f"x-{name}", value) for name, value in unit.about))
    for name, value in known:
        if value:
            yield f"<prop type={quoted(name)}>{content(value)}</prop>\n"
    for code in (unit.source_language, *(code for code, _ in unit.targets)):
        yield f"<tuv xml:lang={quoted(html_lang(code))}><seg>{tmx_text(unit.texts.get(code, ''))}</seg></tuv>\n"
    yield "</tu>\n"


def _signed(unit: Exchanged, dated: bool) -> str:
    """Return the attributes that say who made a unit and when."""
    date = f"{EPOCH + timedelta(milliseconds=unit.at or 0):%Y%m%dT%H%M%SZ}" if dated else ""
    said = (("creationdate", date), ("creationid", unit.by), ("changedate", date), ("changeid", unit.by))
    return "".join(f" {name}={quoted(value)}" for name, value in said if value)

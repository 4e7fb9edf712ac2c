"""Reads and writes TMX 1.4b translation memories."""

from collections.abc import Iterable, Iterator
from typing import IO
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from interp.drafting.exchange.exchange_units import Exchanged, elements, language_of, legal, local, text_of
from interp.languages import html_lang

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})  # native codes of the other tool
OURS = ("x-state", "x-origin")
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="interp" '
    'creationtoolversion="1" segtype="sentence" o-tmf="interp" adminlang="en" srclang={} datatype="plaintext"/>\n'
    "<body>\n"
)


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
    )


def write(units: Iterable[Exchanged], source: str) -> Iterator[str]:
    """Yield a TMX file of units in pieces; `source` is the language of most originals."""
    yield HEAD.format(quoteattr(html_lang(source)))
    for unit in units:
        yield "".join(_lines(unit, source))
    yield "</body>\n</tmx>\n"


def _lines(unit: Exchanged, source: str) -> Iterator[str]:
    own = f" srclang={quoteattr(html_lang(unit.source_language))}" if unit.source_language != source else ""
    yield f"<tu tuid={quoteattr(legal(unit.id))}{own}>\n"
    for _, note in unit.notes:
        yield f"<note>{escape(legal(note))}</note>\n"
    known = (*zip(OURS, (unit.state, unit.origin), strict=True), *((f"x-{name}", said) for name, said in unit.about))
    for name, value in known:
        if value:
            yield f"<prop type={quoteattr(legal(name))}>{escape(legal(value))}</prop>\n"
    for code in (unit.source_language, *(code for code, _ in unit.targets)):
        text = escape(legal(unit.texts.get(code, "")))
        yield f"<tuv xml:lang={quoteattr(html_lang(code))}><seg>{text}</seg></tuv>\n"
    yield "</tu>\n"

"""Reads and writes XLIFF 2.1: the units of one document and its translation, with state, matches and notes."""

import re
from collections.abc import Iterable, Iterator
from typing import IO
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from interp.drafting.exchange.exchange_units import Exchanged, Suggestion, elements, language_of, legal, local, text_of
from interp.languages import html_lang

CODES: frozenset[str] = frozenset()  # XLIFF 2 stores native codes outside the text
STATES = ("initial", "translated", "reviewed", "final")
TOKEN = re.compile(r"[\w.:-]+")
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" '
    'version="2.1" srcLang={source} trgLang={target}>\n<file id="f1" original={original}>\n'
)


def read(stream: IO[bytes]) -> Iterator[Exchanged]:
    """Yield the units of an XLIFF 2 file (or of a plain 1.2 one); several segments of a unit are joined.

    Raises BadRequest as `elements`.
    """
    source = target = ""
    for event, element in elements(stream, "unit", "trans-unit"):
        name = local(element)
        if event == "start" and name in ("xliff", "file"):
            source = language_of(element.get("srcLang") or element.get("source-language") or "") or source
            target = language_of(element.get("trgLang") or element.get("target-language") or "") or target
        if event == "end" and name == "unit":
            yield _unit(element, source, target)
        if event == "end" and name == "trans-unit":
            yield _segment(element, element.get("id", ""), source, target)


def _unit(element: Element, source: str, target: str) -> Exchanged:
    parts = [_segment(each, "", source, target) for each in element if local(each) in ("segment", "ignorable")]
    texts = {code: "".join(part.texts.get(code, "") for part in parts) for code in (source, target)}
    states = [part.state for part in parts if part.state]
    return Exchanged(
        element.get("name") or element.get("id") or "",
        source,
        {code: text for code, text in texts.items() if code and any(code in part.texts for part in parts)},
        min(states, key=_rank, default=""),
        notes=tuple((each.get("category", ""), each.text or "") for each in element.iter() if local(each) == "note"),
        suggestions=tuple(_suggestion(each) for each in element.iter() if local(each) == "match"),
    )


def _rank(state: str) -> int:
    return STATES.index(state) if state in STATES else 0


def _segment(element: Element, id_: str, source: str, target: str) -> Exchanged:
    found = {local(each): text_of(each, CODES) for each in element if local(each) in ("source", "target")}
    texts = {code: found[name] for code, name in ((source, "source"), (target, "target")) if code and name in found}
    state = element.get("state", "initial") if local(element) == "segment" else ""
    return Exchanged(id_, source, texts, state)


def _suggestion(element: Element) -> Suggestion:
    found = {local(each): text_of(each, CODES) for each in element if local(each) in ("source", "target")}
    return Suggestion(
        element.get("type", ""), element.get("origin", ""), _number(element.get("similarity", "")),
        found.get("source", ""), found.get("target", ""),
    )  # fmt: skip


def _number(written: str) -> float:
    return float(written) if re.fullmatch(r"\d{1,3}(?:\.\d+)?", written) else 0.0


def write(units: Iterable[Exchanged], source: str, target: str, original: str) -> Iterator[str]:
    """Yield an XLIFF 2.1 file in pieces: the units of one document `original` from `source` into `target`."""
    yield HEAD.format(
        source=quoteattr(html_lang(source)), target=quoteattr(html_lang(target)), original=quoteattr(legal(original))
    )
    for number, unit in enumerate(units, start=1):
        yield "".join(_lines(unit, target, f"u{number}"))
    yield "</file>\n</xliff>\n"


def _lines(unit: Exchanged, target: str, place: str) -> Iterator[str]:
    """Yield the lines of a unit; an id that XLIFF does not allow is stored as the unit's name."""
    allowed = TOKEN.fullmatch(unit.id) is not None
    yield f"<unit id={quoteattr(unit.id if allowed else place)}"
    yield ">\n" if allowed else f" name={quoteattr(legal(unit.id))}>\n"
    if unit.suggestions:
        yield "<mtc:matches>\n" + "".join(_match(each) for each in unit.suggestions) + "</mtc:matches>\n"
    if unit.notes:
        notes = (_note(category, text) for category, text in unit.notes)
        yield "<notes>\n" + "".join(notes) + "</notes>\n"
    state = (unit.state or "translated") if target in unit.texts else "initial"
    yield f'<segment id="s1" state={quoteattr(state)}>\n<source>{escape(legal(unit.source))}</source>\n'
    if target in unit.texts:
        yield f"<target>{escape(legal(unit.texts[target]))}</target>\n"
    yield "</segment>\n</unit>\n"


def _note(category: str, text: str) -> str:
    kind = f" category={quoteattr(legal(category))}" if category else ""
    return f"<note{kind}>{escape(legal(text))}</note>\n"


def _match(match: Suggestion) -> str:
    return (
        f'<mtc:match ref="#s1" type={quoteattr(match.kind)} origin={quoteattr(legal(match.origin))} '
        f'similarity="{match.similarity:.2f}">\n<source>{escape(legal(match.source))}</source>\n'
        f"<target>{escape(legal(match.target))}</target>\n</mtc:match>\n"
    )

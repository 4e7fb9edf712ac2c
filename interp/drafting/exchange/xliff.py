"""Reads XLIFF 2.0, 2.1 and plain 1.2: the units of one document and its translation, with state, matches and notes."""

import re
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element

from interp.drafting.exchange.exchange_units import Exchanged, Suggestion, elements, language_of, local, text_of
from interp.value_types import replace

NO_CODES: frozenset[str] = frozenset()  # XLIFF 2 stores native codes outside the text
CODES_OF_1 = frozenset({"bpt", "ept", "ph", "it"})  # XLIFF 1.2 stores them in it
STATES = ("initial", "translated", "reviewed", "final")
STATES_OF_1 = {
    "final": "final", "signed-off": "reviewed", "translated": "translated", "needs-review-translation": "translated",
    "needs-review-adaptation": "translated", "needs-review-l10n": "translated", "new": "initial",
    "needs-translation": "initial", "needs-adaptation": "initial", "needs-l10n": "initial",
}  # fmt: skip
OURS = "interp"  # the prefix of sub-states and the category of metadata that this service writes
NAMED = ("origin", "by", "at")  # metadata that have a field of their own


def read(stream: IO[bytes]) -> Iterator[Exchanged]:
    """Yield the units of an XLIFF file; several segments of a unit are joined.

    Raises BadRequest as `elements`, and exchange_format for other XML.
    """
    source = target = ""
    for event, element in elements(stream, "unit", "trans-unit"):
        name = local(element)
        if event == "start" and name in ("tmx", "html", "svg", "tbx", "martif"):
            break
        if event == "start" and name in ("xliff", "file"):
            source = language_of(element.get("srcLang") or element.get("source-language") or "") or source
            target = language_of(element.get("trgLang") or element.get("target-language") or "") or target
        if event == "end" and name == "unit":
            yield _unit(element, source, target)
        if event == "end" and name == "trans-unit":
            yield _unit_of_1(element, source, target)


def _unit(element: Element, source: str, target: str) -> Exchanged:
    segments = [each for each in element if local(each) == "segment"]
    texts = {source: _joined(element, "source"), target: _joined(element, "target")}
    written = {source} | ({target} if any(local(child) == "target" for each in segments for child in each) else set())
    lowest = min(segments, key=lambda each: _rank(each.get("state", "initial")), default=element)
    about = _metadata(element)
    return Exchanged(
        element.get("name") or element.get("id") or "",
        source,
        {code: text for code, text in texts.items() if code and code in written},
        lowest.get("state", "initial") if segments else "",
        about.get("origin", ""),
        tuple((each.get("category", ""), each.text or "") for each in element.iter() if local(each) == "note"),
        tuple(_suggestion(each) for each in element.iter() if local(each) == "match"),
        tuple((name, said) for name, said in about.items() if name not in NAMED),
        _after(f"{OURS}:", lowest.get("subState", "")),
        about.get("by", ""),
        int(about["at"]) if re.fullmatch(r"\d{1,15}", about.get("at", "")) else None,
        _kept(segments),
    )


def _joined(unit: Element, side: str) -> str:
    """Return one side of all parts of a unit; what stands between sentences is the same on both where not said."""
    made = []
    for part in unit:
        name, found = local(part), {local(each): each for each in part}
        if name == "segment" or name == "ignorable":
            chosen = found.get(side) if name == "segment" else found.get(side, found.get("source"))
            made.append(text_of(chosen, NO_CODES))
    return "".join(made)


def _kept(segments: list[Element]) -> tuple[str, ...]:
    """Return the pieces of the original that are marked as not to be translated."""
    sources = (child for each in segments for child in each if local(child) == "source")
    marked = (each for found in sources for each in found.iter() if local(each) == "mrk")
    return tuple(dict.fromkeys(text_of(each, NO_CODES) for each in marked if each.get("translate") == "no"))


def _metadata(unit: Element) -> dict[str, str]:
    """Return what this service wrote beside a unit, by name."""
    groups = (each for each in unit.iter() if local(each) == "metaGroup" and each.get("category") == OURS)
    return {each.get("type", ""): each.text or "" for group in groups for each in group if local(each) == "meta"}


def _after(prefix: str, written: str) -> str:
    return written.removeprefix(prefix) if written.startswith(prefix) else ""


def _rank(state: str) -> int:
    return STATES.index(state) if state in STATES else 0


def _unit_of_1(element: Element, source: str, target: str) -> Exchanged:
    found = {local(each): each for each in element if local(each) in ("source", "target")}
    state = STATES_OF_1.get(found["target"].get("state", ""), "") if "target" in found else ""
    if element.get("approved") == "yes" and _rank(state) < _rank("reviewed"):
        state = "reviewed"
    texts = {code: text_of(found[name], CODES_OF_1) for code, name in ((source, "source"), (target, "target"))
             if code and name in found}  # fmt: skip
    made = Exchanged(element.get("id", ""), source, texts, state)
    notes = tuple(("", _signed(each)) for each in element if local(each) == "note")
    return replace(made, notes=notes)


def _signed(note: Element) -> str:
    """Return a note of XLIFF 1.2 with the author it names; XLIFF 2 names none."""
    author = note.get("from", "").strip()
    return f"{author}: {note.text or ''}" if author and note.text else note.text or ""


def _suggestion(element: Element) -> Suggestion:
    found = {local(each): text_of(each, NO_CODES) for each in element if local(each) in ("source", "target")}
    return Suggestion(
        element.get("type", ""), element.get("origin", ""), _number(element.get("similarity", "")),
        found.get("source", ""), found.get("target", ""),
    )  # fmt: skip


def _number(written: str) -> float:
    return float(written) if re.fullmatch(r"\d{1,3}(?:\.\d+)?", written) else 0.0

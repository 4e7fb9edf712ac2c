"""Converts translation memory units to exchange units and back, with standing, origin, document and neighbours."""

import re
from collections.abc import Iterator, Mapping

from interp.domain.text.cleaning import clean
from interp.drafting.exchange.exchange_units import MAX_TEXT, Exchanged
from interp.errors import BadRequest
from interp.ports import MemoryUnit
from interp.value_types import dataclass

STANDINGS = {"draft": "draft", "translated": "draft", "auto": "auto", "reviewed": "reviewed", "final": "final"}
ORIGIN = re.compile(r"(?:official|author|phrase|person|tm:\d{1,3}|mt:[a-z-]{2,20}@[\w./+-]{1,40})(?:\+fixture)?")
SOMEBODY = "person"  # when the file does not say who translated
LONGEST_ABOUT, LONGEST_BY = 300, 80
DOCUMENT = ("document", "document-name", "file", "filename", "context_file")  # of this service, and of other tools
LONGEST_OF = {"before": MAX_TEXT, "after": MAX_TEXT}  # neighbours are split into sentences like the unit itself


@dataclass(frozen=True, slots=True)
class Taking:
    """Options of an import: the time for units without one; `standing` overrides the file's, if given.

    `both_ways` also stores each original as the translation of its translation.
    """

    at: int
    standing: str | None = None
    both_ways: bool = False


def exchanged(unit: MemoryUnit, number: int, by: str = "", meeting: str = "") -> Exchanged:
    """Return a memory unit as an exchange unit, under its own number; `by` and `meeting` where they are known."""
    about = {"document": unit.document or "", "meeting": meeting, "before": unit.before, "after": unit.after}
    texts = {unit.source_language: unit.source, unit.target_language: unit.target}
    return Exchanged(
        str(number), unit.source_language, texts, unit.standing, unit.origin,
        about=tuple((name, value) for name, value in about.items() if value), by=by or unit.by, at=unit.at,
    )  # fmt: skip


def remembered(given: Exchanged, how: Taking) -> Iterator[MemoryUnit]:
    """Yield a memory unit for each translation of an exchange unit; none for empty or unreadable text.

    A unit without a standing is imported as a draft.
    """
    if given.state == "initial":
        return
    standing = how.standing or STANDINGS.get(given.state, "draft")
    origin = given.origin if ORIGIN.fullmatch(given.origin) else SOMEBODY
    about = {name: value for name, value in given.about if len(value) <= LONGEST_OF.get(name, LONGEST_ABOUT)}
    source = _text(given.source)
    at = _time_of(given, about, how)
    before, after, document = about.get("before", ""), about.get("after", ""), _document_of(about)
    by = _text(given.by)[:LONGEST_BY]
    for language, written in given.targets:
        target = _text(written)
        if not source or not target:
            continue
        yield MemoryUnit(
            given.source_language, language, source, target, standing, origin, document, before, after, at, by
        )  # fmt: skip
        if how.both_ways:
            yield MemoryUnit(language, given.source_language, target, source, standing, origin, document, at=at, by=by)


def _time_of(given: Exchanged, about: Mapping[str, str], how: Taking) -> int:
    """Return when a translation was made; files of earlier releases say it in a property."""
    if given.at is not None:
        return given.at
    return int(about["at"]) if re.fullmatch(r"\d{1,15}", about.get("at", "")) else how.at


def _document_of(about: Mapping[str, str]) -> str | None:
    """Return the document that a translation comes from, by whichever property the other tool says it in."""
    said = {name.casefold(): value for name, value in about.items()}
    return next((text for name in DOCUMENT if (text := _text(said.get(name, "")))), None)


def _text(written: str) -> str:
    try:
        return clean(written, MAX_TEXT)
    except BadRequest:
        return ""

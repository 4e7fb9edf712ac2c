"""Converts translation memory units to exchange units and back, with standing, origin, document and neighbours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interp.domain.text.cleaning import clean
from interp.drafting.exchange.exchange_units import MAX_TEXT, Exchanged
from interp.errors import BadRequest
from interp.ports import MemoryUnit

STANDINGS = {"draft": "draft", "translated": "draft", "auto": "auto", "reviewed": "reviewed", "final": "final"}
ORIGIN = re.compile(r"(?:official|author|phrase|person|tm:\d{1,3}|mt:[a-z-]{2,20}@[\w./+-]{1,40})(?:\+fixture)?")
SOMEBODY = "person"  # when the file does not say who translated
LONGEST_ABOUT = 300
LONGEST_OF = {"before": MAX_TEXT, "after": MAX_TEXT}  # neighbours are split into sentences like the unit itself


@dataclass(frozen=True, slots=True)
class Taking:
    """Options of an import: the time for units without one; `standing` overrides the file's, if given.

    `both_ways` also stores each original as the translation of its translation.
    """

    at: int
    standing: str | None = None
    both_ways: bool = False


def exchanged(unit: MemoryUnit, number: int) -> Exchanged:
    """Return a memory unit as an exchange unit, under its own number."""
    about = {"document": unit.document or "", "before": unit.before, "after": unit.after, "at": str(unit.at)}
    texts = {unit.source_language: unit.source, unit.target_language: unit.target}
    return Exchanged(
        str(number), unit.source_language, texts, unit.standing, unit.origin,
        about=tuple((name, value) for name, value in about.items() if value),
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
    at = int(about["at"]) if re.fullmatch(r"\d{1,15}", about.get("at", "")) else how.at
    before, after, document = about.get("before", ""), about.get("after", ""), _text(about.get("document", "")) or None
    for language, written in given.targets:
        target = _text(written)
        if not source or not target:
            continue
        yield MemoryUnit(
            given.source_language, language, source, target, standing, origin, document, before, after, at
        )  # fmt: skip
        if how.both_ways:
            yield MemoryUnit(language, given.source_language, target, source, standing, origin, document, at=at)


def _text(written: str) -> str:
    try:
        return clean(written, MAX_TEXT)
    except BadRequest:
        return ""

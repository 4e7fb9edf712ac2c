"""Returns a document and its translations as exchange units: states, findings and matches for XLIFF, pairs for TMX."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from interp.domain.text.segments import Segment
from interp.domain.text.text_key import key
from interp.domain.text.untranslatable_spans import symbols, urls
from interp.drafting.exchange.exchange_units import Exchanged, Suggestion
from interp.drafting.exchange.memory_units import exchanged
from interp.ports import Document, Match, MemoryUnit, Revision
from interp.value_types import dataclass

STATES = {"draft": "translated", "auto": "translated", "reviewed": "reviewed", "final": "final"}
FINDING, REASON = "finding-", "reason"  # categories of notes
Pairs = Iterable[tuple[Segment, Revision | None]]
Matches = Callable[[Segment], Sequence[Match]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a file has beside the texts: the operator's terms that are the same in every language, the memory's matches
    of a segment, and the comments on sentences, by segment, each with its author.
    """

    kept: Sequence[str] = ()
    matches: Matches = lambda _: ()
    comments: Mapping[str, Sequence[str]] = field(default_factory=dict)


def for_xliff(pairs: Pairs, source: str, target: str, beside: Beside) -> Iterator[Exchanged]:
    """Yield a unit for each segment of a document, with its newest text in `target`; symbols and addresses are kept."""
    for segment, newest in pairs:
        texts = {source: segment.text} | ({target: newest.value} if newest else {})
        yield Exchanged(
            segment.id, source, texts, _state(newest), newest.origin if newest else "",
            (*_notes(newest), *(("comment", said) for said in beside.comments.get(segment.id, ()))),
            tuple(map(_suggestion, beside.matches(segment))), tuple(_about(newest)), _closer(newest),
            newest.by if newest else "", newest.at if newest else None,
            (*beside.kept, *symbols(segment.text), *urls(segment.text)),
        )  # fmt: skip


def _state(newest: Revision | None) -> str:
    if newest is None:
        return "initial"
    return "translated" if newest.stale else STATES[newest.standing]


def _closer(newest: Revision | None) -> str:
    """Return what the state does not say: where an unreviewed text is from, or that its sentence has changed since."""
    if newest is None or (newest.standing in ("reviewed", "final") and not newest.stale):
        return ""
    if newest.stale:
        return "changed"
    if newest.standing == "auto":
        return "automatic"
    return {"mt": "machine", "tm": "memory"}.get(newest.origin.partition(":")[0], "draft")


def _about(newest: Revision | None) -> Iterator[tuple[str, str]]:
    yield "revision", str(newest.revision if newest else 0)
    if newest:
        yield "standing", newest.standing
    if newest and newest.match is not None:
        yield "match", str(newest.match)


def _notes(newest: Revision | None) -> Iterator[tuple[str, str]]:
    for finding in newest.findings if newest else ():
        yield f"{FINDING}{finding.severity}", finding.message
    if newest and newest.reason:
        yield REASON, newest.reason


def said_beside(unit: Exchanged) -> tuple[str, ...]:
    """Return what a unit's notes say, without those that this service wrote of a text: its findings and reason."""
    return tuple(said for kind, said in unit.notes if not kind.startswith(FINDING) and kind != REASON)


def _suggestion(match: Match) -> Suggestion:
    kind = "icm" if match.percent > 100 else "tm"
    origin = match.unit.document or match.unit.origin
    return Suggestion(kind, origin, float(min(match.percent, 100)), match.unit.source, match.target)


def for_tmx(document: Document, pairs: Pairs, target: str, first: int = 1) -> Iterator[Exchanged]:
    """Yield a unit for each sentence of a document that has a text in `target`, numbered from `first`."""
    rows = list(pairs)
    keys = ["", *(key(segment.text) for segment, _ in rows), ""]
    for place, (segment, newest) in enumerate(rows):
        if newest is None or newest.stale:
            continue
        unit = MemoryUnit(
            document.language, target, segment.text, newest.value, newest.standing, newest.origin,
            document.symbol or document.id, keys[place], keys[place + 2], newest.at,
        )  # fmt: skip
        yield exchanged(unit, first, newest.by, document.meeting or "")
        first += 1

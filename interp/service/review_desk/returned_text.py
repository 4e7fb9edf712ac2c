"""Compares a translation that returns from another tool with the document, and stores the changes a person confirms."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import clean
from interp.domain.text.segments import Segment
from interp.errors import BadRequest, NotFound, Refused, Stale
from interp.ports import Document, Revision
from interp.ports.helper_work import reported
from interp.service.review_desk.returned_comments import ReturnedComment
from interp.service.review_desk.review import LOCKED, LONGEST_TEXT, Edit, Review
from interp.value_types import dataclass, replace

CONFIRMED = ("reviewed", "final")
MOST_CHANGES = 2_000
Result = Literal["approved", "saved", "refused"]


@dataclass(frozen=True, slots=True)
class ReturnedUnit:
    """A unit of the file: the segment it names, both texts, XLIFF's state, the revision it was made from, if known.

    `notes` are what other tools and persons say of it.
    """

    segment: str
    source: str
    text: str
    state: str = ""
    revision: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedText:
    """A text of the file that may replace revision `from_revision`, whose text is `was`. Nothing is stored yet.

    `approve` when the file calls it reviewed or final: a proposal, until a person of the desk confirms it.
    """

    segment: str
    source: str
    was: str
    text: str
    approve: bool
    from_revision: int


@dataclass(frozen=True, slots=True)
class FileConflict:
    """A text of the file that cannot be taken, with the document's present text.

    `reason`: unknown_unit, unit_twice, source_changed, translated_since, official_text, or why it cannot be shown:
    unreadable_characters, too_long.
    """

    segment: str
    reason: str
    source: str
    text: str
    now: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file would change; how many of its units change nothing, and how many have no translation.

    `comments` are those the sentences have not; `more_comments` counts those that are not taken in at once.
    """

    changes: tuple[ReturnedText, ...]
    conflicts: tuple[FileConflict, ...]
    unchanged: int
    untranslated: int
    comments: tuple[ReturnedComment, ...] = ()
    more_comments: int = 0


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A change that a person confirms: the text, the revision it replaces, and whether it is approved."""

    segment: str
    text: str
    from_revision: int
    approve: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a confirmed change: approved, saved (not approved, `reason` says why) or refused."""

    segment: str
    result: Result
    revision: int
    reason: str = ""


def compare(segments: Sequence[Segment], newest: Mapping[str, Revision], units: Iterable[ReturnedUnit]) -> Returned:
    """Return the changes a file proposes to a document's present texts, and what it cannot change; nothing is stored.
    """
    known = {each.id: each for each in segments}
    changes: list[ReturnedText] = []
    conflicts: list[FileConflict] = []
    seen: set[str] = set()
    unchanged = untranslated = 0
    for unit in units:
        if not unit.text.strip():
            untranslated += 1
            continue
        found = _compared(known.get(unit.segment), newest.get(unit.segment), unit, unit.segment in seen)
        seen.add(unit.segment)
        if isinstance(found, ReturnedText):
            changes.append(found)
        elif found is None:
            unchanged += 1
        else:
            conflicts.append(found)
    return Returned(tuple(changes), tuple(conflicts), unchanged, untranslated)


def _compared(
    segment: Segment | None, now: Revision | None, unit: ReturnedUnit, again: bool
) -> ReturnedText | FileConflict | None:
    """Return what one unit of a file does: a change, a conflict, or None for nothing."""
    was = now.value if now else ""
    if segment is None or again:
        return _conflict(unit, "unit_twice" if segment else "unknown_unit", was)
    if _plain(unit.source) != _plain(segment.text):
        return _conflict(unit, "source_changed", was)
    try:
        text = clean(unit.text, LONGEST_TEXT)
    except BadRequest as wrong:
        return _conflict(unit, wrong.reason, was)
    approve, standing = unit.state in CONFIRMED, now.standing if now and not now.stale else ""
    if now and text == _plain(was) and (not approve or standing in CONFIRMED):
        return None
    if standing == LOCKED:
        return _conflict(unit, "official_text", was)
    revision = now.revision if now else 0
    if unit.revision not in (None, revision) and text != _plain(was):
        return _conflict(unit, "translated_since", was)
    return ReturnedText(segment.id, segment.text, was, text, approve, revision)


def _conflict(unit: ReturnedUnit, reason: str, was: str) -> FileConflict:
    return FileConflict(_sent(unit.segment)[:80], reason, _sent(unit.source), _sent(unit.text), was)


def _sent(text: str) -> str:
    """Return a text as it can be sent: a half of a surrogate pair, which a file can name, is a question mark."""
    return text.encode("utf-8", "replace").decode()


def _plain(text: str) -> str:
    """Return a text as it is compared: without what cleaning takes away."""
    try:
        return clean(text, LONGEST_TEXT)
    except BadRequest:
        return text


def take(
    reviewing: Review, actor: Actor, document: Document, language: str, confirmed: Sequence[Confirmed]
) -> tuple[Taken, ...]:
    """Store confirmed changes one by one and return what became of each, in order.

    A text with an open error is saved and not approved. Raises BadRequest `too_large`, NotAllowed, Unavailable.
    """
    if len(confirmed) > MOST_CHANGES:
        raise BadRequest("too_large", limit=MOST_CHANGES)
    found = reported(confirmed, len(confirmed))
    return tuple(_taken(reviewing, actor, document, language, each) for each in found)


def _taken(reviewing: Review, actor: Actor, document: Document, language: str, given: Confirmed) -> Taken:
    edit = Edit(language, given.text, given.from_revision, given.approve)
    try:
        made = reviewing.revise(actor, document, given.segment, edit)
        return Taken(given.segment, "approved" if made.standing in CONFIRMED else "saved", made.revision)
    except Refused as refused:
        if refused.reason != "finding_open":
            return Taken(given.segment, "refused", given.from_revision, refused.reason)
        saved = _taken(reviewing, actor, document, language, replace(given, approve=False))
        return replace(saved, reason=saved.reason or refused.reason)
    except (Stale, NotFound, BadRequest) as refused:
        return Taken(given.segment, "refused", given.from_revision, refused.reason)

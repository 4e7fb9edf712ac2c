"""Words the changes of a newer paper for its page: old and new value, line and field."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from interp.domain.proposals.planning import item_id, person_id
from interp.domain.proposals.programme_changes import Change
from interp.domain.proposals.proposal import Proposal
from interp.service.proposals import Update
from interp.value_types import dataclass
from interp.web.pages.proposal_fields import length
from interp.web.pages.proposal_page import field_id, read_from, told
from interp.web.wording import i18n
from interp.web.wording.page_words import word
from interp.web.wording.phrases import phrase, plain

LABELS = {
    "title": "proposal.title", "theme": "proposal.theme", "venue": "proposal.venue", "hours": "proposal.hours",
    "timezone": "proposal.timezone", "webcast": "captions.webcast", "number": "proposal.number",
    "floor_limit_ms": "proposal.floor_time", "members_limit_ms": "proposal.members_time",
    "blocks": "proposal.blocks", "name": "proposal.name", "honorific": "proposal.honorific",
    "functions": "proposal.functions", "affiliation": "proposal.affiliation", "topic": "proposal.topic",
    "speech_limit_ms": "proposal.speech_limit", "limit_ms": "proposal.speech_limit", "order": "proposal.order",
    "starts_at": "proposal.starts",
    "person_added": "proposal.person_added", "item_added": "proposal.item_added",
    "item_removed": "proposal.item_removed", "speech_added": "proposal.speech_added",
    "speech_removed": "proposal.speech_removed",
}  # fmt: skip
FIELDS = {
    "venue": "room", "hours": "starts_at", "floor_limit_ms": "speaking_time.floor_s",
    "members_limit_ms": "speaking_time.members_s", "affiliation": "country", "speech_limit_ms": "speech_limit_s",
    "person_added": "name", "item_added": "title", "blocks": "blocks.0.budget_s",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One change in words. `value` is its checkbox's; `now` is "" unless the meeting has another value."""

    value: str
    label: str
    subject: str
    before: str
    after: str
    now: str
    standing: str
    field: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Changed:
    """The changes of one meeting."""

    title: str
    rows: tuple[Row, ...]


def changed(proposal: Proposal, updates: Iterable[Update], language: str) -> tuple[Changed, ...]:
    """Return the changes of each meeting, in the order in which they are applied."""
    places = {meeting.id: place for place, meeting in enumerate(proposal.meetings)}
    return tuple(
        Changed(
            proposal.meetings[places[each.meeting]].title,
            tuple(_row(proposal, places[each.meeting], each.meeting, change, language) for change in each.changes),
        )
        for each in updates if each.meeting in places
    )  # fmt: skip


def digest(updates: Iterable[Update]) -> str:
    """Return a hash of what a page shows, so that exactly that is confirmed."""
    shown = [(each.meeting, c.key, c.after, c.now, c.standing) for each in updates for c in each.changes]
    return sha256(repr(shown).encode()).hexdigest()[:16]


def _row(proposal: Proposal, place: int, meeting: str, change: Change, language: str) -> Row:
    zone = proposal.meetings[place].timezone
    values = (change.before, change.after, change.now)
    before, after, now = (worded(change.what, each, zone, language) for each in values)
    path = _path(proposal, place, change)
    lines = read_from(proposal, path) if path else ()
    return Row(
        f"{meeting}/{change.key}", LABELS[change.what], change.subject, before, after,
        now if change.now != change.before else "", change.standing, field_id(path) if path else "",
        lines[0] if lines else None,
    )  # fmt: skip


def worded(what: str, value: Any, zone: str, language: str) -> str:
    """Return a value of a change as one line of text."""
    if value is None or value == "":
        return ""
    if what == "hours":
        starts, ends = value
        times = {"from": i18n.clock_time(starts, zone), "to": i18n.clock_time(ends, zone)}
        hours = plain(word("when.held"), language, times)
        return f"{i18n.day(starts, zone, language)} · {hours}"
    if what == "starts_at":
        return i18n.clock_time(value, zone)
    if what == "blocks":
        return told(tuple(length((each or 0) // 1000) or "–" for each in value))
    if what.endswith("_ms"):
        return length(value // 1000)
    if what == "honorific":
        return _honorific(value, language)
    return told(value)


def _honorific(code: str, language: str) -> str:
    try:
        return phrase(word(f"honorific.{code}"), language, {"name": Markup("…")}).striptags()
    except KeyError:
        return code


def _path(proposal: Proposal, place: int, change: Change) -> str:
    """Return the path of the changed field, "" when there is none."""
    head, meeting = change.key.split(".")[0], proposal.meetings[place]
    name = FIELDS.get(change.what, change.what)
    index = f"meetings.{place}"
    if head == "meeting":
        return "" if change.what == "blocks" and not meeting.blocks else f"{index}.{name}"
    people = {person_id(meeting, each): each for each in range(len(meeting.people))}
    items = {item_id(meeting, each): each for each in range(len(meeting.items))}
    if change.what == "topic":
        speakers = [n for n, person in enumerate(meeting.people) if person.name == change.subject]
        return f"{index}.people.{speakers[0]}.topic" if speakers else ""
    if head in people and change.what != "limit_ms":
        return f"{index}.people.{people[head]}.{name}"
    if head in items and name in ("title", "number", "speech_limit_s", "starts_at"):
        return f"{index}.items.{items[head]}.{name}"
    return ""

"""What a careful reader writes down of a paper, and what of it a proposal misses."""

from collections.abc import Iterator
from typing import Any

from interp.domain.proposals.proposal import ItemProposal, MeetingProposal, PersonProposal, Proposal

Facts = dict[str, Any]


def missed(want: Facts, proposal: Proposal) -> list[str]:
    """Return each fact that the proposal has not, or has otherwise."""
    return [*_head(want, proposal), *_everywhere(want, proposal), *_meetings(want, proposal)]


def _plain(text: str | None) -> str:
    return " ".join((text or "").replace("’", "'").casefold().split())


def _differ(name: str, want: Any, have: Any) -> Iterator[str]:
    if want != have:
        yield f"{name}: {have!r}, not {want!r}"


def _head(want: Facts, proposal: Proposal) -> Iterator[str]:
    number, body = want.get("session", (proposal.session.number, proposal.session.body))
    yield from _differ("session", [number, _plain(body)], [proposal.session.number, _plain(proposal.session.body)])
    if want.get("event"):
        yield from _differ("event", _plain(want["event"]), _plain(proposal.event.title))
    themes = {_plain(proposal.event.theme), *(_plain(meeting.theme) for meeting in proposal.meetings)}
    if want.get("theme") and _plain(want["theme"]) not in themes:
        yield f"theme: {themes}"
    have = {
        "as_of": proposal.event.as_of, "lang": proposal.language, "languages": " ".join(proposal.languages),
        "webcast": proposal.webcast,
    }  # fmt: skip
    for name, value in have.items():
        yield from _differ(name, want.get(name, value), value)
    symbols = [document.symbol for document in proposal.documents]
    yield from (f"document {symbol}: {symbols}" for symbol in want.get("docs", ()) if symbol not in symbols)
    codes = [warning.code for warning in proposal.warnings]
    yield from (f"warning {code}: {codes}" for code in want.get("warn", ()) if code not in codes)


def _everywhere(want: Facts, proposal: Proposal) -> Iterator[str]:
    meetings = proposal.meetings
    items = [item for meeting in meetings for item in meeting.items]
    things: list[MeetingProposal | ItemProposal] = [*meetings, *items]
    starts = [at[:16] for each in things if (at := each.starts_at)]
    if "total_start" in want:
        yield from _differ("first hour", want["total_start"], min(starts, default=None))
    if "total_end" in want:
        yield from _differ("last hour", want["total_end"], max(m.ends_at or "" for m in meetings)[:16])
    yield from (f"start {at}: {starts}" for at in want.get("starts", ()) if at not in starts)
    if "roomany" in want:
        yield from _differ("rooms", {want["roomany"]}, {meeting.room for meeting in meetings})
    if "peopleany" in want:
        yield from _people(want["peopleany"], [person for meeting in meetings for person in meeting.people])
    titles = " | ".join(_plain(each.title) for each in things)
    yield from (f"item {title}: {titles}" for title in want.get("items", ()) if _plain(title) not in titles)
    yield from (f"no item {title}: {titles}" for title in want.get("notitems", ()) if _plain(title) in titles)
    limits = [(_plain(i.title), i.speech_limit_s, i.members_limit_s) for i in items]
    for title, floor, members in want.get("limits", ()):
        if not any(_plain(title) in known and (floor, members) == (one, other) for known, one, other in limits):
            yield f"limit of {title}: {limits}"
    if "floor" in want and want["floor"] not in [_floor(meeting) for meeting in meetings]:
        yield f"floor: {limits}"
    if "presentation" in want and want["presentation"] not in [i.speech_limit_s for i in items]:
        yield f"presentation: {limits}"


def _floor(meeting: MeetingProposal) -> int | None:
    said = meeting.speaking_time.floor_s if meeting.speaking_time else None
    return next((i.speech_limit_s for i in meeting.items if i.kind == "floor_round" and i.speech_limit_s), said)


def _meetings(want: Facts, proposal: Proposal) -> Iterator[str]:
    if not isinstance(want.get("meetings"), list):
        return
    yield from _differ("meetings", len(want["meetings"]), len(proposal.meetings))
    for facts, meeting in zip(want["meetings"], proposal.meetings, strict=False):
        have = {
            "title": meeting.title, "start": (meeting.starts_at or "")[:16] or None, "number": meeting.number,
            "end": (meeting.ends_at or "")[:16] or None, "room": meeting.room, "place": meeting.place,
            "tz": meeting.timezone, "blocks": [block.budget_s // 60 for block in meeting.blocks],
            "floor": _floor(meeting),
        }  # fmt: skip
        for name, value in have.items():
            alike = name == "title" and _plain(facts.get(name)) == _plain(meeting.title)
            yield from () if alike else _differ(name, facts.get(name, value), value)
        if "people" in facts:
            yield from _people(facts["people"], meeting.people)


def _people(want: list[list[Any]], have: list[PersonProposal] | tuple[PersonProposal, ...]) -> Iterator[str]:
    named = {person.name: person for person in have}
    yield from _differ("people", {name for _, name, *_ in want}, set(named))
    for role, name, function, *more in want:
        person = named.get(name)
        if person is None:
            continue
        if role and role not in person.roles:
            yield f"{name}: {person.roles}, not {role}"
        if function and _plain(function) not in _plain("; ".join(person.functions)):
            yield f"{name}: {person.functions}, not {function}"
        for field, value in (more[0] if more else {}).items():
            yield from _differ(f"{name} {field}", value, getattr(person, field))

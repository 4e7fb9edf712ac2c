"""Makes a person of an item or of a line of the paper in a proposal, and an item of a person or of a line."""

from collections.abc import Callable, Iterable
from datetime import datetime, time

from interp.domain.proposals.corrections import Path, removed
from interp.domain.proposals.meeting_parts import WITHOUT_SPEAKERS, first_line, with_item, with_person, with_speakers
from interp.domain.proposals.planning import ROLE_OF_KIND
from interp.domain.proposals.proposal import ItemProposal, MeetingProposal, PersonProposal, Proposal
from interp.domain.proposals.restructuring import entry_at, with_meeting
from interp.errors import BadRequest
from interp.value_types import dataclass, replace

# Findings that are settled once their line stands in the programme.
SETTLED = frozenset({"unplaced", "left_out", "label_text", "not_kept"})


@dataclass(frozen=True, slots=True)
class LineReading:
    """A line read as a person and as an item: who, without roles if none is printed, and the title; `hour` "10:15"."""

    person: PersonProposal
    title: str
    hour: str | None = None


ReadLine = Callable[[str], LineReading]


def plain_reading(text: str) -> LineReading:
    """Return a line as a person whose name ends at the first comma, and as an item of all its words."""
    name, _, function = text.partition(",")
    functions = (function.strip(),) if function.strip() else ()
    return LineReading(PersonProposal((), None, name.strip(), functions), text.strip())


def person_of_item(proposal: Proposal, path: Path, read: LineReading) -> tuple[Proposal, Path]:
    """Return the proposal with a person in place of the item at `path`, and the person's path.

    They speak on the item before it, and so do the item's own speakers.
    """
    meeting, place = entry_at(proposal, path, "items")
    item, here = meeting.items[place], int(path[1])
    role = ROLE_OF_KIND.get(item.kind, "panellist")
    person = replace(read.person, roles=read.person.roles or (role,), lines=item.lines | {"name": _all(item)})
    proposal = removed(proposal, path)
    meeting, new = with_person(proposal.meetings[here], person)
    if place and meeting.items[place - 1].kind not in WITHOUT_SPEAKERS:
        meeting = with_speakers(meeting, place - 1, (new, *item.people))
    return with_meeting(proposal, here, meeting), ("meetings", here, "people", new)


def item_of_person(proposal: Proposal, path: Path) -> tuple[Proposal, Path]:
    """Return the proposal with an item in place of the person at `path`, and the item's path."""
    meeting, place = entry_at(proposal, path, "people")
    person, here = meeting.people[place], int(path[1])
    item = ItemProposal("other", _printed(person), lines={"title": _all(person)})
    meeting, new = with_item(removed(proposal, path).meetings[here], item)
    return with_meeting(proposal, here, meeting), ("meetings", here, "items", new)


def person_of_line(proposal: Proposal, line: int, to: int, read: LineReading) -> tuple[Proposal, Path]:
    """Return the proposal with a person read from a line in the meeting at `to`, and the person's path.

    They speak where the person before them in the paper does, with that role. Raises BadRequest.
    """
    meeting = _meeting_for(proposal, line, to)
    beside = _last_before(meeting.people, line)
    above = _last_before(meeting.items, line)
    before = meeting.people[beside] if beside is not None else None
    if before and above is not None and first_line(meeting.items[above]) > first_line(before):
        before, beside = None, None  # an item begins between them
    role = next((each for each in before.roles if each not in ("chair", "moderator")), "") if before else ""
    roles = read.person.roles or (role or "panellist",)
    person = replace(read.person, roles=roles, lines={"name": (line,), "": (line,)})
    meeting, new = with_person(meeting, person)
    spoken = [n for n, each in enumerate(meeting.items) if beside is not None and beside in each.people]
    if read.person.roles:
        spoken = []
    elif beside is None and above is not None:
        spoken = [above]
    for number in spoken:
        if meeting.items[number].kind not in WITHOUT_SPEAKERS:
            meeting = with_speakers(meeting, number, (new,), beside)
    return _used(with_meeting(proposal, to, meeting), line), ("meetings", to, "people", new)


def item_of_line(proposal: Proposal, line: int, to: int, read: LineReading) -> tuple[Proposal, Path]:
    """Return the proposal with an item read from a line in the meeting at `to`, and the item's path."""
    meeting = _meeting_for(proposal, line, to)
    item = ItemProposal("other", read.title, starts_at=_on_day_of(meeting, read.hour), lines={"title": (line,)})
    meeting, new = with_item(meeting, item)
    return _used(with_meeting(proposal, to, meeting), line), ("meetings", to, "items", new)


def nearest_meeting(proposal: Proposal, line: int) -> int:
    """Return the place of the meeting that a line stands in or below, 0 when it stands above all."""
    begun = [(first, place) for place, each in enumerate(proposal.meetings) if 0 < (first := _first(each)) <= line]
    return max(begun)[1] if begun else 0


def _first(meeting: MeetingProposal) -> int:
    """Return the line at which a meeting begins in the paper: its heading's, else that of its first entry."""
    entries = [line for line in (*map(first_line, meeting.people), *map(first_line, meeting.items)) if line]
    return min(meeting.lines.get("heading") or meeting.lines.get("") or entries, default=0)


def _meeting_for(proposal: Proposal, line: int, to: int) -> MeetingProposal:
    if not (0 < line <= len(proposal.paper) and proposal.paper[line - 1] and 0 <= to < len(proposal.meetings)):
        raise BadRequest("unknown_field", field=f"line.{line} {to}"[:80])
    return proposal.meetings[to]


def _last_before(entries: Iterable[PersonProposal | ItemProposal], line: int) -> int | None:
    """Return the place of the entry that stands last above a line."""
    above = [(first_line(each), place) for place, each in enumerate(entries) if 0 < first_line(each) < line]
    return max(above)[1] if above else None


def _used(proposal: Proposal, line: int) -> Proposal:
    """Return the proposal without the findings that a line has no place."""
    warnings = tuple(each for each in proposal.warnings if each.line != line or each.code not in SETTLED)
    headings = tuple(each for each in proposal.lines.get("headings", ()) if each != line)
    return replace(proposal, warnings=warnings, lines=proposal.lines | {"headings": headings})


def _on_day_of(meeting: MeetingProposal, hour: str | None) -> str | None:
    if not hour or not meeting.starts_at:
        return None
    begun = datetime.fromisoformat(meeting.starts_at)
    return datetime.combine(begun, time.fromisoformat(hour), begun.tzinfo).isoformat()


def _all(entry: PersonProposal | ItemProposal) -> tuple[int, ...]:
    return tuple(sorted({line for lines in entry.lines.values() for line in lines}))


def _printed(person: PersonProposal) -> str:
    """Return a person as one line of text."""
    name = " ".join(filter(None, (person.honorific, person.name)))
    name = f"{name} ({person.country})" if person.country else name
    return ": ".join(filter(None, (", ".join((name, *person.functions)), person.topic)))

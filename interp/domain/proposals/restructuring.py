"""Moves people and items between the meetings of a proposal, and splits and merges meetings."""

from datetime import datetime

from interp.domain.proposals.corrections import Path, added, free_id, removed, value_at
from interp.domain.proposals.meeting_parts import begins_at, first_line, part_of, with_item, with_person
from interp.domain.proposals.paper_matching import letters
from interp.domain.proposals.proposal import ItemProposal, MeetingProposal, Proposal
from interp.errors import BadRequest
from interp.value_types import replace

# Who holds these roles serves the whole meeting.
PRESIDING = frozenset({"chair", "moderator"})


def entry_at(proposal: Proposal, path: Path, *lists: str) -> tuple[MeetingProposal, int]:
    """Return the meeting of an entry, and the entry's place in its list. Raises BadRequest("unknown_field")."""
    value_at(proposal, path)
    if len(path) != 4 or path[0] != "meetings" or path[2] not in lists or not isinstance(path[3], int):
        raise BadRequest("unknown_field", field=".".join(map(str, path))[:80])
    meeting: MeetingProposal = value_at(proposal, path[:2])
    return meeting, path[3]


def with_meeting(proposal: Proposal, here: int, *meetings: MeetingProposal, of: int = 1) -> Proposal:
    """Return the proposal with these meetings in place of `of` at a place."""
    return replace(proposal, meetings=(*proposal.meetings[:here], *meetings, *proposal.meetings[here + of :]))


def moved_to(proposal: Proposal, path: Path, to: int) -> tuple[Proposal, Path]:
    """Return the proposal with the person or item at `path` in the meeting at `to`, and its path there.

    One past the last is a new meeting. An item's speakers come with it, and its time budget if that is of nothing else;
    those who also speak elsewhere or preside stay too. A person moved speaks on no item. Raises BadRequest.
    """
    meeting, place = entry_at(proposal, path, "people", "items")
    here = int(path[1])
    if to == len(proposal.meetings):
        proposal = added(proposal, ("meetings",))
    if to == here or not 0 <= to < len(proposal.meetings):
        raise BadRequest("unknown_field", field=str(to)[:80])
    there = proposal.meetings[to]
    if path[2] == "people":
        there, new = with_person(there, meeting.people[place])
        return with_meeting(removed(proposal, path), to, there), ("meetings", to, "people", new)
    item, places = meeting.items[place], []
    for number in item.people:
        person = meeting.people[number]
        there, known = with_person(there, replace(person, roles=_without_chair(person.roles)))
        places.append(known)
    sole = item.block if [each.block for each in meeting.items].count(item.block) == 1 else None
    budget = None if sole is None else meeting.blocks[sole]
    there, new = with_item(there, replace(item, people=tuple(places), block=None), budget)
    proposal = removed(with_meeting(proposal, to, there), path)
    if sole is not None:
        proposal = removed(proposal, ("meetings", here, "blocks", sole))
    spoken = {each for other in proposal.meetings[here].items for each in other.people}
    for number in sorted(set(item.people) - spoken, reverse=True):
        if not PRESIDING.intersection(meeting.people[number].roles):
            proposal = removed(proposal, ("meetings", here, "people", number))
    return proposal, ("meetings", to, "items", new)


def _without_chair(roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(role for role in roles if role not in PRESIDING)


def split(proposal: Proposal, path: Path) -> tuple[Proposal, Path]:
    """Return the proposal with a new meeting that begins with the item at `path`, and the path of that meeting.

    It takes the items from there on, their speakers and time budgets, and who stands below in the paper; its title is
    the item's. Hours that nothing states are left open. Raises BadRequest for the first item.
    """
    meeting, place = entry_at(proposal, path, "items")
    if place == 0:
        raise BadRequest("unknown_field", field=".".join(map(str, path))[:80])
    here, line = int(path[1]), first_line(meeting.items[place])
    before, after = range(place), range(place, len(meeting.items))
    speaking = [{person for each in part for person in meeting.items[each].people} for part in (before, after)]
    below = {n for n, person in enumerate(meeting.people) if 0 < line < first_line(person)} - speaking[0]
    budgets = [{meeting.items[each].block for each in part} for part in (before, after)]
    last = max((each for each in budgets[0] if each is not None), default=-1)
    later = {n for n in range(len(meeting.blocks)) if n not in budgets[0] and (n in budgets[1] or n > last)}
    one = part_of(meeting, before, set(range(len(meeting.people))) - below - (speaking[1] - speaking[0]),
                  set(range(len(meeting.blocks))) - later)  # fmt: skip
    other = part_of(meeting, after, below | speaking[1], later)
    other = replace(other, id="", title=meeting.items[place].title, theme=None, number=None, heading=None, lines={})
    one, other = _with_hours(one, other, begins_at(meeting, place))
    return with_meeting(proposal, here, one, other), ("meetings", here + 1)


def _with_hours(
    one: MeetingProposal, other: MeetingProposal, hour: str | None
) -> tuple[MeetingProposal, MeetingProposal]:
    """Return two parts of a meeting with their hours: the second begins at `hour`, None when nothing states it."""
    ends = one.ends_at
    if hour and ends and datetime.fromisoformat(hour) >= datetime.fromisoformat(ends):
        return one, replace(other, starts_at=hour, ends_at=None)  # after the first: held at another time
    return replace(one, ends_at=hour), replace(other, starts_at=hour, ends_at=ends)


def merged_with_next(proposal: Proposal, path: Path) -> tuple[Proposal, Path]:
    """Return the proposal with the meeting at `path` and the one after it as one, and the path of that.

    The second's title, where it is another, is an item before its own; without items of its own its people speak on it.
    Raises BadRequest for the last meeting.
    """
    value_at(proposal, path)
    if len(path) != 2 or path[0] != "meetings" or int(path[1]) + 1 >= len(proposal.meetings):
        raise BadRequest("unknown_field", field=".".join(map(str, path))[:80])
    here = int(path[1])
    one, other = proposal.meetings[here : here + 2]
    made, places = one, []
    for person in other.people:
        made, place = with_person(made, person)
        places.append(place)
    known = {letters(one.title), *(letters(each.title) for each in (*one.items, *other.items))}
    if one.title and other.title and letters(other.title) not in known:
        lines = {"title": other.lines.get("title", other.lines.get("heading", ()))}
        speaking = () if other.items else tuple(dict.fromkeys(places))
        heading = ItemProposal("other", other.title, None, speaking, starts_at=other.starts_at, lines=lines)
        made = _with_items(made, (heading,))
    items = tuple(
        replace(
            each, people=tuple(dict.fromkeys(places[person] for person in each.people)),
            block=None if each.block is None else each.block + len(one.blocks),
        )
        for each in other.items
    )  # fmt: skip
    made = _with_items(made, items)
    made = replace(
        made, title=one.title or other.title, theme=one.theme or other.theme, room=one.room or other.room,
        place=one.place or other.place, blocks=(*one.blocks, *other.blocks),
        starts_at=min(filter(None, (one.starts_at, other.starts_at)), key=datetime.fromisoformat, default=None),
        ends_at=max(filter(None, (one.ends_at, other.ends_at)), key=datetime.fromisoformat, default=None),
        speaking_time=one.speaking_time or other.speaking_time, number=one.number or other.number,
    )  # fmt: skip
    return with_meeting(proposal, here, made, of=2), path


def _with_items(meeting: MeetingProposal, items: tuple[ItemProposal, ...]) -> MeetingProposal:
    """Return the meeting with more items at its end, under ids of their own."""
    for item in items:
        meeting = replace(meeting, items=(*meeting.items, replace(item, id=free_id("i", meeting.items))))
    return meeting

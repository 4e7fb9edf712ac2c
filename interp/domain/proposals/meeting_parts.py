"""Adds people, items and blocks to a meeting of a proposal, or takes a part of it; all speakers stay the same."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from interp.domain.proposals.corrections import free_id
from interp.domain.proposals.paper_matching import letters
from interp.domain.proposals.proposal import BlockProposal, ItemProposal, MeetingProposal, PersonProposal
from interp.value_types import replace

# Items at which the list of speakers or a recording decides who speaks, not the paper.
WITHOUT_SPEAKERS = frozenset({"floor_round", "video_message"})


def first_line(entry: PersonProposal | ItemProposal) -> int:
    """Return the first line of the paper with an entry's name or title, else with any of it, 0 without one."""
    lines = entry.lines
    every = [line for each in lines.values() for line in each]
    return min(lines.get("name") or lines.get("title") or lines.get("") or every, default=0)


def with_person(meeting: MeetingProposal, person: PersonProposal) -> tuple[MeetingProposal, int]:
    """Return the meeting with a person at the end of its list, and their place.

    One with the same name stands for both: they get the roles of both, and what else only one says.
    """
    people = meeting.people
    for place, known in enumerate(people):
        if letters(person.name) and letters(known.name) == letters(person.name):
            both = replace(
                known, roles=tuple(dict.fromkeys((*known.roles, *person.roles))), topic=known.topic or person.topic,
                honorific=known.honorific or person.honorific, functions=known.functions or person.functions,
                country=known.country or person.country, by_video=known.by_video or person.by_video,
            )  # fmt: skip
            return replace(meeting, people=(*people[:place], both, *people[place + 1 :])), place
    return replace(meeting, people=(*people, replace(person, id=free_id("p", people)))), len(people)


def with_item(
    meeting: MeetingProposal, item: ItemProposal, block: BlockProposal | None = None
) -> tuple[MeetingProposal, int]:
    """Return the meeting with an item where its hour or its line of the paper puts it, else last, and its place.

    `block` is the time budget that comes with it.
    """
    place = next((number for number, each in enumerate(meeting.items) if _is_before(item, each)), len(meeting.items))
    items, blocks = meeting.items, meeting.blocks
    if block:
        number = max((each.block + 1 for each in items[:place] if each.block is not None), default=0)
        items = tuple(
            replace(each, block=each.block + 1) if each.block is not None and each.block >= number else each
            for each in items
        )
        blocks = (*blocks[:number], block, *blocks[number:])
        item = replace(item, block=number)
    own = replace(item, id=free_id("i", items))
    return replace(meeting, items=(*items[:place], own, *items[place:]), blocks=blocks), place


def with_speakers(
    meeting: MeetingProposal, place: int, people: Iterable[int], after: int | None = None
) -> MeetingProposal:
    """Return the meeting with more speakers of the item at `place`, each once: behind the person `after`, else last."""
    known = meeting.items[place].people
    new = tuple(dict.fromkeys(person for person in people if person not in known))
    first = known.index(after) + 1 if after in known else len(known)
    item = replace(meeting.items[place], people=(*known[:first], *new, *known[first:]))
    return replace(meeting, items=(*meeting.items[:place], item, *meeting.items[place + 1 :]))


def part_of(meeting: MeetingProposal, items: range, people: Iterable[int], blocks: Iterable[int]) -> MeetingProposal:
    """Return the meeting with these items, people and blocks alone; the three are places in its lists."""
    persons = {old: new for new, old in enumerate(sorted(people))}
    budgets = {old: new for new, old in enumerate(sorted(blocks))}
    kept = tuple(
        replace(
            meeting.items[place], people=tuple(persons[each] for each in meeting.items[place].people),
            block=budgets.get(-1 if (block := meeting.items[place].block) is None else block),
        )
        for place in items
    )  # fmt: skip
    return replace(
        meeting, items=kept, people=tuple(meeting.people[each] for each in persons),
        blocks=tuple(meeting.blocks[each] for each in budgets),
    )  # fmt: skip


def begins_at(meeting: MeetingProposal, place: int) -> str | None:
    """Return when an item begins: its own hour, else by the time budgets before it; None when neither says."""
    item = meeting.items[place]
    if item.starts_at or item.block is None or not meeting.starts_at:
        return item.starts_at
    before = [block.budget_s for block in meeting.blocks[: item.block]]
    if not all(before) or any(each.block == item.block for each in meeting.items[:place]):
        return None
    return (datetime.fromisoformat(meeting.starts_at) + timedelta(seconds=sum(before))).isoformat()


def _is_before(one: ItemProposal, other: ItemProposal) -> bool:
    if one.starts_at and other.starts_at:
        return datetime.fromisoformat(one.starts_at) < datetime.fromisoformat(other.starts_at)
    return 0 < first_line(one) < first_line(other)

"""Matches meetings, people and items of a newer paper to the older one's and carries over ids and corrections."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TypeVar

from interp.domain.proposals.paper_matching import ITEM_KEYS, MEETING_KEYS, PERSON_KEYS, paired
from interp.domain.proposals.planning import item_id, person_id
from interp.domain.proposals.proposal import ItemProposal, MeetingProposal, PersonProposal, Proposal
from interp.domain.proposals.regrouping import regrouped
from interp.value_types import replace


def numbered(proposal: Proposal) -> Proposal:
    """Return the proposal with every person and item under the id it gets when planned."""
    return replace(proposal, meetings=tuple(_numbered(meeting) for meeting in proposal.meetings))


def _numbered(meeting: MeetingProposal) -> MeetingProposal:
    people = tuple(replace(each, id=person_id(meeting, place)) for place, each in enumerate(meeting.people))
    items = tuple(replace(each, id=item_id(meeting, place)) for place, each in enumerate(meeting.items))
    return replace(meeting, people=people, items=items)


def succeeding(read: Proposal, kept: Proposal, new: Proposal, mark: str) -> Proposal:
    """Return the newer version with the ids of the older, and with those corrections that still apply.

    `read` is the older version as read, `kept` as confirmed. A correction is kept where both papers print the same; ids
    of new entries begin with `mark`. Meetings that were split or merged in `kept` are so in the result, with a warning
    for what cannot be assigned to a part.
    """
    pairs = paired(read.meetings, new.meetings, MEETING_KEYS)
    planned = {old: place for place, old in paired(read.meetings, kept.meetings, MEETING_KEYS).items()}
    divided = regrouped(read, kept, new)
    meetings: list[tuple[int, MeetingProposal]] = []  # with the place of the confirmed meeting, -1 for a new one
    for place, meeting in enumerate(new.meetings):
        old = pairs.get(place, -1)
        if old in divided.of:
            meetings += [
                (each.here, _meeting(each.was, each.now, each.new, f"{mark}-{place + 1}-{each.here + 1}"))
                for each in divided.meetings if each.at == place
            ]  # fmt: skip
        elif old in planned:
            was, now = read.meetings[old], kept.meetings[planned[old]]
            meetings.append((planned[old], _meeting(was, now, meeting, f"{mark}-{place + 1}")))
        else:
            meetings.append((-1, _numbered(meeting)))
    if divided.meetings:  # in the person's order
        known = iter(sorted((each for each in meetings if each[0] >= 0), key=lambda each: each[0]))
        meetings = [next(known) if each[0] >= 0 else each for each in meetings]
    return replace(
        new, meetings=tuple(meeting for _, meeting in meetings), warnings=(*new.warnings, *divided.warnings),
        session=_corrected(read.session, kept.session, new.session),
        event=_corrected(read.event, kept.event, new.event),
        webcast=kept.webcast if new.webcast == read.webcast else new.webcast,
        languages=kept.languages if new.languages == read.languages else new.languages,
        documents=kept.documents if new.documents == read.documents else new.documents,
        treaties=kept.treaties if new.treaties == read.treaties else new.treaties,
    )  # fmt: skip


def _meeting(was: MeetingProposal, now: MeetingProposal, new: MeetingProposal, mark: str) -> MeetingProposal:
    people, places = _people(was, now, new, mark)
    items = _items(was, now, new, mark, places)
    new = replace(new, blocks=now.blocks if new.blocks == was.blocks else new.blocks)
    return replace(_corrected(was, now, new), id=now.id, people=people, items=_in_people(items, people))


Part = TypeVar("Part")


def _corrected(was: Part, now: Part, new: Part) -> Part:
    """Return `new` with the person's correction of each field that both papers print alike."""
    same = {
        each.name: getattr(now, each.name)
        for each in fields(new)  # type: ignore[arg-type]
        if each.name not in ("id", "lines", "people", "items", "blocks", "block")
        and getattr(new, each.name) == getattr(was, each.name)
    }
    made: Part = replace(new, **same)  # type: ignore[type-var]
    return made


def _people(
    was: MeetingProposal, now: MeetingProposal, new: MeetingProposal, mark: str
) -> tuple[tuple[PersonProposal, ...], dict[int, str]]:
    """Return the people of the new version, and the id at each printed position."""
    pairs = paired(was.people, new.people, PERSON_KEYS)
    kept = {each.id: each for each in now.people}
    made, places = [], {}
    for place, person in enumerate(new.people):
        before = was.people[pairs[place]] if place in pairs else None
        places[place] = before.id if before else f"{mark}-p{place}"
        if before is None:
            made.append(replace(person, id=places[place]))
        elif before.id in kept:  # people removed by hand stay removed
            made.append(replace(_corrected(before, kept[before.id], person), id=before.id))
    known = {each.id for each in was.people}
    return (*made, *(each for each in now.people if each.id not in known)), places


Listed = tuple[ItemProposal, tuple[str, ...]]


def _items(
    was: MeetingProposal, now: MeetingProposal, new: MeetingProposal, mark: str, places: dict[int, str]
) -> list[Listed]:
    """Return the items of the new version, each with the ids of its speakers."""
    pairs = paired(was.items, new.items, ITEM_KEYS)
    kept = {each.id: each for each in now.items}
    before_of = {each.id: each for each in was.items}
    same_blocks = new.blocks == was.blocks
    made: list[Listed] = []
    for place, item in enumerate(new.items):
        speakers = tuple(places[person] for person in item.people)
        before = was.items[pairs[place]] if place in pairs else None
        if before is None:
            made.append((replace(item, id=f"{mark}-i{place + 1}"), speakers))
        elif before.id in kept:
            listed = tuple(was.people[person].id for person in before.people)
            if listed == speakers:
                speakers = tuple(now.people[person].id for person in kept[before.id].people)
            block = kept[before.id].block if same_blocks and item.block == before.block else item.block
            corrected = replace(_corrected(before, kept[before.id], item), id=before.id, block=block)
            made.append((corrected, speakers))
    for item in now.items:
        if item.id not in before_of:  # added by hand, therefore in no paper
            own = item if same_blocks else replace(item, block=None)
            made.append((own, tuple(now.people[person].id for person in item.people)))
    return _in_order(made, [each.id for each in was.items], [each.id for each in now.items])


def _in_order(made: list[Listed], printed: list[str], kept: list[str]) -> list[Listed]:
    """Return the entries in the person's order if both papers have the same order, else as printed."""
    ids = [item.id for item, _ in made]
    if [each for each in ids if each in printed] != [each for each in printed if each in ids]:
        return made
    fixed = iter(sorted((pair for pair in made if pair[0].id in kept), key=lambda pair: kept.index(pair[0].id)))
    return [next(fixed) if pair[0].id in kept else pair for pair in made]


def _in_people(items: Iterable[Listed], people: Sequence[PersonProposal]) -> tuple[ItemProposal, ...]:
    where = {person.id: place for place, person in enumerate(people)}
    return tuple(
        replace(item, people=tuple(where[speaker] for speaker in speakers if speaker in where))
        for item, speakers in items
    )

"""Divides two versions of a paper into the meetings that a person made of the older by moves, splits and merges."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from interp.domain.proposals.meeting_parts import with_person
from interp.domain.proposals.paper_matching import ITEM_KEYS, MEETING_KEYS, PERSON_KEYS, letters, paired
from interp.domain.proposals.proposal import ItemProposal, MeetingProposal, PersonProposal, Proposal, ProposalWarning
from interp.value_types import dataclass, replace

# An entry: the place of its meeting, and its own place in that meeting's list.
Place = tuple[int, int]
Entry = ItemProposal | PersonProposal
NOT_FIELDS = frozenset({"id", "lines", "people", "items", "blocks"})
GONE = "gone"


@dataclass(frozen=True, slots=True)
class RegroupedMeeting:
    """A confirmed meeting, and what it would be in the older paper (`was`) and in the newer (`new`), divided alike.

    `here` is its place among the confirmed meetings, `at` that of the newer paper's first meeting with content of it.
    """

    was: MeetingProposal
    now: MeetingProposal
    new: MeetingProposal
    here: int
    at: int


@dataclass(frozen=True, slots=True)
class Regrouping:
    """The meetings divided by hand, the older paper's meetings that they came of, and what must be checked."""

    meetings: tuple[RegroupedMeeting, ...] = ()
    of: frozenset[int] = frozenset()
    warnings: tuple[ProposalWarning, ...] = ()


def regrouped(read: Proposal, kept: Proposal, new: Proposal) -> Regrouping:
    """Return the confirmed meetings (`kept`) that have entries of another meeting of the older paper (`read`).

    An entry is found again by the lines that it was read from. What only the newer paper has joins the entry before it;
    a warning names it where the entry after that is in another meeting, and values that no meeting can take.
    """
    main = paired(read.meetings, kept.meetings, MEETING_KEYS)
    items, people = (_origins(read, kept, main, name) for name in ("items", "people"))
    found = {(here, old) for each in (items, people) for (here, _), (old, _) in each.items()}
    moved = {(here, old) for here, old in found if main.get(here) != old}
    if not moved:
        return Regrouping()
    of = {old for _, old in moved} | {main[here] for here, _ in moved if here in main}
    parts = sorted({here for here, _ in moved} | {here for here, old in main.items() if old in of})
    pairs = {old: place for place, old in paired(read.meetings, new.meetings, MEETING_KEYS).items() if old in of}
    homes = {old: _home(old, main, items, parts) for old in of}
    in_part = {old: here for (here, _), old in items.items()}
    older = _Division.of(read, homes, in_part, [(old, here) for (here, _), old in people.items()])
    newer = _following(older, new, pairs)
    sources = {here: _sources(here, main, found, of) for here in parts}
    by_origin = {old: here for here, old in items.items()}
    taken: set[tuple[int, str]] = set()
    made = []
    for here in parts:
        now = kept.meetings[here]
        both = [
            (old, read.meetings[old], new.meetings[pairs[old]], homes[old] == here)
            for old in sources[here] if old in pairs
        ]  # fmt: skip
        if both:  # else the newer paper has nothing of it
            values = dict(_values(now, both, taken))
            was = replace(
                _named(older, here, now, by_origin, people), **{name: was for name, (was, _) in values.items()}
            )
            then = replace(newer.part(here), **{name: then for name, (_, then) in values.items()})
            made.append(RegroupedMeeting(was, now, then, here, min(pairs[old] for old, *_ in both)))
    untaken = _untaken(read, new, pairs, taken)
    return Regrouping(tuple(made), frozenset(of), (*newer.doubts, *untaken))


def _origins(read: Proposal, kept: Proposal, main: Mapping[int, int], name: str) -> dict[Place, Place]:
    """Return the place in the older paper of each entry of the confirmed meetings that was read from it."""
    printed, entries = _entries(read, name), _entries(kept, name)
    found = {}
    for at, each in entries.items():
        own = (old for old in printed if old[0] == main.get(at[0]) and printed[old].id == each.id)
        if (old := next(own, None)) and printed[old].lines == each.lines:
            found[at] = old
    for at, each in entries.items():
        # a person may speak in several parts, an item is in one
        free = (old for old in printed if name == "people" or old not in found.values())
        if at not in found and (old := next((old for old in free if _is_same(printed[old], each)), None)):
            found[at] = old
    return found


def _entries(proposal: Proposal, name: str) -> dict[Place, Entry]:
    return {
        (here, place): each
        for here, meeting in enumerate(proposal.meetings)
        for place, each in enumerate(getattr(meeting, name))
    }


def _is_same(printed: Entry, each: Entry) -> bool:
    """Return whether an entry was read from the lines of `printed`; where none are known, from its words."""
    if isinstance(printed, PersonProposal) and isinstance(each, PersonProposal):
        alike = letters(printed.name) == letters(each.name)
        return printed.lines == each.lines and (alike or bool(each.lines))
    if isinstance(printed, ItemProposal) and isinstance(each, ItemProposal):
        kind, title = printed.kind == each.kind, letters(printed.title) == letters(each.title)
        return printed.lines == each.lines and (kind or title if each.lines else kind and title)
    return False


def _home(old: int, main: Mapping[int, int], items: Mapping[Place, Place], parts: Sequence[int]) -> int:
    """Return the confirmed meeting that has what else belongs to a meeting of the older paper."""
    own = (here for here in parts if main.get(here) == old)
    return next(own, min((here for (here, _), place in items.items() if place[0] == old), default=parts[0]))


def _sources(here: int, main: Mapping[int, int], entries: set[Place], of: set[int]) -> list[int]:
    """Return the meetings of the older paper that a confirmed one has the title, hours and room of: its own first."""
    found = sorted(old for at, old in entries if at == here)
    if here in main:
        # a meeting that is still there keeps its own values, whatever was moved out of it
        found = [main[here], *(old for old in found if old not in main.values())]
    return [old for old in found if old in of]


@dataclass(frozen=True, slots=True)
class _Division:
    """A paper's meetings divided into the confirmed ones: for each item its meeting, for each person the meetings.

    `homes` are the meetings of the paper and the confirmed meeting that has what is in no other.
    """

    paper: Proposal
    homes: Mapping[int, int]
    items: Mapping[Place, int]
    people: Mapping[Place, frozenset[int]]
    doubts: tuple[ProposalWarning, ...] = ()

    @classmethod
    def of(
        cls,
        paper: Proposal,
        homes: Mapping[int, int],
        items: Mapping[Place, int],
        people: list[tuple[Place, int]],
        ends: Mapping[int, tuple[int, int]] | None = None,
    ) -> "_Division":
        """Return the division with every entry in it; those that are not in `items` follow the one before them.

        `ends` are the confirmed meetings in which a meeting of the older paper begins and ends.
        """
        placed, doubts = {}, []
        for meeting, home in homes.items():
            listed = paper.meetings[meeting].items
            known = [items.get((meeting, place)) for place in range(len(listed))]
            first, last = (ends or {}).get(meeting, (None, None))
            for place, item in enumerate(listed):
                before = next((each for each in known[place::-1] if each is not None), first)
                after = next((each for each in known[place:] if each is not None), last)
                here = before if before is not None else after if after is not None else home
                placed[meeting, place] = here
                if known[place] is None and None not in (before, after) and before != after:
                    doubts.append(_doubt(item, item.title))
        shared: dict[Place, set[int]] = {}
        for meeting in homes:
            for place, item in enumerate(paper.meetings[meeting].items):
                for person in item.people:
                    shared.setdefault((meeting, person), set()).add(placed[meeting, place])
        for at, here in people:
            shared.setdefault(at, set()).add(here)
        for meeting in ends or {}:
            several = len({here for at, here in placed.items() if at[0] == meeting}) > 1
            listed_people = enumerate(paper.meetings[meeting].people)
            doubts += [_doubt(each, each.name) for place, each in listed_people
                       if several and (meeting, place) not in shared]  # fmt: skip
        everyone = {
            (meeting, place): frozenset(shared.get((meeting, place), {home}))
            for meeting, home in homes.items() for place in range(len(paper.meetings[meeting].people))
        }  # fmt: skip
        return cls(paper, homes, placed, everyone, tuple(doubts))

    def part(self, here: int) -> MeetingProposal:
        """Return what the paper has of one confirmed meeting, in the paper's order."""
        return self.traced(here)[0]

    def traced(self, here: int) -> tuple[MeetingProposal, list[Place], dict[Place, int]]:
        """Return what the paper has of one confirmed meeting, where its items stand, and the place of each person."""
        made, at, persons = MeetingProposal(""), [], {}
        for meeting in sorted(self.homes, key=lambda meeting: (self.homes[meeting] != here, meeting)):
            for place, person in enumerate(self.paper.meetings[meeting].people):
                if here in self.people[meeting, place]:
                    made, persons[meeting, place] = with_person(made, person)
        for meeting in sorted(self.homes):
            source = self.paper.meetings[meeting]
            mine = [place for place in range(len(source.items)) if self.items[meeting, place] == here]
            used = {each.block for each in source.items}
            budgets = [
                number for number in range(len(source.blocks))
                if number in {source.items[place].block for place in mine}
                or (number not in used and self.homes[meeting] == here)
            ]  # fmt: skip
            blocks = {number: len(made.blocks) + new for new, number in enumerate(budgets)}
            items = tuple(
                replace(
                    each, block=None if each.block is None else blocks[each.block],
                    people=tuple(dict.fromkeys(persons[meeting, person] for person in each.people)),
                )
                for each in (source.items[place] for place in mine)
            )  # fmt: skip
            at += [(meeting, place) for place in mine]
            kept = tuple(source.blocks[number] for number in budgets)
            made = replace(made, items=(*made.items, *items), blocks=(*made.blocks, *kept))
        return made, at, persons


def _doubt(each: Entry, words: str) -> ProposalWarning:
    line = min((line for lines in each.lines.values() for line in lines), default=None)
    text = f"New, and between two meetings that were divided by hand; in the first of them: {words}"
    return ProposalWarning("between_parts", text, line, {"text": words})


def _following(older: _Division, new: Proposal, pairs: Mapping[int, int]) -> _Division:
    """Return the newer paper divided as the older one; `pairs` are its meetings by those of the older."""
    items: dict[Place, int] = {}
    people: list[tuple[Place, int]] = []
    ends = {}
    for old, place in pairs.items():
        was, then = older.paper.meetings[old], new.meetings[place]
        items |= {
            (place, each): older.items[old, one] for each, one in paired(was.items, then.items, ITEM_KEYS).items()
        }
        if was.items:
            ends[place] = (older.items[old, 0], older.items[old, len(was.items) - 1])
        same = paired(was.people, then.people, PERSON_KEYS)
        people += [((place, each), here) for each, one in same.items() for here in sorted(older.people[old, one])]
    return _Division.of(new, {pairs[old]: older.homes[old] for old in pairs}, items, people, ends)


def _named(
    older: _Division, here: int, now: MeetingProposal, items: Mapping[Place, Place], people: Mapping[Place, Place]
) -> MeetingProposal:
    """Return what the older paper has of a confirmed meeting under the ids there; what was removed has others."""
    made, at, persons = older.traced(here)
    named = {
        persons[old]: now.people[place].id for (part, place), old in reversed([*people.items()])
        if part == here and old in persons
    }  # fmt: skip
    known = tuple(
        replace(each, id=now.items[items[old][1]].id if old in items else f"{GONE}-{old[0]}-{old[1]}")
        for old, each in zip(at, made.items, strict=True)
    )
    everyone = tuple(replace(each, id=named.get(place, f"{GONE}-{place}")) for place, each in enumerate(made.people))
    return replace(made, items=known, people=everyone)


Values = Iterator[tuple[str, tuple[Any, Any]]]


def _values(
    now: MeetingProposal, sources: Sequence[tuple[int, MeetingProposal, MeetingProposal, bool]],
    taken: set[tuple[int, str]],
) -> Values:  # fmt: skip
    """Yield the fields of a confirmed meeting with the older and the newer paper's value, its own as both.

    `sources` are the older and the newer paper's meetings, and whether the confirmed one is their home.
    """
    for name in (each.name for each in fields(now) if each.name not in NOT_FIELDS):
        here = getattr(now, name)
        yield name, (here, here)
        for old, was, then, home in sources:
            if getattr(was, name) == here and (home or here is not None):
                taken.add((old, name))
                yield name, (here, getattr(then, name))
                break


def _untaken(
    read: Proposal, new: Proposal, pairs: Mapping[int, int], taken: set[tuple[int, str]]
) -> Iterator[ProposalWarning]:
    """Yield a warning for each changed value of the newer paper that no confirmed meeting takes."""
    for old, place in sorted(pairs.items()):
        was, then = read.meetings[old], new.meetings[place]
        for name in (each.name for each in fields(then) if each.name not in NOT_FIELDS):
            value = getattr(then, name)
            if value != getattr(was, name) and (old, name) not in taken:
                lines = then.lines.get(name, then.lines.get("", ()))
                printed = value[11:16] if name in ("starts_at", "ends_at") and value else getattr(value, "text", value)
                text = f"{then.title}: divided by hand, and this new value is in no meeting: {printed or '–'}"
                values: dict[str, str | int] = {"meeting": then.title, "value": printed or "–"}
                yield ProposalWarning("no_part", text, min(lines, default=None), values)

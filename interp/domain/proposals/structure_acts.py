"""The acts that change how a proposal is divided into meetings, people and items, and which of them an entry allows."""

from interp.domain.proposals.conversions import (
    ReadLine,
    item_of_line,
    item_of_person,
    nearest_meeting,
    person_of_item,
    person_of_line,
)
from interp.domain.proposals.corrections import Path, value_at
from interp.domain.proposals.newer_paper import numbered
from interp.domain.proposals.proposal import Proposal
from interp.domain.proposals.restructuring import entry_at, merged_with_next, moved_to, split
from interp.errors import BadRequest
from interp.value_types import dataclass

LINE = "line"


@dataclass(frozen=True, slots=True)
class Act:
    """One act on an entry or a line: what is done, at which path, and the place of the meeting it concerns, if any."""

    what: str
    path: Path
    to: int | None = None


def acts_of(proposal: Proposal, path: Path) -> tuple[Act, ...]:
    """Return the acts that an entry allows, or a line of the paper: ("line", 45). Raises BadRequest("unknown_field").

    A move past the last meeting makes a new one.
    """
    many = len(proposal.meetings)
    if path[0] == LINE and len(path) == 2 and isinstance(path[1], int):
        if not 0 < path[1] <= len(proposal.paper):
            raise BadRequest("unknown_field", field=f"line.{path[1]}"[:80])
        near = nearest_meeting(proposal, path[1])
        order = sorted(range(many), key=lambda place: place != near)
        return tuple(Act(what, path, place) for place in order for what in ("person", "item"))
    value_at(proposal, path)
    if len(path) == 2 and path[0] == "meetings":
        here = int(path[1])
        after = [Act("merge", path, here + 1)] if here + 1 < many else []
        return (*after, *([Act("merge", ("meetings", here - 1), here - 1)] if here else []))
    _, place = entry_at(proposal, path, "people", "items")
    moves = (Act("to", path, each) for each in range(many + 1) if each != path[1])
    if path[2] == "people":
        return (Act("item", path), *moves)
    return (Act("person", path), *([Act("split", path)] if place else []), *moves)


def done(proposal: Proposal, act: Act, read: ReadLine) -> tuple[Proposal, Path]:
    """Return the proposal with an act done, and the path of the entry at which to go on. Raises BadRequest."""
    proposal, path, to = numbered(proposal), act.path, -1 if act.to is None else act.to
    if path[0] == LINE and len(path) == 2 and isinstance(path[1], int) and 0 < path[1] <= len(proposal.paper):
        if act.what in ("person", "item"):
            made = person_of_line if act.what == "person" else item_of_line
            return made(proposal, path[1], to, read(proposal.paper[path[1] - 1]))
    elif act.what == "to":
        return moved_to(proposal, path, to)
    elif act.what == "split":
        return split(proposal, path)
    elif act.what == "merge":
        return merged_with_next(proposal, path)
    elif act.what == "person":
        meeting, place = entry_at(proposal, path, "items")
        return person_of_item(proposal, path, read(meeting.items[place].title))
    elif act.what == "item":
        return item_of_person(proposal, path)
    raise BadRequest("unknown_field", field=act.what[:80])

"""Makes the lines of a proposal's page: findings at the line they concern, a block's hours, what Confirm will make."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from markupsafe import Markup

from interp.domain.proposals.corrections import path_of, value_at
from interp.domain.proposals.paper_matching import letters
from interp.domain.proposals.proposal import MeetingProposal, Proposal, ProposalWarning
from interp.domain.proposals.structure_acts import LINE, Act, acts_of
from interp.value_types import dataclass
from interp.web.wording import i18n
from interp.web.wording.page_words import word
from interp.web.wording.phrases import phrase

# The line of what the whole paper says: its session, its event, its languages.
PAPER_ROW = "paper"
DOCUMENTS_ROW = "documents"
ROW_LISTS = frozenset({"people", "items", "blocks"})


@dataclass(frozen=True, slots=True)
class PlacedWarning:
    """Something to look at: its words, the line of the paper, the id of its field, the path of its row.

    `line` is None, `field` and `row` are "" where there is none.
    """

    text: Markup
    line: int | None
    field: str
    row: str


@dataclass(frozen=True, slots=True)
class Making:
    """A meeting to be made: times in milliseconds, None when incomplete."""

    title: str
    starts_at: int | None
    ends_at: int | None
    timezone: str
    items: int
    speeches: int
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One act in words; `do` is what its button sends."""

    do: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Menu:
    """What can be done with an entry, or with a line of the paper, at `path`; `name` is its own."""

    path: str
    name: Markup
    choices: tuple[Choice, ...]


def menu_of(proposal: Proposal, dotted: str, language: str) -> Menu:
    """Return the acts that an entry or a line allows, in words. Raises BadRequest("unknown_field")."""
    path = path_of(dotted)
    choices = tuple(_choice(proposal, act, language) for act in acts_of(proposal, path))
    if path[0] == LINE:
        return Menu(dotted, phrase(word("proposal.line"), language, {"n": path[1]}), choices)
    entry = value_at(proposal, path)
    name = Markup('<bdi dir="auto">{}</bdi>').format(getattr(entry, "name", getattr(entry, "title", "")) or "–")
    return Menu(dotted, name, choices)


def _choice(proposal: Proposal, act: Act, language: str) -> Choice:
    """Return an act in words: which, and the meeting it concerns."""
    key, meetings = f"proposal.act_{act.what}", proposal.meetings
    values: dict[str, object] = {}
    if act.path[0] == LINE:
        key = f"proposal.act_line_{act.what}"
    elif act.what == "to" and act.to == len(meetings):
        key = "proposal.act_to_new"
    elif act.what == "merge":
        key = "proposal.act_merge_before" if act.to == act.path[1] else "proposal.act_merge_next"
    if act.to is not None and act.to < len(meetings):
        meeting = meetings[act.to]
        title = Markup('<bdi dir="auto">{}</bdi>').format(meeting.title or meeting.heading or "–")
        values = {"n": act.to + 1, "title": title}
    dotted = ".".join(map(str, act.path))
    to = f" {act.to}" if act.what == "to" or act.path[0] == LINE else ""
    return Choice(f"{act.what} {dotted}{to}", phrase(word(key), language, values))


def row_of(field: str) -> str:
    """Return the path of the row in which a field, given by its id, is edited: "meetings.0.people.2"."""
    steps = field.removeprefix("f-").split("-")
    if steps[0] != "meetings":
        return DOCUMENTS_ROW if steps[0] in ("documents", "treaties") else PAPER_ROW
    return ".".join(steps[:4] if len(steps) > 3 and steps[2] in ROW_LISTS else steps[:2])


def placed(proposal: Proposal, warning: ProposalWarning, fields: Iterable[str], text: Markup) -> PlacedWarning:
    """Return a warning at its field: the first read from its line in the meeting it names, else the first at all."""
    named = str(warning.values.get("meeting", "")).strip("“”\"«» ")
    meetings = [
        place for place, each in enumerate(proposal.meetings) if named and named in (each.heading, each.title)
    ]
    own = [each for each in fields for place in meetings if each.startswith(f"f-meetings-{place}-")]
    if meetings and not own:
        return PlacedWarning(text, warning.line, f"f-meetings-{meetings[0]}-title", f"meetings.{meetings[0]}")
    field = next(iter(own or fields), "")
    return PlacedWarning(text, warning.line, field, row_of(field) if field else "")


def by_row(findings: Iterable[PlacedWarning]) -> dict[str, list[PlacedWarning]]:
    """Return the findings of each row; those of none are at ""."""
    found: dict[str, list[PlacedWarning]] = {}
    for each in findings:
        found.setdefault(each.row, []).append(each)
    return found


def gap(proposal: Proposal, path: str, field: str, label: str, language: str) -> PlacedWarning:
    """Return a missing field, named by its meeting and its label, as something to look at."""
    place = int(path.split(".")[1])
    meeting = phrase(word("proposal.meeting"), language, {"n": place + 1})
    missing, name = (phrase(word(key), language, {}) for key in ("proposal.missing", label))
    return PlacedWarning(Markup("{} {} · {}").format(missing, meeting, name), None, field, row_of(field))


def block_hours(meeting: MeetingProposal) -> list[str]:
    """Return the local time at which each block begins by the paper's own budgets; "" once one has none."""
    try:
        moment = datetime.fromisoformat(meeting.starts_at or "")
    except ValueError:
        return [""] * len(meeting.blocks)
    return list(_beginnings(moment, [block.budget_s for block in meeting.blocks]))


def _beginnings(moment: datetime, budgets: Iterable[int]) -> Iterator[str]:
    known = True
    for budget in budgets:
        yield f"{moment:%H:%M}" if known else ""
        known = known and bool(budget)
        moment += timedelta(seconds=budget)


def sole_items(meeting: MeetingProposal) -> dict[int, int]:
    """Return the position of each block that has exactly one item, by that item's position: they share a row."""
    held = [item.block for item in meeting.items if item.block is not None]
    return {
        place: item.block for place, item in enumerate(meeting.items)
        if item.block is not None and held.count(item.block) == 1
    }  # fmt: skip


def sum_of(proposal: Proposal, makings: Iterable[Making], language: str) -> Markup:
    """Return what Confirm makes, in words: "2 meetings, 14 people, Monday 7 March 2016"; several days as a range.

    A person of several meetings counts once.
    """
    made = list(makings)
    people = [letters(person.name) for meeting in proposal.meetings for person in meeting.people]
    values: dict[str, object] = {
        "meetings": phrase(word("proposal.n_meetings"), language, {"n": len(made)}),
        "people": phrase(word("proposal.n_people"), language, {"n": len({*filter(None, people)}) + people.count("")}),
    }
    days = _days(made, language)
    if not days:
        return phrase(word("proposal.sum"), language, values)
    ends = {"first": days[0], "last": days[-1]}
    day = days[0] if len(days) == 1 else phrase(word("proposal.days"), language, ends)
    return phrase(word("proposal.sum_day"), language, values | {"day": day})


def _days(makings: Iterable[Making], language: str) -> list[str]:
    """Return the days of the meetings in words, in order and each once."""
    dated = sorted((each.starts_at, each.timezone) for each in makings if each.starts_at is not None)
    return list(dict.fromkeys(i18n.day(starts, zone, language, inline=True) for starts, zone in dated))

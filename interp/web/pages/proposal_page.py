"""Makes the content of a proposal's page: lines beside fields, warnings in words, the meetings to be made."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from markupsafe import Markup

from interp.domain.proposals.corrections import leaves, path_of, value_at
from interp.domain.proposals.planning import plans
from interp.domain.proposals.proposal import MeetingProposal, Proposal, ProposalWarning
from interp.domain.proposals.revisions import ProposalRecord
from interp.domain.rules.decide.item import KINDS
from interp.errors import BadRequest, Refused
from interp.value_types import dataclass, replace
from interp.web.pages.proposal_fields import ROLES, length, wall
from interp.web.pages.proposal_rows import (
    DOCUMENTS_ROW,
    Making,
    Menu,
    PlacedWarning,
    block_hours,
    by_row,
    gap,
    menu_of,
    placed,
    row_of,
    sole_items,
    sum_of,
)
from interp.web.wording.page_words import word
from interp.web.wording.phrases import phrase, plain
from interp.web.wording.refusal_sentences import sentence

# Values read from a line with one of these warnings are marked in their field.
DOUBTS = frozenset({"no_honorific", "unreadable_character", "joined_line"})
DOUBTFUL = frozenset({"name", "honorific", "functions", "topic", "title"})
LABELS = {
    "title": "proposal.title", "name": "proposal.name", "starts_at": "proposal.starts", "ends_at": "proposal.ends",
}  # fmt: skip
# With more choices than this, a speaker is shown without a selection list.
CHOICES = 4_000


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """Additions of one response to a stored proposal: the input, its errors, and others' corrections.

    `done` is what was just done, a text of the page; `menu` the path of the entry or line whose acts are shown.
    """

    raw: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, BadRequest] = field(default_factory=dict)
    conflicts: Mapping[str, Any] = field(default_factory=dict)
    lost: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""
    notice: str = ""
    done: str = ""
    menu: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of the paper; `fields` are the ids of fields read from it, `warned` if a warning names it.

    `heading` is true for a line that only says what stands below it.
    """

    number: int
    text: str
    fields: tuple[str, ...]
    warned: bool
    heading: bool = False


def field_id(dotted: str) -> str:
    """Return the id of the field at a path."""
    return "f-" + dotted.replace(".", "-")


def context(kept: ProposalRecord, shown: FormAnswer, language: str) -> dict[str, Any]:
    """Return the template's values beside the stored proposal."""
    proposal = kept.proposal
    traces = traced(proposal)
    found = notes(proposal, traces, language)
    rows, opened = by_row([*found, *gaps(proposal, language)]), opened_rows(shown)
    makings = [making(proposal, meeting) for meeting in proposal.meetings]
    return {
        "proposal": proposal, "kept": kept, "shown": shown,
        "lines": tuple(paper_lines(proposal, traces)), "notes": found, "missing": gaps(proposal, language),
        "makings": makings, "makes": sum_of(proposal, makings, language),
        "at_row": lambda *paths: [each for path in paths for each in rows.get(path, ())],
        "roles": ROLES, "kinds": KINDS, "block_hours": block_hours, "sole_items": sole_items,
        "field_id": field_id, "wall": wall, "length_typed": length, "choices": CHOICES,
        "lines_of": lambda dotted: lines_of(proposal, dotted), "read_from": lambda dotted: read_from(proposal, dotted),
        "doubtful": doubtful(proposal), "wrong": lambda dotted: wrong(shown, dotted, language),
        "menu": _menu(proposal, shown.menu, language), "is_as_read": kept.is_as_read,
        "typed": shown.raw.get, "said": told, "opened": opened.intersection,
    }  # fmt: skip


def _menu(proposal: Proposal, dotted: str, language: str) -> Menu | None:
    """Return the acts of the entry at a path, None for an entry that is not there."""
    try:
        return menu_of(proposal, dotted, language) if dotted else None
    except BadRequest:
        return None


def gaps(proposal: Proposal, language: str) -> list[PlacedWarning]:
    """Return each field without which a meeting cannot be made."""
    return [
        gap(proposal, path, field_id(path), LABELS[path.rpartition(".")[2]], language) for path in missing(proposal)
    ]


def opened_rows(shown: FormAnswer) -> frozenset[str]:
    """Return the rows that must be open: they hold what was refused, or what a colleague changed too."""
    return frozenset(row_of(field_id(path)) for path in (*shown.errors, *shown.conflicts))


def lines_of(proposal: Proposal, dotted: str) -> tuple[int, ...]:
    """Return the lines a field was read from."""
    path = path_of(dotted)
    for end in range(len(path) - 1, -1, -1):
        thing = value_at(proposal, path[:end])
        known = getattr(thing, "lines", None)
        if known is not None:
            found = known.get(path[end], known.get("", ()))
            return tuple(sorted(set(found)))[:40]
    return ()


def read_from(proposal: Proposal, dotted: str) -> tuple[int, ...]:
    """Return the lines of a field itself, none if only its entry has lines."""
    path = path_of(dotted)
    known = getattr(value_at(proposal, path[:-1]), "lines", {}) if path[-2:-1] != ("speaking_time",) else {}
    whole = dotted.rpartition(".")[2] in ("budget_s", "kind")
    return lines_of(proposal, dotted) if path[-1] in known or whole else ()


def traced(proposal: Proposal) -> dict[int, list[str]]:
    """Return the ids of the fields read from each line; an entry's lines lead to its first field."""
    found: dict[int, list[str]] = {}
    firsts: set[tuple[str, int]] = set()
    for dotted, _ in leaves(proposal):
        path = path_of(dotted)
        if path[-1] == "heading":
            continue
        thing, owner = value_at(proposal, path[:-1]), dotted.rpartition(".")[0]
        known = getattr(thing, "lines", {})
        for line in known.get(path[-1], ()):
            found.setdefault(line, []).append(field_id(dotted))
            firsts.add((owner, line))
        if path[-1] in ("title", "name", "budget_s", "floor_s"):
            for line in set(known.get("", ())) - {each for place, each in firsts if place == owner}:
                found.setdefault(line, []).append(field_id(dotted))
    return found


def paper_lines(proposal: Proposal, traces: Mapping[int, list[str]]) -> Iterator[PaperLine]:
    """Yield the lines of the paper with text."""
    warned = {warning.line for warning in proposal.warnings}
    headings = frozenset(proposal.lines.get("headings", ()))
    for number, text in enumerate(proposal.paper, start=1):
        if text:
            yield PaperLine(number, text, tuple(traces.get(number, ())), number in warned, number in headings)


def notes(proposal: Proposal, traces: Mapping[int, list[str]], language: str) -> list[PlacedWarning]:
    """Return each warning in words, at its line of the paper and its field."""
    return [
        placed(proposal, warning, traces.get(warning.line or 0, ()), worded(warning, language))
        for warning in proposal.warnings
    ]


def worded(warning: ProposalWarning, language: str) -> Markup:
    """Return a warning in the page's language; one of an older release in its stored English."""
    try:
        said = word(f"warning.{warning.code}")
    except KeyError:
        said = None
    if said is None or ("{" in said.message and not warning.values):
        return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(warning.text)
    told = warning.values | ({"language": _named(warning, language)} if "language" in warning.values else {})
    values: dict[str, object] = {key: Markup('<bdi dir="auto">{}</bdi>').format(value) for key, value in told.items()}
    return phrase(said, language, values)


def _named(warning: ProposalWarning, language: str) -> str:
    """Return the name of the language a warning is about, in the page's language."""
    return str(plain(word(f"language.{warning.values['language']}"), language, {}))


def doubtful(proposal: Proposal) -> frozenset[str]:
    """Return the paths of fields read from a line that was hard to read."""
    doubted = {warning.line for warning in proposal.warnings if warning.code in DOUBTS}
    return frozenset(
        dotted for dotted, value in leaves(proposal)
        if value and dotted.rpartition(".")[2] in DOUBTFUL and row_of(field_id(dotted)) != DOCUMENTS_ROW
        and doubted.intersection(lines_of(proposal, dotted))
    ) if doubted else frozenset()  # fmt: skip


def making(proposal: Proposal, meeting: MeetingProposal) -> Making:
    """Return the meeting that confirmation makes."""
    try:
        ((_, plan),) = plans(replace(proposal, meetings=(meeting,)), "m")
    except Refused:
        return Making(meeting.title, None, None, meeting.timezone, len(meeting.items), 0, meeting.id)
    about = plan.about
    return Making(
        about.title, about.starts_at, about.ends_at, about.timezone, len(plan.items), len(plan.speeches), meeting.id
    )


def missing(proposal: Proposal) -> tuple[str, ...]:
    """Return the paths of the missing fields without which a meeting cannot be made."""
    found = []
    for place, meeting in enumerate(proposal.meetings):
        starts, ends = meeting.starts_at, meeting.ends_at
        needed = {"title": bool(meeting.title), "starts_at": bool(starts), "ends_at": bool(ends)}
        if starts and ends and ends <= starts:
            needed["ends_at"] = False
        found += [f"meetings.{place}.{name}" for name, there in needed.items() if not there]
        found += [f"meetings.{place}.people.{n}.name" for n, person in enumerate(meeting.people) if not person.name]
        found += [f"meetings.{place}.items.{n}.title" for n, item in enumerate(meeting.items) if not item.title]
    return tuple(found)


def wrong(shown: FormAnswer, dotted: str, language: str) -> str:
    """Return the error of a field, in words, or ""."""
    return sentence(shown.errors[dotted], language) if dotted in shown.errors else ""


def told(value: Any) -> str:
    """Return a field's value as one line of text."""
    return " · ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)


def lost_fields(changed: Iterable[tuple[str, tuple[Any, Any]]]) -> dict[str, str]:
    """Return the input that no longer belongs to any field, by path."""
    return {path: told(mine) for path, (mine, _) in changed}

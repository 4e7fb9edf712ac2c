"""Makes the items of one panel, in running order, each in its time block."""

from collections.abc import Iterator, Sequence

from interp.domain.proposals.proposal import BlockProposal, ItemProposal, Lines, PersonProposal
from interp.reading.papers.time_budgets import Format
from interp.value_types import dataclass, replace

OPENINGS: tuple[tuple[str, str, str], ...] = (
    ("opening_statement", "opening_speaker", "Opening statement"),
    ("keynote", "keynote_speaker", "Keynote address"),
    ("introductory_remarks", "introductory_speaker", "Introductory remarks"),
    ("introduction", "moderator", "Introduction by the moderator"),
)
ONLY_ROUND = "Interactive discussion"
ROUND_NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True, slots=True)
class Recording:
    """A video message: its title as printed, its length in seconds if printed, and the persons named."""

    title: str
    length_s: int | None
    people: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()


def blocks_of(form: Format) -> tuple[BlockProposal, ...]:
    """Return the time blocks a paper gives, in its order."""
    return tuple(BlockProposal(budget.kind, budget.seconds, {"": (budget.line,)}) for budget in form.budgets)


def items_of(
    people: Sequence[PersonProposal], recordings: Sequence[Recording], form: Format
) -> tuple[ItemProposal, ...]:
    """Return the items; positions in `people` and among the blocks of `form`."""
    opening = next((place for place, budget in enumerate(form.budgets) if "opening" in budget.names), None)
    items = [replace(item, block=opening) for item in _openings(people)]
    items += [
        ItemProposal(
            "video_message", recording.title, opening, recording.people, recording.length_s, lines={"": recording.lines}
        )
        for recording in recordings
    ]
    return (*items, *_presentations(people, form), *_discussion(people, form))


def _with_role(people: Sequence[PersonProposal], role: str) -> tuple[int, ...]:
    return tuple(place for place, person in enumerate(people) if role in person.roles)


def _lines(people: Sequence[PersonProposal], speakers: tuple[int, ...]) -> Lines:
    """Place an item that is not listed where its speakers are."""
    return {"": tuple(dict.fromkeys(line for place in speakers for line in people[place].lines.get("", ())))}


def _openings(people: Sequence[PersonProposal]) -> Iterator[ItemProposal]:
    for kind, role, title in OPENINGS:
        speakers = _with_role(people, role)
        if speakers:
            several = "s" if kind == "opening_statement" and len(speakers) > 1 else ""
            yield ItemProposal(kind, title + several, people=speakers, lines=_lines(people, speakers))


def _presentations(people: Sequence[PersonProposal], form: Format) -> Iterator[ItemProposal]:
    panellists = _with_role(people, "panellist")
    block = next((place for place, budget in enumerate(form.budgets) if budget.kind == "presentations"), None)
    if panellists:
        limit = form.presentation_limit_s
        lines = _lines(people, panellists) | ({"speech_limit_s": form.lines} if limit else {})
        yield ItemProposal(
            "presentation", "Presentations by the panellists", block, panellists, speech_limit_s=limit, lines=lines
        )


def _discussion(people: Sequence[PersonProposal], form: Format) -> Iterator[ItemProposal]:
    """Yield the items after the presentations, from the blocks or the announced format."""
    planned: list[tuple[str, int | None, bool]] = [
        (budget.kind, place, "replies" in budget.names) for place, budget in enumerate(form.budgets)
    ]
    if not any(kind == "floor_round" for kind, _, _ in planned) and "floor_round" in form.names:
        planned += [("floor_round", None, False)] * form.rounds
    if not any(kind == "concluding_remarks" for kind, _, _ in planned) and "concluding_remarks" in form.names:
        planned.append(("concluding_remarks", None, False))
    rounds = sum(kind == "floor_round" for kind, _, _ in planned)
    held = 0
    for kind, block, with_replies in planned:
        lines: Lines = {"": form.lines if block is None else (form.budgets[block].line,)}
        if kind == "floor_round":
            limit = form.floor_limit_s
            lines |= {"speech_limit_s": form.lines} if limit else {}
            title, members = _round_title(held, rounds), form.members_limit_s
            yield ItemProposal(kind, title, block, speech_limit_s=limit, members_limit_s=members, lines=lines)
            held += 1
        elif kind == "replies":
            speakers = _with_role(people, "panellist")
            yield ItemProposal(kind, "Replies by the panellists", block, speakers, lines=lines)
        elif kind == "concluding_remarks":
            title = "Replies and concluding remarks" if with_replies else "Concluding remarks"
            speakers = (*_with_role(people, "panellist"), *_with_role(people, "moderator"))
            yield ItemProposal(kind, title, block, tuple(dict.fromkeys(speakers)), lines=lines)
        elif kind == "other":
            yield ItemProposal(kind, "State concerned", block, lines=lines)


def _round_title(held: int, rounds: int) -> str:
    if rounds == 1:
        return ONLY_ROUND
    name = f"{ROUND_NAMES[held]} round" if held < len(ROUND_NAMES) else f"round {held + 1}"
    return f"Interactive discussion, {name}"

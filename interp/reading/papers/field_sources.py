"""Finds the lines of the paper that each field of a proposal was read from."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from interp.domain.proposals.proposal import (
    ItemProposal,
    Lines,
    MeetingProposal,
    OccasionProposal,
    PersonProposal,
    Proposal,
    SessionProposal,
    SpeakingTime,
)
from interp.reading.expressions.dates_and_hours import date_in, hours_in
from interp.reading.expressions.running_text import INTERPRETED, URL
from interp.reading.files.line_cleaning import PrintedLine, tidy
from interp.value_types import replace

Thing = TypeVar(
    "Thing", ItemProposal, MeetingProposal, OccasionProposal, PersonProposal, SessionProposal, SpeakingTime
)
Texts = Mapping[int, str]
NUMBERED = 300
WORDS = {
    "en": ("the", "of", "and", "to", "in", "on"),
    "fr": ("le", "la", "les", "des", "du", "et", "aux", "l", "d"),
    "es": ("el", "los", "las", "del", "y", "la", "en"),
}
WORDS = {
    "session": ("body", "number"),
    "event": ("title", "theme", "as_of"),
    "meeting": ("title", "theme"),
    "person": ("honorific", "name", "functions", "country", "topic"),
    "item": ("title", "number"),
}


def traced(proposal: Proposal, lines: Iterable[PrintedLine], language: str | None) -> Proposal:
    """Return the proposal with the paper's lines and language and, in each entry, the lines of each of its fields."""
    texts = {line.number: tidy(line.text) for line in lines}
    return replace(
        proposal,
        session=_each(proposal.session, WORDS["session"], texts),
        event=_each(proposal.event, WORDS["event"], texts),
        meetings=tuple(_meeting(meeting, texts) for meeting in proposal.meetings),
        paper=tuple(texts.values()),
        language=language,
        lines=proposal.lines
        | {
            "webcast": tuple(n for n, text in texts.items() if proposal.webcast and URL.search(text)),
            "languages": tuple(n for n, text in texts.items() if proposal.languages and INTERPRETED.search(text)),
        },
    )


def narrowed(value: str, numbers: tuple[int, ...], texts: Texts) -> tuple[int, ...]:
    """Return the lines that contain `value`, across line breaks too; all of them when it is not found."""
    wanted = _letters(value)
    numbers = numbers[:NUMBERED]
    whole, ends = "", []
    for number in numbers:
        whole += _letters(texts.get(number, ""))
        ends.append(len(whole))
    start = whole.find(wanted)
    if not wanted or start < 0:
        return numbers
    starts = [0, *ends]
    over = zip(numbers, starts, ends, strict=False)
    return tuple(n for n, first, last in over if first < start + len(wanted) and last > start)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _each(thing: Thing, names: Iterable[str], texts: Texts) -> Thing:
    """Return the entry with the lines of each named field that has a value."""
    known = thing.lines
    found: Lines = {}
    for name in names:
        value: Any = getattr(thing, name)
        said = value if isinstance(value, tuple) else (str(value),) if value else ()
        numbers = known.get(name) or known.get("", ())
        if said and numbers:
            found[name] = tuple(sorted({line for each in said for line in narrowed(each, numbers, texts)}))
    return replace(thing, lines=known | found)


def _meeting(meeting: MeetingProposal, texts: Texts) -> MeetingProposal:
    where = meeting.lines.get("when", ())
    found = {name: numbers for name, numbers in meeting.lines.items() if name != "when"}
    for name in ("room", "place"):
        if value := getattr(meeting, name):
            parts = [narrowed(part, where, texts) for part in value.split(", ")]
            found[name] = tuple(sorted({number for part in parts if part != where for number in part})) or where
    timed = tuple(sorted({*_where(where, texts, hours_in), *_where(where, texts, date_in)}))
    for name in ("starts_at", "ends_at"):
        if getattr(meeting, name):
            found[name] = timed or where
    if rest := {*where} - {number for numbers in found.values() for number in numbers}:
        # the days of a session, or a date without an hour: what somebody who sets the beginning looks at
        found["starts_at"] = tuple(sorted({*found.get("starts_at", ()), *rest}))
    return replace(
        _each(replace(meeting, lines=found), WORDS["meeting"], texts),
        people=tuple(_each(person, WORDS["person"], texts) for person in meeting.people),
        items=tuple(_each(item, WORDS["item"], texts) for item in meeting.items),
    )


def _where(numbers: tuple[int, ...], texts: Texts, says: Callable[[str], object]) -> tuple[int, ...]:
    return tuple(number for number in numbers if says(texts.get(number, "")))

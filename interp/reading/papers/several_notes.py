"""Splits a paper with several concept notes into one part for each, and puts together what was read of them."""

import re
from collections.abc import Sequence

from interp.domain.proposals.proposal import (
    DocumentProposal,
    MeetingProposal,
    OccasionProposal,
    Proposal,
    ProposalWarning,
)
from interp.reading.expressions.dates_and_hours import date_in, is_timed
from interp.reading.files.line_cleaning import BULLET, PrintedLine, PrintedPassage, open_ended, tidy
from interp.reading.papers.field_labels import Label, labels_in
from interp.reading.papers.meeting_headings import heading_in
from interp.value_types import replace

Notes = tuple[tuple[PrintedLine, ...], ...]
LEAST_TITLE = 12
PLACES = ("webcast", "languages", "headings", "sections", "documents", "items")
BELOW = 3  # lines below a label in which its date may stand
NUMERAL = re.compile(r"^(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]\s+(?=\S)")


def notes_in(lines: Sequence[PrintedLine]) -> Notes:
    """Return the lines of each note, the head of the paper with the first; all lines as one when there is one only.

    A note begins at the title right above its date; between two dates there are people. A paper whose meetings have
    headings ("Morning panel") is one note.
    """
    said = [line for line in lines if tidy(line.text)]
    labels = [labels_in(tidy(line.text), line.number) for line in said]
    dates = [place for place, found in enumerate(labels) if found and _gives_date(found[-1], said[place + 1 :][:BELOW])]
    apart = [place for place in dates if place and _is_title(said[place - 1], labels[place - 1])]
    between = zip(dates, dates[1:], strict=False)
    if len(dates) < 2 or len(apart) != len(dates) or not all(_has_people(labels[one:other]) for one, other in between):
        return (tuple(lines),)
    if any(heading_in(PrintedPassage((line.number,), tidy(line.text)), None) for line in said):
        return (tuple(lines),)
    return _parted(lines, [said[place - 1].number for place in dates])


def _gives_date(label: Label, below: Sequence[PrintedLine]) -> bool:
    if label.meaning.key not in ("date", "date_and_venue"):
        return False
    return bool(date_in(label.value) or (not label.value and any(date_in(tidy(line.text)) for line in below)))


def _is_title(line: PrintedLine, labels: tuple[Label, ...]) -> bool:
    text = tidy(line.text)
    bare = NUMERAL.sub("", text)
    if open_ended(text) or text[-1] in ".;:":
        return False
    return not labels and len(bare) >= LEAST_TITLE and not is_timed(text) and (bare != text or not BULLET.match(text))


def _has_people(labels: Sequence[tuple[Label, ...]]) -> bool:
    return any(label.meaning.kind == "people" for found in labels for label in found)


def _parted(lines: Sequence[PrintedLine], titles: Sequence[int]) -> Notes:
    """Return the lines from each title to the next; a title is without its numeral."""
    bare = [replace(line, text=NUMERAL.sub("", tidy(line.text))) if line.number in titles else line for line in lines]
    first = [0, *(place for place, line in enumerate(bare) if line.number in titles[1:]), len(bare)]
    return tuple(tuple(bare[start:end]) for start, end in zip(first, first[1:], strict=False))


def together(notes: Sequence[Proposal], warnings: Sequence[ProposalWarning]) -> Proposal:
    """Return one proposal with the meetings of all notes; each meeting keeps the theme of its note."""
    first = notes[0]
    documents: dict[str, DocumentProposal] = {}
    for document in (each for note in notes for each in note.documents):
        documents.setdefault(document.symbol or document.title, document)
    return replace(
        first,
        event=OccasionProposal(as_of=first.event.as_of, lines=first.event.lines),
        meetings=tuple(_with_head(meeting, note.event) for note in notes for meeting in note.meetings),
        documents=tuple(documents.values()),
        treaties=tuple(dict.fromkeys(each for note in notes for each in note.treaties)),
        sections=tuple(section for note in notes for section in note.sections),
        webcast=next((note.webcast for note in notes if note.webcast), None),
        languages=next((note.languages for note in notes if note.languages), ()),
        warnings=(*warnings, *(warning for note in notes for warning in note.warnings)),
        paper=tuple(text for note in notes for text in note.paper),
        lines={name: tuple(line for note in notes for line in note.lines.get(name, ())) for name in PLACES},
    )


def _with_head(meeting: MeetingProposal, head: OccasionProposal) -> MeetingProposal:
    """Return a meeting with the theme of its note, and the lines of what it has from the note's head."""
    lines = {name: head.lines[name] for name in ("title", "theme") if name in head.lines and name not in meeting.lines}
    return replace(meeting, theme=meeting.theme or head.theme, lines=meeting.lines | lines)

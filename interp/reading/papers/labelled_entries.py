"""Splits a paper into entries: a heading, agenda item or labels, and the lines that belong to each."""

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import field
from datetime import date

from interp.reading.expressions.city_zones import zone_of
from interp.reading.expressions.date_and_room import ROOM
from interp.reading.expressions.dates_and_hours import Hours, hours_in, is_timed, years_in
from interp.reading.expressions.document_lines import symbols_in
from interp.reading.expressions.running_text import URL
from interp.reading.files.line_cleaning import BULLET, PrintedPassage, runs_on
from interp.reading.papers.agenda_items import Mark, is_modalities, mark_in, visit_in
from interp.reading.papers.field_labels import Label, label_before, labels_in, misspelt_label, unknown_label
from interp.reading.papers.line_normalising import Shaped
from interp.reading.papers.meeting_headings import Heading, heading_in, hours_heading, hours_only, is_bare
from interp.reading.papers.printed_persons import person_in
from interp.value_types import dataclass, replace

END = re.compile(r"^(?:[*_=~—–-]\s?){3,}$")
COLON = re.compile("[:：]")
TOPICS = frozenset({"theme", "topic", "title"})
# The kinds of labels whose values are text; lists of persons end where no person and no topic stands.
BLOCKS = frozenset({"when", "section", "format", "documents"})
LONGEST_PLACE = 80
NEARLY = 0.85  # of the width of a printed page: what follows may be the rest of the line
LONGEST_PERSON = 200


@dataclass(frozen=True, slots=True)
class Timed:
    """The hours of a part of a meeting, its title on the same line, and the line."""

    hours: Hours | None
    title: str
    line: int


@dataclasses.dataclass(slots=True)
class LabelledEntry:
    """A part of the paper: its heading, item or labels, and its lines. The first entry has none of these.

    `timed` are the hours of a part of the meeting, `day` is a later day that begins here. `announced` are the lines
    of a label, heading or item without a value.
    """

    labels: tuple[Label, ...] = ()
    heading: Heading | None = None
    item: Mark | None = None
    timed: Timed | None = None
    day: date | None = None
    parts: list[PrintedPassage] = field(default_factory=list)
    announced: list[PrintedPassage] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind of value the last label introduces; "" for the head of the paper and below a heading."""
        return self.labels[-1].meaning.kind if self.labels else ""

    @property
    def is_business(self) -> bool:
        """Whether its lines are a meeting's business: below a heading, a timed part or an agenda item."""
        return self.heading is not None or self.item is not None or self.timed is not None


@dataclass(frozen=True, slots=True)
class LabelledEntries:
    """The entries of a paper, the notes below the end mark, and lines set aside.

    In an order of the day `left_out` are breaks and events that are no meetings, `general` its lines on speaking time
    above all meetings, `parallel` rows held at the same time as another, `titles_above` the line of the first title
    that stands above its hours, where all do, `began_only` that of the first part without an end, where all are;
    `shares` are minutes in figures alone ("20+20+20").
    """

    entries: tuple[LabelledEntry, ...]
    notes: tuple[PrintedPassage, ...]
    aside: Shaped
    is_order: bool = False
    left_out: tuple[PrintedPassage, ...] = ()
    general: tuple[PrintedPassage, ...] = ()
    parallel: tuple[PrintedPassage, ...] = ()
    titles_above: int | None = None
    began_only: int | None = None
    shares: tuple[PrintedPassage, ...] = ()


def without_notes(parts: tuple[PrintedPassage, ...]) -> tuple[tuple[PrintedPassage, ...], tuple[PrintedPassage, ...]]:
    """Split the paper at its last end mark, unless a label or heading follows it."""
    marks = [position for position, part in enumerate(parts) if END.match(part.text)]
    says = [part for part in parts if not END.match(part.text)]
    if not marks:
        return tuple(says), ()
    below = parts[marks[-1] + 1 :]
    if any(labels_in(part.text, part.line) or heading_in(part, None) for part in below):
        return tuple(says), ()
    return tuple(says[: len(says) - len(below)]), below


def step(entries: list[LabelledEntry], part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> None:
    """Add a line of a concept note to the entries, beginning one where the line does."""
    following = ahead[0] if ahead else None
    if is_modalities(part.text) or (len(entries) > 1 and visit_in(part.text)):
        keep_in_business(entries, part)
    elif heading := heading_in(part, following):
        begin_meeting(entries, heading, part)
    elif hours_only(part) and opens_meeting(entries, ahead):
        entries.append(LabelledEntry(heading=hours_heading(part)))
    elif (item := mark_in(part)) and len(entries) > 1 or (item and any(hours_only(each) for each in entries[0].parts)):
        entries.append(LabelledEntry(item=item, announced=[part]))
    else:
        read_line(entries, part, following)


def read_line(entries: list[LabelledEntry], part: PrintedPassage, following: PrintedPassage | None) -> None:
    """Add a line that is no heading: a label begins an entry, another line belongs to the last one."""
    current = entries[-1]
    labels = labels_in(part.text, part.line) if not part.bullet or COLON.search(part.text) else ()
    if part.bullet and part.mark[:1].isdigit() and not labels:
        labels = _section_label(part)
    if len(entries) == 1 and [(each.meaning.key, each.value) for each in labels] == [("speakers_list", "")]:
        labels = ()  # the name of the paper
    if labels and _is_rest_of_line(current, part):
        labels = ()
    labels = labels or _unmarked_label(current, part)
    if labels and labels[-1].meaning.kind in TOPICS and current.kind == "people" and current.parts:
        current.parts.append(replace(part, text=labels[-1].value or part.text, bullet=False, gap=False))
    elif labels:
        _announce(entries, labels, part)
    elif guess := _misspelt(entries, part, following):
        _announce(entries, (guess,), part)
    elif unknown := _unknown(entries, part, following):
        entries.append(LabelledEntry((unknown,), announced=[part]))
    elif current.labels and ends_block(current.kind, current.parts, part, bool(current.labels[-1].value)):
        below = any(entry.is_business for entry in entries)
        entries.append(LabelledEntry(item=Mark("", "", part.line) if below else None, parts=[part]))
    else:
        current.parts.append(part)


def begin_meeting(entries: list[LabelledEntry], heading: Heading, part: PrintedPassage) -> None:
    """Begin a meeting; its number below the half day or hours belongs to the same meeting."""
    current = entries[-1]
    above = current.heading
    if above and _names_business(above, heading) and all(hours_in(each.text) for each in current.parts):
        current.parts.append(part)
        return
    numbered = above and heading.number is not None and above.number is None and not above.title
    if above and numbered and all(hours_in(each.text) for each in current.parts):
        venue = above.venue.else_from(heading.venue)
        current.heading = replace(above, number=heading.number, venue=venue, title=heading.title, also=heading.line)
        return
    entries.append(LabelledEntry(heading=heading))


def _names_business(above: Heading, below: Heading) -> bool:
    """Return whether "High-level segment" right below hours or a number is that meeting's title."""
    if above.title or below.venue.hours or below.number is not None or is_bare(below):
        return False
    return above.number is not None or is_bare(above)


def opens_meeting(entries: list[LabelledEntry], ahead: tuple[PrintedPassage, ...]) -> bool:
    """Return whether a line of hours begins a new meeting, as in an order of the day."""
    current = entries[-1]
    if current.kind == "when":
        return False
    if current.heading and not current.heading.venue.hours and not any(hours_in(part.text) for part in current.parts):
        return False
    if len(entries) > 1:
        return True
    headings = (heading_in(part, None) for part in ahead[:1])
    return any(heading and heading.number is not None for heading in headings)


def keep_in_business(entries: list[LabelledEntry], part: PrintedPassage) -> None:
    """Keep a bracket or visit in its business; the lines after it are business again."""
    if not entries[-1].is_business:
        entries.append(LabelledEntry(item=Mark("", "", part.line)))
    entries[-1].parts.append(part)


def _announce(entries: list[LabelledEntry], labels: tuple[Label, ...], part: PrintedPassage) -> None:
    """Begin an entry; consecutive bare labels share one: a flattened table prints their values after them."""
    current = entries[-1]
    value = labels[-1].value
    if current.labels and not current.parts and not value:
        current.labels += labels
        current.announced.append(part)
        return
    entries.append(LabelledEntry(labels))
    if value:
        # on a printed page the first list entry may be on the label's line
        mark = BULLET.match(value)
        text = value[mark.end() :].strip() if mark else value
        printed = mark.group().strip() if mark else ""
        entries[-1].parts.append(replace(part, text=text, bullet=bool(mark), gap=False, mark=printed))
    else:
        entries[-1].announced.append(part)


def _is_rest_of_line(current: LabelledEntry, part: PrintedPassage) -> bool:
    """Return whether "time: 2 minutes" goes on with running text that ended in "Speaking"."""
    if not part.text[0].islower() or part.gap or part.bullet or not current.parts:
        return False
    return current.kind in ("format", "section") and current.parts[-1].text[-1].isalnum()


def _unmarked_label(current: LabelledEntry, part: PrintedPassage) -> tuple[Label, ...]:
    """Return the label of a person's line within text: "Moderator Ms. Ana Ruiz"."""
    if part.bullet or current.kind not in BLOCKS or part.text.endswith("."):
        return ()
    label = label_before(part.text)
    if not label or label[2].kind != "people" or not person_in(label[1]):
        return ()
    return (Label(label[2], label[0], part.line, label[1]),)


def _section_label(part: PrintedPassage) -> tuple[Label, ...]:
    """Return the label of a numbered heading: "2. Objectives"; a person's label is a person's label without number."""
    return tuple(label for label in labels_in(part.text, part.line) if label.meaning.kind not in ("people", *TOPICS))


def _misspelt(entries: list[LabelledEntry], part: PrintedPassage, following: PrintedPassage | None) -> Label | None:
    """Return the label that a line nearly spells; without a colon it stands alone after a blank line."""
    ended = bool(COLON.search(part.text))
    if part.bullet or entries[-1].item or not (ended or (part.gap and following and len(entries) > 1)):
        return None
    return misspelt_label(part.text, part.line)


def _unknown(entries: list[LabelledEntry], part: PrintedPassage, following: PrintedPassage | None) -> Label | None:
    if len(entries) == 1 or part.bullet or not part.gap or not following or entries[-1].item:
        return None
    return unknown_label(part.text, part.line)


def ends_block(kind: str, above: Sequence[PrintedPassage], part: PrintedPassage, has_value: bool) -> bool:
    """Return whether a line is no longer of the label's block, whose lines so far are `above`.

    `has_value` says that a value stands on the label's own line: then a date or place is over with the line that does
    not go on with it.
    """
    if kind not in BLOCKS or (above and runs_on(above[-1].text, part.text)):
        return False
    if person_in(part.text) and len(part.text) <= LONGEST_PERSON and not part.text.endswith((".", ";", "。")):
        return True
    if not above:
        return False
    if kind == "when":
        full = above[-1].ink > above[-1].room * NEARLY > 0 and not part.gap
        return (has_value or part.gap) and not (full or _is_when(part))
    return kind == "documents" and part.gap and not (part.bullet or symbols_in(part.text))


def _is_when(part: PrintedPassage) -> bool:
    """Return whether a line says when or where: a date, hours, a room, a city, the webcast, a remark in brackets."""
    text = part.text
    if text.startswith(("(", "[", "（")) or is_timed(text) or years_in(text) or URL.search(text):
        return True
    return len(text) <= LONGEST_PLACE and bool(ROOM.search(text) or zone_of(text))

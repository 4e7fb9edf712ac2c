"""Splits an order of the day into entries: meetings, timed parts, agenda items, labels, and what is none of these."""

from dataclasses import dataclass, field
from datetime import date

from interp.reading.expressions.date_and_room import ONLY_ROOM, Venue
from interp.reading.expressions.dates_and_hours import Hours, clock_in, date_in, hours_in, without_times, years_in
from interp.reading.expressions.document_lines import only_documents, titled_document
from interp.reading.expressions.meeting_numbers import SEVERAL, number_of_meeting
from interp.reading.expressions.order_words import CONTINUED, NOTE, ORDER, SIDE
from interp.reading.expressions.timed_lines import split_hours
from interp.reading.files.line_cleaning import PrintedPassage
from interp.reading.papers.agenda_items import is_about_speaking, mark_in
from interp.reading.papers.field_labels import labels_in
from interp.reading.papers.labelled_entries import (
    LabelledEntry,
    Timed,
    begin_meeting,
    keep_in_business,
    opens_meeting,
    read_line,
)
from interp.reading.papers.meeting_headings import (
    Heading,
    half_day_in,
    heading_in,
    hours_heading,
    hours_only,
    when_and_title,
)
from interp.reading.papers.order_lines import (
    LONGEST,
    REQUESTED,
    beside,
    has_programme,
    hours_of_room,
    is_break,
    is_prose,
    names_meeting,
    note_goes_on,
    numbered,
    numbered_half_day,
    run_beside,
    session_of_body,
)
from interp.reading.papers.printed_persons import person_in
from interp.value_types import replace

AHEAD = 3
LONGEST_SITTING = 3 * 60


@dataclass(slots=True)
class OrderWalk:
    """Goes through an order of the day.

    `hours` are those of the meeting being read; `aside` is "row" or "list" while lines are of side events. `rows_from`
    is the place of the entry of a meeting that a row of hours began: rows that follow without a break are its parts.
    """

    body: tuple[PrintedPassage, ...]
    entries: list[LabelledEntry] = field(default_factory=lambda: [LabelledEntry()])
    hours: Hours | None = None
    hours_of_day: Hours | None = None
    rows_from: int | None = None
    several_hours: bool = False
    has_begun: bool = False
    day: date | None = None
    year: int | None = None
    is_numbered: bool = False
    by_rows: bool = False
    is_parallel: bool = False
    aside: str = ""
    left_out: list[PrintedPassage] = field(default_factory=list)
    notes: list[PrintedPassage] = field(default_factory=list)
    documents: list[PrintedPassage] = field(default_factory=list)
    general: list[PrintedPassage] = field(default_factory=list)
    furniture: list[PrintedPassage] = field(default_factory=list)
    parallel: list[PrintedPassage] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.is_numbered = any(numbered(part) or numbered_half_day(part) for part in self.body)
        self.by_rows = has_programme(self.body)
        self.year = years.pop() if len(years := {y for part in self.body for y in years_in(part.text)}) == 1 else None

    def walk(self) -> None:
        """Read every line."""
        for place, part in enumerate(self.body):
            self.step(part, self.body[place + 1 : place + 1 + AHEAD])

    def step(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> None:
        """Give a line to the first reader that recognises it."""
        readers = (
            self._side, self._note, self._day, self._room, self._document, self._speaking, self._number, self._half_day,
            self._bare_hours, self._timed, self._clock, self._item,
        )  # fmt: skip
        if not any(read(part, ahead) for read in readers):
            self._head_hours(part)
            read_line(self.entries, part, next(iter(ahead), None))

    def _head_hours(self, part: PrintedPassage) -> None:
        """Note the hours of the day that the head gives, if it gives one range."""
        found = hours_in(part.text) if self.in_head else ()
        self.several_hours = self.several_hours or len(found) > 1 or bool(found and self.hours_of_day)
        self.hours_of_day = None if self.several_hours else next(iter(found), self.hours_of_day)

    @property
    def current(self) -> LabelledEntry:
        """The entry that lines are added to."""
        return self.entries[-1]

    @property
    def in_head(self) -> bool:
        """Whether nothing has begun yet."""
        return len(self.entries) == 1

    def _side(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        """Leave out breaks and side events, with their lines up to the next line that begins something."""
        if NOTE.match(part.text):
            return False
        timed, clocked = split_hours(part.text), clock_in(part.text)
        title = timed[1] if timed else clocked[1] if clocked else part.text
        if is_break(title, part, ahead):
            self.left_out.append(part)
            return True
        if SIDE.match(title) and (timed or not self.in_head):
            self.aside = "row" if timed else "list"
        elif self.aside and self._begins(part, ahead):
            self.aside = ""
        if self.aside:
            self.left_out.append(part)
        return bool(self.aside)

    def _begins(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        """Return whether a line ends a list of side events: a meeting, an agenda item, or hours within the meeting."""
        if numbered(part) or mark_in(part) or (half_day_in(part.text) and names_meeting(ahead)):
            return True
        timed = split_hours(part.text)
        if timed is None or SIDE.match(timed[1]):
            return False
        of_day = self.aside == "row" and not self.is_numbered
        if of_day or number_of_meeting(timed[1]) or any(map(numbered, ahead[:1])):
            return True
        return self._within(timed[0]) and timed[0] != self.hours

    def _note(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        """Set a note, a sentence below business, or a line of a page's head aside."""
        if SEVERAL.match(part.text) or (ORDER.match(part.text) and not self.in_head):
            self.furniture.append(part)
            return True
        goes_on = self.notes and note_goes_on(self.notes[-1], part)
        if not (NOTE.match(part.text) or goes_on or self._is_sentence(part)):
            return False
        self.notes.append(part)
        return True

    def _is_sentence(self, part: PrintedPassage) -> bool:
        if self.in_head or not (self.current.is_business and is_prose(part.text)):
            return False
        return not (is_about_speaking(part.text) or person_in(part.text))

    def _day(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        """Begin another day; the date of the day that is being read is that of a page's head."""
        day = date_in(part.text, self.year)
        if day is None or hours_in(part.text) or any(char.isalnum() for char in without_times(part.text)):
            return False
        if self.in_head:
            self.day = self.day or day
            return False
        empty = self.current.heading is not None and not self.current.parts and self.current.heading.venue.day is None
        if day == self.day and not empty:
            self.furniture.append(part)
            return True
        if empty and not any(numbered(each) for each in ahead[:2]):
            return False
        self.day, self.hours = day, None
        self.entries.append(LabelledEntry(day=day, announced=[part]))
        return True

    def _room(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        if not ONLY_ROOM.match(part.text) or not (self.in_head or self.current.is_business):
            return False
        self.current.parts.append(part)
        return True

    def _document(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        found = only_documents(part.text) or (titled_document(part.text) and not self.in_head)
        if found:
            self.documents.append(part)
        return bool(found)

    def _speaking(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        if not is_about_speaking(part.text):
            return False
        if self.in_head or self.current.day or REQUESTED.match(part.text):
            self.general.append(part)
        else:
            keep_in_business(self.entries, part)
        return True

    def _number(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        """Begin a meeting at its number, which may stand after its half day, its hours or the hour it begins at."""
        if found := numbered(part):
            name, number, rest = found
            venue, rest = when_and_title(rest.strip())
            return self._meeting(Heading(name, part.line, number, venue), rest, part, ahead)
        if both := numbered_half_day(part):
            heading, (name, number, rest) = both
            return self._meeting(replace(heading, name=name, number=number, title=""), rest, part, ahead)
        timed, clocked = split_hours(part.text), clock_in(part.text)
        if timed and (found := number_of_meeting(timed[1])):
            heading = Heading(found[0], part.line, found[1], Venue(None, (timed[0],)))
            return self._meeting(heading, found[2], part, ahead)
        if clocked and (found := number_of_meeting(clocked[1])):
            return self._meeting(Heading(found[0], part.line, found[1], clock=clocked[0]), found[2], part, ahead)
        return False

    def _meeting(self, heading: Heading, rest: str, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        """Begin a meeting, or go on with it on the next page; the rest of its line is read as a line below it."""
        if self._continues(heading.number):
            self.current.announced.append(part)
        else:
            self._begin(heading, part)
        title = CONTINUED.sub("", rest).lstrip(" \t:：–—-,;/，；.").rstrip(" \t,;/")
        if any(char.isalnum() for char in title):
            self.step(replace(part, text=title, gap=False, bullet=False), ahead)
        return True

    def _continues(self, number: int | None) -> bool:
        """Return whether the number is that of the meeting being read, printed again on the next page."""
        heading = next((entry.heading for entry in reversed(self.entries) if entry.heading), None)
        return bool(heading and heading.number is not None and heading.number == number)

    def _begin(self, heading: Heading, part: PrintedPassage) -> None:
        self.has_begun, self.rows_from = True, None
        above = self.current.heading
        more = heading.number is not None or hours_only(part)
        if above and more and above.number is None and half_day_in(above.name) and 0 < len(self.current.parts) <= 2:
            # "LUNCH", the title of the panel, then the hours and the number of their meeting
            venue = above.venue.else_from(heading.venue)
            self.current.heading = replace(above, number=heading.number, venue=venue, also=heading.line)
            self.current.announced.append(part)
        else:
            begin_meeting(self.entries, heading, part)
        made = self.current.heading
        below = next((hours for each in self.current.parts for hours in hours_in(each.text)), None)
        self.hours = made.venue.hours[0] if made and made.venue.hours else below

    def _half_day(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        """Read a half day, or the heading of a panel or segment: a meeting, or a part of the one being read."""
        heading = heading_in(part, ahead[0] if ahead else None)
        if heading is None:
            return False
        hours = heading.venue.hours[0] if heading.venue.hours else None
        if half_day_in(heading.name):
            above = self.current.heading
            if above and above.number is not None and not self.current.parts and not above.venue.hours:
                self.current.heading = replace(above, venue=above.venue.else_from(heading.venue), also=heading.line)
                self.hours = hours
            else:
                self._begin(heading, part)
            return True
        if hours and self._within(hours) and hours != self._of_meeting():
            return self._part(hours, heading.title or heading.name, part)
        if self.is_numbered or (self.in_head and session_of_body(heading, ahead)):
            return False
        if hours is None and (timed := self.current.timed) and not (timed.title or self.current.parts):
            self.current.parts.append(part)  # "10.00–11.30 | Session 1: …"
            return True
        above = next((entry.heading for entry in reversed(self.entries) if entry.heading), None)
        has_own = beside(above, heading) and hours_of_room(ahead)
        if hours is None and self._of_meeting() and not (self.in_head or has_own):
            return self._part(None, part.text, part)
        self._begin(heading, part)
        return True

    def _of_meeting(self) -> Hours | None:
        """The hours of the meeting being read; before any heading those of the day, if it has only one range."""
        return self.hours if self.hours or self.has_begun else self.hours_of_day

    def _within(self, hours: Hours) -> bool:
        """Return whether hours are within those of the meeting being read, in part at least."""
        whole = self._of_meeting()
        return bool(whole and hours.start < whole.end and hours.end > whole.start)

    def _bare_hours(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        """Read a line of hours alone: those of a meeting, or of a part of the meeting being read."""
        if not hours_only(part):
            return False
        hours, names = hours_in(part.text)[0], any(numbered(each) for each in ahead[:1])
        if not names and self._within(hours):
            if hours != self._of_meeting():
                beside = self._runs_beside(hours, "")
                return self._begin_row(part, part, beside) if beside else self._part(hours, "", part)
            self.furniture += [] if self.in_head else [part]
            return not self.in_head
        if (above := self.current.heading) and not above.venue.hours and not self.current.parts:
            self.hours = hours
            return False
        if not names and self._joins(hours, "", part):
            return True
        dated = self.in_head and any(date_in(each.text, self.year) for each in self.current.parts)
        first = self.by_rows and self.in_head and (self.day or dated)
        if not (names or first or opens_meeting(self.entries, ahead)):
            return False
        return self._begin_row(part, part, is_numbered=names)

    def _runs_beside(self, hours: Hours, title: str) -> bool:
        """Return whether a row is held beside one of the meeting that rows began, and is no part of it."""
        if self.rows_from is None or CONTINUED.search(title):
            return False
        timed = [entry.timed.hours for entry in self.entries[self.rows_from + 1 :] if entry.timed]
        return run_beside(hours, list(filter(None, timed or [self.hours])))

    def _begin_row(
        self, hours: PrintedPassage, part: PrintedPassage, beside: bool = False, is_numbered: bool = False
    ) -> bool:
        """Begin a meeting with a row of hours; `beside` says that it is held at the same time as another."""
        self._begin(hours_heading(hours), part)
        place = len(self.entries) - 1
        self.rows_from = None if is_numbered or self.entries[place].heading is None else place
        self.is_parallel = beside
        self.parallel += [part] if beside else []
        return True

    def _joins(self, hours: Hours, title: str, part: PrintedPassage) -> bool:
        """Read a row right after the one before it as the next part of the same sitting of three hours or less."""
        if self.rows_from is None or self.hours is None or hours.start != self.hours.end or self.is_parallel:
            return False
        whole, first = Hours(self.hours.start, hours.end), self.entries[self.rows_from]
        if whole.end - whole.start > LONGEST_SITTING or first.heading is None:
            return False
        if first.heading.venue.hours == (self.hours,) and (first.parts or first.heading.name != str(self.hours)):
            timed = Timed(self.hours, "", first.heading.line)
            self.entries.insert(self.rows_from + 1, LabelledEntry(timed=timed, parts=first.parts))
        heading = replace(first.heading, name=str(whole), venue=replace(first.heading.venue, hours=(whole,)))
        self.entries[self.rows_from] = replace(first, heading=heading, parts=[])
        self.hours = whole
        return self._part(hours, title, part)

    def _timed(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        """Begin a part of the meeting with its hours and title on one line; outside its hours it is another meeting."""
        timed = split_hours(part.text)
        if timed is None or not any(char.isalpha() for char in timed[1]):
            return False
        if len(part.text) > LONGEST or labels_in(part.text, part.line):
            return False
        hours, title = timed
        whole = self._of_meeting()
        if self.in_head and (date_in(part.text, self.year) or (whole is None and not self._is_row(ahead))):
            return False
        if ONLY_ROOM.match(title) and self.current.heading and len(self.current.parts) < 2 and not self.hours:
            self.current.parts.append(part)
            self.hours = hours
            return True
        dated = whole is None and not self.is_numbered and (self.in_head or self.current.day is not None)
        beside = self._runs_beside(hours, title)
        if not (beside or dated) and (whole is None or self._within(hours)):
            return self._part(hours, title, part)
        if self.is_numbered:
            self.left_out.append(part)
            self.aside = "list"
            return True
        if not beside and self._joins(hours, title, part):
            return True
        self._begin_row(replace(part, text=f"{hours} "), part, beside)
        titled = replace(part, text=title, gap=False)
        if any(label.value == "" for label in labels_in(title, part.line)):
            self.current.parts.append(titled)  # "10:00–11:00 Opening" is a title, no label
        else:
            self.step(titled, ahead)
        return True

    def _is_row(self, ahead: tuple[PrintedPassage, ...]) -> bool:
        """Return whether a line with hours is the first of several, in a paper without numbered meetings."""
        return not self.is_numbered and (self.by_rows or any(split_hours(each.text) for each in ahead))

    def _part(self, hours: Hours | None, title: str, part: PrintedPassage) -> bool:
        """Begin a timed part; hours that are the meeting's own only announce their title."""
        if hours and hours == self._of_meeting():
            self.step(replace(part, text=title, gap=False), ())
            return True
        item = mark_in(replace(part, text=title, bullet=False)) if title else None
        timed = Timed(hours, "" if item else title, part.line)
        self.entries.append(LabelledEntry(timed=timed, item=item, announced=[part]))
        return True

    def _clock(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        found = clock_in(part.text)
        if not found or self.in_head or not any(char.isalpha() for char in found[1]):
            return False
        keep_in_business(self.entries, part)
        return True

    def _item(self, part: PrintedPassage, ahead: tuple[PrintedPassage, ...]) -> bool:
        item = mark_in(replace(part, bullet=False))
        if not item or (self.in_head and not any(hours_in(each.text) for each in self.entries[0].parts)):
            return False
        self.entries.append(LabelledEntry(item=item, announced=[part]))
        return True

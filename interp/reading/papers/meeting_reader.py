"""Builds one meeting of a proposal from its entries: title, time, people, topics, recordings, items."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from interp.domain.proposals.proposal import ItemProposal, Lines, MeetingProposal, PersonProposal, SpeakingTime
from interp.reading.expressions.city_zones import zone_of
from interp.reading.expressions.date_and_room import ONLY_ROOM, Venue, moments_of, told_of, venue_in
from interp.reading.expressions.dates_and_hours import Hours, clock_in, is_timed
from interp.reading.expressions.document_lines import symbols_in, without_documents
from interp.reading.files.line_cleaning import PrintedPassage, filled, joined, runs_on, unquoted
from interp.reading.papers.agenda_items import (
    Mark,
    for_all,
    is_about_speaking,
    kind_of_business,
    limited,
    speaking_time,
    visit_in,
    without_continued,
)
from interp.reading.papers.line_accounting import LineAccounting, shown
from interp.reading.papers.listed_persons import is_rest, no_topic, person_goes_on, tell_untitled, topics_in
from interp.reading.papers.meeting_business import Business
from interp.reading.papers.meeting_headings import Heading, is_bare
from interp.reading.papers.panel_items import Recording
from interp.reading.papers.person_functions import OFFICE, functions_in
from interp.reading.papers.printed_persons import (
    HONORIFIC_WITHIN,
    Printed,
    may_be_person,
    person_in,
    persons_apart,
    untitled_person,
)
from interp.reading.papers.time_budgets import Format, length_printed
from interp.reading.papers.timed_parts import PANEL_ROLES, TimedPart, programme_of
from interp.value_types import replace

TIME_APART = "{} is for speakers who have no limit of their own here; set it by hand."
DEFAULT_ZONE = "Europe/Zurich"
# Chairs and moderators have no topic: a line below one belongs elsewhere.
SINGULAR = frozenset({"chair", "moderator"})
WITH_TOPIC = frozenset({"panellist", "opening_speaker", "keynote_speaker", "introductory_speaker"})


@dataclass(slots=True)
class MeetingReader:
    """A meeting being read; `heading` is None in a paper that holds a single meeting."""

    heading: Heading | None = None
    title: str = ""
    theme: str | None = None
    venue: Venue = field(default_factory=Venue)
    people: list[PersonProposal] = field(default_factory=list)
    parts: list[TimedPart] = field(default_factory=lambda: [TimedPart()])
    has_topics: bool = True
    is_order: bool = False
    general: PrintedPassage | None = None
    lead: PrintedPassage | None = None
    documents: list[str] = field(default_factory=list)
    known: dict[tuple[str, tuple[str, ...]], int] = field(default_factory=dict)
    lines: Lines = field(default_factory=dict)
    label: int = 0

    @property
    def business(self) -> Business:
        """The business of the part being read."""
        return self.parts[-1].business

    @property
    def recordings(self) -> list[Recording]:
        """The recordings of the part being read."""
        return self.parts[-1].recordings

    @property
    def line(self) -> int | None:
        """The line of the meeting's heading, if any."""
        return self.heading.line if self.heading else None

    @property
    def says_something(self) -> bool:
        """Whether the paper gave this meeting any content."""
        held = (part.hours or part.recordings or part.business.items for part in self.parts)
        if self.people or self.title or any(held):
            return True
        return bool(self.heading and not is_bare(self.heading))

    @property
    def has_budgets(self) -> bool:
        """Whether its panels should have time budgets: there is one, and no part has hours."""
        return any(part.is_panel for part in self.parts) and not any(part.hours for part in self.parts)

    @property
    def name(self) -> str:
        """The meeting's name for an English warning."""
        return shown(self.bare_name)

    @property
    def bare_name(self) -> str:
        """The meeting's name without quotation marks."""
        return self.heading.name if self.heading else self.title or "The meeting"

    def read_business(
        self, mark: Mark | None, parts: Iterable[PrintedPassage], width: int, accounting: LineAccounting
    ) -> None:
        """Read the lines below the heading (`mark` is None) or an agenda item; unclear ones stay unplaced."""
        self.label = 0
        if mark:
            if mark.number and self.is_order and self.parts[-1].is_panel:
                self.begin_part(None, "", mark.line)
            self.business.begin(mark)

        def goes_on(before: PrintedPassage, after: PrintedPassage) -> bool:
            opens = after.text.startswith(("[", "“", "«", '"')) or self._clocked(after) or is_about_speaking(after.text)
            apart = opens or is_timed(before.text) or person_in(after.text)
            full = filled(before, after, width) and kind_of_business(after.text) == "other"
            return not apart and (full or runs_on(before.text, after.text))

        for part in joined(parts, goes_on):
            if self._line(part, mark is None and len(self.parts) == 1, accounting):
                accounting.place(part)

    def _line(self, part: PrintedPassage, below_heading: bool, accounting: LineAccounting) -> bool:
        """Read a line of business; False for one that is none, or may be a person, which stays unplaced."""
        person = person_in(part.text) or (untitled_person(part.text) if self.is_order else None)
        if is_about_speaking(part.text):
            self._speaking(part)
        elif visit := self._clocked(part):
            self._title_as_item()
            self._visit(*visit, part)
        elif self._is_when(part, below_heading):
            self.venue = self.venue.else_from(venue_in([part.text]))
            self.record_lines("when", *part.numbers)
        elif person:
            self.business.speaker(self._add(person, ("floor_speaker",), part), self.title, part)
            tell_untitled(person, part, accounting)
        elif self._is_office(part):
            self._give_office(part)
        elif self.is_order and may_be_person(part.text, self.business.is_listing):
            return False
        elif below_heading and not self.business.items and self._heading_line(part):
            return True
        elif below_heading and not self.is_order and not self.business.items:
            return False
        else:
            self._title_as_item()
            self.business.line(part)
        return True

    def _is_when(self, part: PrintedPassage, below_heading: bool) -> bool:
        """Return whether a line is a room, or the date and hours below the meeting's heading."""
        if ONLY_ROOM.match(part.text):
            return self.is_order or below_heading
        return is_timed(part.text) and below_heading and not self.business.items

    def _heading_line(self, part: PrintedPassage) -> bool:
        """Read the title, then one line of description; in an order of the day that is in quotation marks."""
        text = without_continued(part.text)
        if self.is_order:
            self.documents += symbols_in(text)
            text = without_documents(text)
        if not self.title and not (self.is_order and part.bullet):
            self.title = unquoted(text)
            self.record_lines("title", *part.numbers)
            self.lead = part
        elif self.theme is None and not part.bullet and (not self.is_order or unquoted(text) != text):
            self.theme = unquoted(text)
            self.record_lines("theme", *part.numbers)
        else:
            return False
        return True

    def _clocked(self, part: PrintedPassage) -> tuple[int, str] | None:
        """Return hour and text of a visit; in an order of the day, of any line that begins with an hour."""
        return clock_in(part.text) if self.is_order else visit_in(part.text)

    def _speaking(self, part: PrintedPassage) -> None:
        """Read a line on speaking time; above all the items of a meeting it is that of each of its debates."""
        alone = self.is_order and len(self.parts) == 1 and not self.parts[0].is_panel
        if alone:
            self._title_as_item()
        if alone and not self.business.items and not part.text.startswith("["):
            self.general = self.general or part
        else:
            self.business.modalities(part)

    def _title_as_item(self) -> None:
        """Make the title of a meeting its first item: what follows below it is business too."""
        if self.is_order and self.lead and not self.business.items:
            lead, self.lead = self.lead, None
            self.business.line(lead)

    def begin_part(self, hours: Hours | None, title: str, line: int) -> None:
        """Begin a part of the meeting, with its hours and title if it has them."""
        before, untitled = self.business, bool(hours and not title)
        business = Business(above=before.above, number=before.number, mark_line=before.mark_line, untitled=untitled)
        self.parts.append(TimedPart(hours, line, business))
        if title:
            business.line(PrintedPassage((line,), title))

    def record_lines(self, name: str, *numbers: int) -> None:
        """Record the lines of a field; "when" is for day, hours and place."""
        self.lines[name] = tuple(dict.fromkeys((*self.lines.get(name, ()), *numbers)))

    def _visit(self, minutes: int, words: str, part: PrintedPassage) -> None:
        """Add a visit with its hour; the visitor is one of the meeting's people."""
        found = HONORIFIC_WITHIN.search(words)
        person = person_in(words[found.start() :]) if found else None
        people = (self._add(person, ("floor_speaker",), part),) if person else ()
        self.business.add(ItemProposal("other", words, people=people, lines={"": part.numbers}), minutes)

    def _is_office(self, part: PrintedPassage) -> bool:
        last = self.people[-1] if self.people else None
        return bool(last and not last.functions and not part.bullet and OFFICE.match(part.text))

    def _give_office(self, part: PrintedPassage) -> None:
        last = self.people[-1]
        lines = last.lines | {"functions": part.numbers}
        self.people[-1] = replace(last, functions=functions_in(part.text), lines=lines)
        self.business.visitor(len(self.people) - 1, part.text)

    def read_people(
        self, parts: Iterable[PrintedPassage], roles: tuple[str, ...], width: int, accounting: LineAccounting, line: int
    ) -> None:
        """Read persons and, for those who speak, their topics; other lines stay unplaced.

        In a paper wrapped at `width` a full line continues in the next, though that may be a topic. `line` is that of
        the label, which gives the roles.
        """
        self.label = line
        if self.is_order and not self.parts[-1].is_panel and PANEL_ROLES.intersection(roles):
            self._begin_panel()
        unsure = WITH_TOPIC.intersection(roles) and self.has_topics
        parts = tuple(parts)
        topics = topics_in(parts, width) if unsure else frozenset()

        def goes_on(before: PrintedPassage, after: PrintedPassage) -> bool:
            if person_goes_on(before, after):
                return True
            if after.line in topics:
                return False
            rest = is_rest(before, after, width, self.has_topics)
            if rest is None and unsure:
                text = f"Read as the rest of the line before it: {shown(after.text)}"
                accounting.warn("joined_line", text, after.line, text=after.text)
            return rest is not False

        current: int | None = None
        titled, mark = False, ""
        for part in joined(parts, goes_on):
            person, *others = self._persons(part, titled or not (part.bullet or current is None))
            person = person or (untitled_person(part.text) if part.bullet else None)
            if person:
                roles = self._roles_of_listed(part, roles, accounting) if current is not None and not mark else roles
                current, mark = self._add(person, roles, part), part.mark
                titled = titled or person.honorific is not None
                for other in others:
                    current = self._add(other, roles, part) if other else current
                tell_untitled(person, part, accounting)
            elif current is not None and self._is_office(part):
                self._give_office(part)
            elif current is None or not self._add_topic(current, part, mark, roles):
                continue
            accounting.place(part)

    def _begin_panel(self) -> None:
        """Begin a part for a panel below other business; its title is the last line of that business."""
        items = self.business.items
        if len(items) < 2 or self.parts[-1].hours:
            return
        title = items.pop()
        self.business.limited_to = min(self.business.limited_to, len(items))
        self.begin_part(None, "", 0)
        self.business.add(title)

    def _roles_of_listed(
        self, part: PrintedPassage, roles: tuple[str, ...], accounting: LineAccounting
    ) -> tuple[str, ...]:
        """Return the roles of a list below the one person of a singular label: a panel printed without label."""
        if not part.bullet or not SINGULAR.issuperset(roles):
            return roles
        accounting.warn("panellists", "This list has no label of its own; it is read as the panellists.", part.line)
        return ("panellist",)

    def _persons(self, part: PrintedPassage, needs_honorific: bool) -> list[Printed | None]:
        apart = persons_apart(part.text)
        return [person_in(text, needs_honorific or len(apart) > 1) for text in apart]

    def read_recording(self, parts: Iterable[PrintedPassage], accounting: LineAccounting) -> None:
        """Read each line as a recording; a person named in it is not present."""
        for part in joined(parts, lambda before, after: runs_on(before.text, after.text)):
            length, title = length_printed(part.text)
            person = person_in(title)
            people = (self._add(replace(person, by_video=True), (), part),) if person else ()
            self.recordings.append(Recording(unquoted(title), length, people, part.numbers))
            accounting.place(part)

    def _add(self, person: Printed, roles: tuple[str, ...], part: PrintedPassage) -> int:
        """Return the person's position; one named again gets the additional roles."""
        place = self.known.setdefault((person.name, person.functions), len(self.people))
        self.parts[-1].give_role(place, roles)
        if place < len(self.people):
            known = self.people[place]
            lines = known.lines | {"": known.lines[""] + part.numbers, "roles": known.lines["roles"] + self._label()}
            self.people[place] = replace(known, roles=tuple(dict.fromkeys(known.roles + roles)), lines=lines)
            return place
        read: Lines = {"": part.numbers, "roles": self._label()}
        said = (person.honorific, person.name, person.functions, person.country, person.topic, person.by_video)
        self.people.append(PersonProposal(roles, *said, lines=read))
        return len(self.people) - 1

    def _label(self) -> tuple[int, ...]:
        return (self.label,) if self.label else ()

    def _add_topic(self, place: int, part: PrintedPassage, mark: str, roles: tuple[str, ...]) -> bool:
        """Set the person's topic from the line below; a second one, or a line with a duration, is none.

        `mark` is the person's bullet: a topic may only have a different one.
        """
        person = self.people[place]
        listed = part.bullet and (part.mark == mark or bool(person.topic))
        taken = person.topic and (part.gap or part.bullet)
        if not WITH_TOPIC.intersection(roles) or taken or listed or no_topic(part.text):
            return False
        topic = unquoted(part.text)
        lines = person.lines | {"topic": person.lines.get("topic", ()) + part.numbers}
        self.people[place] = replace(person, topic=f"{person.topic} {topic}" if person.topic else topic, lines=lines)
        return True

    def finished(
        self, day: Venue, form: Format, title: str, accounting: LineAccounting, general: SpeakingTime | None = None
    ) -> MeetingProposal:
        """Return the meeting, completed from the paper as a whole."""
        if self.general:
            said = speaking_time(self.general)[1]
            general = replace(said, lines={"": self.general.numbers}) if said else general
        self._settle(day)
        self.title = self.title or next((part.business.title for part in self.parts if part.business.title), title)
        venue = self.venue.else_from(day)
        zone = zone_of(venue.place or "")
        if zone is None:
            text = f"{self.name}: the place names no city we know; the hours are Geneva's."
            accounting.warn("timezone", text, meeting=self.bare_name)
        starts_at, ends_at = self._moments(venue, zone or DEFAULT_ZONE, accounting)
        blocks, items = programme_of(self.parts, self.people, form, venue.day, zone or DEFAULT_ZONE, self.title)
        said = next((part.business.speaking_time for part in self.parts if part.business.speaking_time), general)
        if general:
            items = tuple(limited(items, general))
        items = tuple(for_all(item, said) for item in items)
        for part in self.parts:
            accounting.place_in("headings", *part.business.headings)
            for number, printed in part.business.apart:
                accounting.warn("time_apart", TIME_APART.format(printed), number, time=printed)
        return MeetingProposal(
            title=self.title,
            theme=self.theme,
            number=self.heading.number if self.heading else None,
            starts_at=starts_at,
            ends_at=ends_at,
            timezone=zone or DEFAULT_ZONE,
            room=venue.room,
            place=venue.place,
            people=tuple(self.people),
            blocks=blocks,
            items=items,
            heading=self.heading.name if self.heading else None,
            speaking_time=said,
            lines={"": (self.line,) if self.line else ()} | self.lines,
        )

    def symbols(self) -> list[str]:
        """Return the symbols of the documents printed beside titles."""
        return [*self.documents, *(symbol for part in self.parts for symbol in part.business.documents)]

    def _settle(self, day: Venue) -> None:
        """Decide what only the whole meeting shows: its hours from its parts, and an item for a lone title."""
        hours = [part.hours for part in self.parts if part.hours]
        if hours and not (self.venue.hours or len(day.hours) == 1):
            self.venue = self.venue.else_from(Venue(hours=(Hours(hours[0].start, max(each.end for each in hours)),)))
        timed = [part for part in self.parts if part.hours]
        if len(timed) == 1 and self.venue.hours == (timed[0].hours,) and not day.hours:
            timed[0].hours = None
        if self.is_order and not any(part.is_panel or part.business.items for part in self.parts):
            self._title_as_item()

    def _moments(self, venue: Venue, zone: str, accounting: LineAccounting) -> tuple[str | None, str | None]:
        if self.heading and self.heading.clock is not None:
            venue = replace(venue, clock=self.heading.clock)
        starts_at, ends_at = moments_of(venue, zone)
        if ends_at is None:
            known = ", ".join(told_of(venue)) or "nothing"
            text = f"{self.name}: the paper does not say for certain when it is held; it gives {known}."
            accounting.warn("no_time", text, self.line, meeting=self.bare_name, known=known)
        return starts_at, ends_at

"""Builds one meeting of a proposal from its entries: title, time, people, topics, recordings, items."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from interp.domain.proposals.proposal import ItemProposal, Lines, MeetingProposal, PersonProposal
from interp.drafting.files.line_cleaning import PrintedPassage, filled, joined, runs_on, unquoted
from interp.drafting.papers.agenda_items import Mark, is_modalities, kind_of_business, visit_in, without_continued
from interp.drafting.papers.date_and_room import Venue, venue_in
from interp.drafting.papers.dates_and_hours import date_in, hours_in, moment, zone_of
from interp.drafting.papers.foreign_dates import lengths_in_english
from interp.drafting.papers.line_accounting import LineAccounting, shown
from interp.drafting.papers.meeting_business import Business
from interp.drafting.papers.meeting_headings import Heading, is_bare
from interp.drafting.papers.panel_items import Recording, blocks_of, items_of
from interp.drafting.papers.person_functions import OFFICE, functions_in
from interp.drafting.papers.printed_persons import HONORIFIC_WITHIN, Printed, person_in, persons_apart
from interp.drafting.papers.time_budgets import DURATION, Format, seconds_of

DEFAULT_ZONE = "Europe/Zurich"
BRACKET = re.compile(r"[(（]([^()（）]*)[)）]")
# Chairs and moderators have no topic: a line below one belongs elsewhere.
SINGULAR = frozenset({"chair", "moderator"})
PANEL_ROLES = frozenset({"panellist", "moderator", "opening_speaker", "keynote_speaker", "introductory_speaker"})
WITH_TOPIC = frozenset({"panellist", "opening_speaker", "keynote_speaker", "introductory_speaker"})


@dataclass(slots=True)
class MeetingReader:
    """A meeting being read; `heading` is None in a paper that holds a single meeting."""

    heading: Heading | None = None
    title: str = ""
    theme: str | None = None
    venue: Venue = field(default_factory=Venue)
    people: list[PersonProposal] = field(default_factory=list)
    recordings: list[Recording] = field(default_factory=list)
    business: Business = field(default_factory=Business)
    has_topics: bool = True
    known: dict[tuple[str, tuple[str, ...]], int] = field(default_factory=dict)
    lines: Lines = field(default_factory=dict)
    label: int = 0

    @property
    def line(self) -> int | None:
        """The line of the meeting's heading, if any."""
        return self.heading.line if self.heading else None

    @property
    def says_something(self) -> bool:
        """Whether the paper gave this meeting any content."""
        if self.people or self.recordings or self.business.items or self.title:
            return True
        return bool(self.heading and not is_bare(self.heading))

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
            self.business.begin(mark)

        def goes_on(before: PrintedPassage, after: PrintedPassage) -> bool:
            opens = after.text.startswith(("[", "“", "«", '"')) or visit_in(after.text)
            apart = opens or _timed(before) or person_in(after.text)
            full = filled(before, after, width) and kind_of_business(after.text) == "other"
            return not apart and (full or runs_on(before.text, after.text))

        for part in joined(parts, goes_on):
            if self._line(part, mark is None):
                accounting.place(part)

    def _line(self, part: PrintedPassage, below_heading: bool) -> bool:
        person = person_in(part.text)
        if is_modalities(part.text):
            self.business.modalities(part)
        elif visit := visit_in(part.text):
            self._visit(*visit, part)
        elif _timed(part) and below_heading and not self.business.items:
            self.venue = self.venue.else_from(venue_in([part.text]))
            self.record_lines("when", *part.numbers)
        elif person:
            self.business.speaker(self._add(person, ("floor_speaker",), part), self.title, part)
        elif self._is_office(part):
            self._give_office(part)
        elif below_heading and not self.business.items:
            return self._heading_line(part)
        else:
            self.business.line(part)
        return True

    def _heading_line(self, part: PrintedPassage) -> bool:
        """Read the title, then one line of description."""
        text = without_continued(part.text)
        if not self.title:
            self.title = unquoted(text)
            self.record_lines("title", *part.numbers)
        elif self.theme is None and not part.bullet:
            self.theme = unquoted(text)
            self.record_lines("theme", *part.numbers)
        else:
            return False
        return True

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
        unsure = WITH_TOPIC.intersection(roles) and self.has_topics
        parts = tuple(parts)
        topics = topics_in(parts, width) if unsure else frozenset()

        def goes_on(before: PrintedPassage, after: PrintedPassage) -> bool:
            if _person_goes_on(before, after):
                return True
            if after.line in topics:
                return False
            full = filled(before, after, width) and person_starts(before) and not person_starts(after)
            if full and unsure:
                text = f"Read as the rest of the line before it: {shown(after.text)}"
                accounting.warn("joined_line", text, after.line, text=after.text)
            only_persons = not self.has_topics and person_starts(before) and not after.bullet
            return full or (only_persons and not person_starts(after))

        current: int | None = None
        titled, mark = False, ""
        for part in joined(parts, goes_on):
            person, *others = self._persons(part, titled or not (part.bullet or current is None))
            if person:
                roles = self._roles_of_listed(part, roles, accounting) if current is not None and not mark else roles
                current, mark = self._add(person, roles, part), part.mark
                titled = titled or person.honorific is not None
                for other in others:
                    current = self._add(other, roles, part) if other else current
                if person.honorific is None:
                    text = f"Read as a person, without Mr. or Ms.: {shown(part.text)}"
                    accounting.warn("no_honorific", text, part.line, text=part.text)
            elif current is not None and self._is_office(part):
                self._give_office(part)
            elif current is None or not self._add_topic(current, part, mark, roles):
                continue
            accounting.place(part)

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
            length, title = _length(part.text)
            person = person_in(title)
            people = (self._add(replace(person, by_video=True), (), part),) if person else ()
            self.recordings.append(Recording(unquoted(title), length, people, part.numbers))
            accounting.place(part)

    def _add(self, person: Printed, roles: tuple[str, ...], part: PrintedPassage) -> int:
        """Return the person's position; one named again gets the additional roles."""
        place = self.known.setdefault((person.name, person.functions), len(self.people))
        if place < len(self.people):
            known = self.people[place]
            lines = known.lines | {"roles": known.lines.get("roles", ()) + self._label()}
            self.people[place] = replace(known, roles=tuple(dict.fromkeys(known.roles + roles)), lines=lines)
            return place
        self.people.append(
            PersonProposal(
                roles,
                person.honorific,
                person.name,
                person.functions,
                person.country,
                person.topic,
                person.by_video,
                lines={"": part.numbers, "roles": self._label()},
            )
        )
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
        if not WITH_TOPIC.intersection(roles) or taken or listed or _length(part.text)[0]:
            return False
        topic = unquoted(part.text)
        lines = person.lines | {"topic": person.lines.get("topic", ()) + part.numbers}
        self.people[place] = replace(person, topic=f"{person.topic} {topic}" if person.topic else topic, lines=lines)
        return True

    def finished(self, day: Venue, form: Format, title: str, accounting: LineAccounting) -> MeetingProposal:
        """Return the meeting, completed from the paper as a whole."""
        self.title = self.title or self.business.title or title
        if self._is_panel:
            form = self.business.form or form
        elif self.business.items:
            form = Format()  # the paragraph on format is about panels
        venue = self.venue.else_from(day)
        zone = zone_of(venue.place or "")
        if zone is None:
            text = f"{self.name}: the place names no city we know; the hours are Geneva's."
            accounting.warn("timezone", text, meeting=self.bare_name)
        starts_at, ends_at = self._moments(venue, zone or DEFAULT_ZONE, accounting)
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
            blocks=blocks_of(form),
            items=(
                *self.business.timed(venue.day, zone or DEFAULT_ZONE),
                *items_of(self.people, self.recordings, form),
            ),
            heading=self.heading.name if self.heading else None,
            speaking_time=self.business.speaking_time,
            lines={"": (self.line,) if self.line else ()} | self.lines,
        )

    @property
    def _is_panel(self) -> bool:
        return bool(self.recordings) or any(PANEL_ROLES.intersection(person.roles) for person in self.people)

    def _moments(self, venue: Venue, zone: str, accounting: LineAccounting) -> tuple[str | None, str | None]:
        if venue.day is None or len(venue.hours) != 1:
            known = ", ".join(map(str, filter(None, (venue.day, *venue.hours)))) or "nothing"
            text = f"{self.name}: the paper does not say for certain when it is held; it gives {known}."
            accounting.warn("no_time", text, self.line, meeting=self.bare_name, known=known)
            return None, None
        hours = venue.hours[0]
        return moment(venue.day, hours.start, zone), moment(venue.day, hours.end, zone)


def topics_in(parts: tuple[PrintedPassage, ...], width: int) -> frozenset[int]:
    """Return full-line continuations that must be topics because everybody else in the list has one."""
    groups: list[list[PrintedPassage]] = []
    for part in parts:
        if person_starts(part):
            groups.append([part])
        elif groups:
            groups[-1].append(part)
    ends = [_function_ends(group, width) for group in groups]
    if not any(end < len(group) for group, end in zip(groups, ends, strict=True)) or any(len(g) == 1 for g in groups):
        return frozenset()
    unclear = [group for group, end in zip(groups, ends, strict=True) if end == len(group)]
    return frozenset(line for group in unclear if (line := _likeliest_topic(group)))


def _likeliest_topic(group: list[PrintedPassage]) -> int | None:
    """Return the line below the one with most space left, among full-line continuations."""
    full = [(before, after) for before, after in pairwise(group) if not _person_goes_on(before, after)]
    left = [((before.room - before.ink) if before.room else -before.tail, after.line) for before, after in full]
    return max(left)[1] if left else None


def _function_ends(group: list[PrintedPassage], width: int) -> int:
    """Return how many lines of a person's group name and function take, full lines continued."""
    for place, (before, after) in enumerate(pairwise(group), start=1):
        if not (_person_goes_on(before, after) or filled(before, after, width)):
            return place
    return len(group)


def person_starts(part: PrintedPassage) -> bool:
    """Return whether the line begins a person."""
    return part.bullet or person_in(part.text) is not None


def _person_goes_on(before: PrintedPassage, after: PrintedPassage) -> bool:
    listed = before.text.endswith(";") and after.text.startswith("and ")
    return not person_starts(after) and (listed or runs_on(before.text, after.text))


def _timed(part: PrintedPassage) -> bool:
    return bool(hours_in(part.text) or date_in(part.text))


def _length(text: str) -> tuple[int | None, str]:
    """Return the seconds printed in parentheses, if any, and the text without them."""
    for bracket in BRACKET.finditer(text):
        inside = lengths_in_english(bracket[1]).strip(" .")
        found = DURATION.search(inside)
        # Only a bare duration is removed; a bracket with other words stays in the title.
        if found and found[0].strip(" .") == inside:
            rest = f"{text[: bracket.start()]} {text[bracket.end() :]}"
            return seconds_of(found), " ".join(rest.split()).strip(" ,;:–—-")
    return None, text

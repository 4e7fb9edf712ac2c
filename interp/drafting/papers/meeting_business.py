"""Builds the items of one meeting in an order of the day: agenda items, their business, visits, speaking time."""

from dataclasses import dataclass, field, replace
from datetime import date

from interp.domain.proposals.proposal import ItemProposal, Lines, SpeakingTime
from interp.drafting.files.line_cleaning import PrintedPassage, unquoted
from interp.drafting.papers.agenda_items import (
    SEE_ABOVE,
    Mark,
    kind_of_business,
    leads_in,
    limited,
    speaking_time,
    without_continued,
)
from interp.drafting.papers.dates_and_hours import moment
from interp.drafting.papers.time_budgets import Format


@dataclass(slots=True)
class Business:
    """The business of a meeting, in order; `hours` are those of items at a fixed hour."""

    items: list[ItemProposal] = field(default_factory=list)
    hours: dict[int, int] = field(default_factory=dict)
    form: Format | None = None
    speaking_time: SpeakingTime | None = None
    above: SpeakingTime | None = None
    number: str | None = None
    untitled: bool = False
    lead: str = ""
    led: tuple[int, ...] = ()
    limited_to: int = 0
    mark_line: int = 0

    @property
    def title(self) -> str:
        """The title of the first item, "" when there is none."""
        return self.items[0].title if self.items else ""

    def begin(self, mark: Mark) -> None:
        """Begin an agenda item; one without number continues the business before it."""
        self.lead = ""
        if mark.number:
            self.number = mark.number
            self.untitled = not mark.title
            if mark.title:
                self.add(ItemProposal("other", mark.title, number=mark.number, lines={"": (mark.line,)}))
            self.mark_line = mark.line

    def add(self, item: ItemProposal, minutes: int | None = None) -> None:
        """Add an item, at its hour if it has one."""
        if minutes is not None:
            self.hours[len(self.items)] = minutes
        self.items.append(item)

    def line(self, part: PrintedPassage) -> None:
        """Read a line of business: the item's title, the start of a list, a list entry, or an item."""
        text = unquoted(without_continued(part.text))
        lines: Lines = {"": part.numbers} | ({"number": (self.mark_line,)} if self.number else {})
        if self.untitled:
            self.untitled = False
            self.add(ItemProposal("other", text, number=self.number, lines=lines))
        elif part.bullet and self.lead:
            whole = f"{self.lead} {text}"
            if self.items and self.items[-1].title == self.lead:
                self.led = self.items.pop().lines[""]
            lines[""] = self.led + part.numbers
            self.add(ItemProposal(kind_of_business(whole), whole, number=self.number, lines=lines))
        else:
            self.lead = text if leads_in(text) else ""
            self.add(ItemProposal(kind_of_business(text), text, number=self.number, lines=lines))

    def speaker(self, place: int, title: str, part: PrintedPassage) -> None:
        """Add a person to the list of the open item; `title` names one when none is open."""
        if not self.items:
            self.add(ItemProposal("other", title, lines={"": part.numbers}))
        last = self.items[-1]
        self.items[-1] = replace(last, people=(*last.people, place))

    def visitor(self, place: int, office: str) -> None:
        """Add a visitor's office, printed below the name, to the visit."""
        last = len(self.items) - 1
        if last in self.hours and place in self.items[last].people:
            self.items[last] = replace(self.items[last], title=f"{self.items[last].title.rstrip(' ,')}, {office}")

    def modalities(self, part: PrintedPassage) -> None:
        """Read a bracket: its times apply to the debates since the previous bracket."""
        form, said = speaking_time(part.text)
        if said is None and SEE_ABOVE.search(part.text):
            said = self.above
        if self.form is None or form.budgets:
            self.form = form
        if said:
            said = replace(said, lines={"": said.lines.get("", part.numbers)})
            self.speaking_time = self.speaking_time or said
            self.above = said
            since = self.items[self.limited_to :]
            self.items[self.limited_to :] = limited(since, said)
        self.limited_to = len(self.items)

    def timed(self, day: date | None, zone: str) -> tuple[ItemProposal, ...]:
        """Return the items, those at a fixed hour with their time."""
        return tuple(
            replace(item, starts_at=moment(day, self.hours[place], zone)) if day and place in self.hours else item
            for place, item in enumerate(self.items)
        )

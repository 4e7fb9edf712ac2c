"""Builds the items of one meeting in an order of the day: agenda items, their business, visits, speaking time."""

import re
from dataclasses import dataclass, field
from datetime import date

from interp.domain.proposals.proposal import ItemProposal, Lines, SpeakingTime
from interp.reading.expressions.dates_and_hours import moment
from interp.reading.expressions.document_lines import symbols_in, without_documents
from interp.reading.expressions.order_words import LISTED_ITEM
from interp.reading.files.line_cleaning import PrintedPassage, unquoted
from interp.reading.papers.agenda_items import (
    SEE_ABOVE,
    Mark,
    kind_of_business,
    leads_in,
    limited,
    number_in,
    speaking_time,
    without_continued,
)
from interp.reading.papers.time_budgets import Format
from interp.value_types import replace


def _ended(title: str) -> str:
    """Return a title without the colon or full stop at its end; that of an abbreviation stays."""
    bare = title.rstrip(" :：")
    return bare[:-1] if re.search(r"[^\W\d_]{4,}\.$|。$", bare) else bare


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
    printed: str = ""
    lead: str = ""
    unmarked: bool | None = None
    led: tuple[int, ...] = ()
    headings: list[int] = field(default_factory=list)
    limited_to: int = 0
    mark_line: int = 0
    pending: SpeakingTime | None = None
    documents: list[str] = field(default_factory=list)
    apart: list[tuple[int, str]] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The title of the first item, "" when there is none."""
        return self.items[0].title if self.items else ""

    @property
    def is_listing(self) -> bool:
        """Whether the open item has speakers, or introduces them: "Addresses by:"."""
        return bool(self.items and (self.items[-1].people or self.items[-1].title == self.lead))

    def begin(self, mark: Mark) -> None:
        """Begin an agenda item; one without number continues the business before it."""
        if mark.number:
            self.lead = ""
            if mark.number != self.number:
                self._flush()
            self.printed = mark.printed
            self.number = mark.number
            self.untitled = not mark.title
            if mark.title:
                title = self._bare(mark.title)
                self.add(ItemProposal("other", title, number=mark.number, lines={"": (mark.line,)}))
            self.mark_line = mark.line

    def _flush(self) -> None:
        """Add an agenda item below whose number nothing stands: its title is its number as printed."""
        if self.untitled and self.printed:
            self.add(ItemProposal("other", self.printed, number=self.number, lines={"": (self.mark_line,)}))
        self.untitled, self.printed = False, ""

    def add(self, item: ItemProposal, minutes: int | None = None) -> None:
        """Add an item, at its hour if it has one."""
        if minutes is not None:
            self.hours[len(self.items)] = minutes
        if self.pending and item.kind == "floor_round":
            item = limited([item], self.pending)[0]
        self.items.append(item)

    def _bare(self, text: str) -> str:
        """Return a title without the symbols of its documents, which are kept apart."""
        self.documents += symbols_in(text)
        return without_documents(text)

    def line(self, part: PrintedPassage) -> None:
        """Read a line of business: the item's title, the start of a list, a list entry, or an item."""
        text = unquoted(self._bare(without_continued(part.text)))
        number = self.number
        lines: Lines = {"": part.numbers} | ({"number": (self.mark_line,)} if number else {})
        if named := LISTED_ITEM.search(text):
            number, text = number_in(named), text[: named.start()].rstrip(" ,;:–—-")
            lines["number"] = part.numbers
            if not text and self.items:
                self.items[-1] = replace(self.items[-1], number=number, lines=self.items[-1].lines | lines)
        if not text:
            return
        if self.untitled:
            self.untitled = False
            kind = "other" if self.number else kind_of_business(text)
            self.add(ItemProposal(kind, text, number=number, lines=lines))
        elif self.lead and (part.bullet or self._is_listed(text)):
            self.unmarked = not part.bullet
            whole = f"{self.lead} {text}"
            if self.items and self.items[-1].title == self.lead:
                self.led = self.items.pop().lines[""]
            lines[""] = self.led + part.numbers
            self.add(ItemProposal(kind_of_business(whole), whole, number=number, lines=lines))
        else:
            self.lead, self.unmarked = text if leads_in(text) else "", None
            self.add(ItemProposal(kind_of_business(text), text, number=number, lines=lines))

    def _is_listed(self, text: str) -> bool:
        """Return whether a line without bullet belongs to a list printed without bullets: "Dialogue with:"."""
        with_list = self.lead.endswith((":", "：")) and leads_in(self.lead.rstrip(" :："))
        return self.unmarked is not False and with_list and kind_of_business(text) == "other" and not leads_in(text)

    def speaker(self, place: int, title: str, part: PrintedPassage) -> None:
        """Add a person to the list of the open item; `title` names one when none is open."""
        if not self.items:
            self.add(ItemProposal("other", title, lines={"": part.numbers}))
        if len(self.items) > 1 and self.items[-1].title == self.lead and self.lead.endswith((":", "：")):
            self.led, self.lead = self.items.pop().lines[""], ""  # "Addresses by:" is no business of its own
            self.headings += self.led
        last = self.items[-1]
        self.items[-1] = replace(last, people=(*last.people, place))

    def visitor(self, place: int, office: str) -> None:
        """Add a visitor's office, printed below the name, to the visit."""
        last = len(self.items) - 1
        if last in self.hours and place in self.items[last].people:
            self.items[last] = replace(self.items[last], title=f"{self.items[last].title.rstrip(' ,')}, {office}")

    def modalities(self, part: PrintedPassage) -> None:
        """Read a line on speaking time: it applies to the debates since the previous one, or else to those below it."""
        form, said, apart = speaking_time(part)
        self.apart += [(part.line, printed) for printed in apart]
        if said is None and SEE_ABOVE.search(part.text):
            said = self.above
        if self.form is None or form.budgets:
            self.form = form
        self.pending = None
        if said:
            said = replace(said, lines={"": said.lines.get("", part.numbers)})
            self.speaking_time = self.speaking_time or said
            self.above = said
            since = self.items[self.limited_to :]
            self.items[self.limited_to :] = limited(since, said)
            self.pending = None if any(item.kind == "floor_round" for item in since) else said
        self.limited_to = len(self.items)

    def finished(self, day: date | None, zone: str) -> tuple[ItemProposal, ...]:
        """Return the items; a speaking time that no debate has is that of the item it stands under."""
        self._flush()
        said, under = self.pending, self.limited_to - 1
        used = said and any(item.kind == "floor_round" for item in self.items[self.limited_to :])
        if said and not used and 0 <= under < len(self.items):
            self.items[under] = limited([replace(self.items[under], kind="floor_round")], said)[0]
        self.items = [replace(item, title=_ended(item.title)) for item in self.items]
        return self.timed(day, zone)

    def timed(self, day: date | None, zone: str) -> tuple[ItemProposal, ...]:
        """Return the items, those at a fixed hour with their time."""
        return tuple(
            replace(item, starts_at=moment(day, self.hours[place], zone)) if day and place in self.hours else item
            for place, item in enumerate(self.items)
        )

"""Parses a paper, from file bytes or lines, into the proposal of a programme."""

from collections.abc import Iterable
from datetime import date

from interp.domain.proposals.proposal import (
    DocumentProposal,
    MeetingProposal,
    Proposal,
    SectionProposal,
    SpeakingTime,
)
from interp.errors import BadRequest
from interp.reading.expressions.date_and_room import ROOM, Venue, venue_in
from interp.reading.expressions.dates_and_hours import date_in, is_timed, years_in
from interp.reading.expressions.document_lines import only_documents, symbols_in, titled_document
from interp.reading.expressions.public_symbols import treaties_in
from interp.reading.expressions.running_text import cited_in, document_in, languages_in, webcast_in
from interp.reading.expressions.weekdays import wrong_weekday_in
from interp.reading.files.file_lines import extract
from interp.reading.files.line_cleaning import (
    UNREADABLE,
    PrintedLine,
    PrintedPassage,
    filled,
    is_caseless,
    joined,
    runs_on,
    unquoted,
    wrapped_at,
)
from interp.reading.papers.agenda_items import Mark, speaking_time
from interp.reading.papers.field_labels import Label
from interp.reading.papers.field_sources import traced
from interp.reading.papers.labelled_entries import NEARLY, LabelledEntries, LabelledEntry
from interp.reading.papers.line_accounting import LineAccounting, shown
from interp.reading.papers.line_words import lines_read, words_left
from interp.reading.papers.meeting_headings import Heading
from interp.reading.papers.meeting_hours import check_slack, day_of, share_hours
from interp.reading.papers.meeting_reader import TIME_APART, MeetingReader
from interp.reading.papers.order_lines import is_prose
from interp.reading.papers.paper_entries import is_running_text, tell_shares, walk
from interp.reading.papers.paper_heading import AS_OF, Head, read_head
from interp.reading.papers.paper_language import language_of
from interp.reading.papers.several_notes import notes_in, together
from interp.reading.papers.time_budgets import Format, on_speaking_time, read_format, starts_with_time
from interp.value_types import replace

MAX_MEETINGS = 500  # a session of the Council has some sixty
SECTIONS = frozenset({"when", "section", "format", "documents", "unknown"})


def propose(data: bytes, name: str) -> Proposal:
    """Return the proposal of the file `name` with the bytes `data`.

    Raises BadRequest for a file that cannot be read or is too long; unclear content gives warnings.
    """
    paper = extract(data, name)
    accounting = LineAccounting(paper.lines)
    if paper.assumed_encoding:
        text = f"The file does not say how its letters are written; {paper.encoding} was assumed."
        accounting.warn("encoding", text, encoding=paper.encoding)
    return read(paper.lines, accounting, paper.printed)


def read(lines: tuple[PrintedLine, ...], accounting: LineAccounting, printed: bool = False) -> Proposal:
    """Return the proposal of `lines`; every line is placed in it or named in a warning."""
    if len(notes := notes_in(lines)) > 1:
        return together([read(note, LineAccounting(note), printed) for note in notes], accounting.warnings)
    language = language_of(lines, accounting)
    width = wrapped_at(lines)
    walked = walk(lines, printed and (width > 0 or is_caseless(lines)))
    for line in lines:
        if UNREADABLE in line.text:
            accounting.warn("unreadable_character", "A character that cannot be read was left out.", line.number)
            accounting.reopen(line.number)
        if wrong := wrong_weekday_in(line.text):
            text = f"{wrong.day} is no {wrong.printed}; check the date."
            accounting.warn("weekday", text, line.number, date=str(wrong.day), weekday=wrong.printed)
            accounting.reopen(line.number)
    for note in walked.notes:
        accounting.warn("footnote", "A note was left out of the programme.", note.line)
    for part in walked.left_out:
        text = f"Left out, as it is no meeting and no item: {shown(part.text)}"
        accounting.warn("left_out", text, part.line, text=part.text)
        accounting.place(part)
    for part in walked.parallel:
        text = f"Held at the same time as another part, and so a meeting of its own: {shown(part.text)}"
        accounting.warn("parallel", text, part.line, text=part.text)
    if walked.began_only:
        text = "Of its parts the paper prints the beginning only; each was taken to end where the next begins."
        accounting.warn("began_only", text, walked.began_only)
    if is_running_text(walked):
        text = "This paper is running text: no meeting, hour or speaker was taken from it. Add them manually."
        accounting.warn("prose", text)
    if walked.titles_above:
        text = "In this paper the hours are read as those of the title above them."
        accounting.warn("titles_above", text, walked.titles_above)
    tell_shares(walked, accounting)
    accounting.place_in("headings", *walked.aside.furniture)
    return traced(_Builder(walked, width, accounting).proposal(), lines, language)


class _Builder:
    """Goes through the entries once and adds each to its part of the proposal."""

    def __init__(self, walked: LabelledEntries, width: int, accounting: LineAccounting) -> None:
        entries = walked.entries
        self.width = width
        self.accounting = accounting
        self.head: Head = read_head(entries[0].parts, width, accounting)
        self.year = self.head.year
        self.above: list[PrintedPassage] = list(self.head.when)
        self.labelled: list[PrintedPassage] = []
        self.day = Venue()
        self.title, self.theme = self.head.occasion.title, self.head.occasion.theme
        self.readers: list[MeetingReader] = []
        self.sections: list[SectionProposal] = []
        self.documents: list[DocumentProposal] = []
        self.format_parts: list[PrintedPassage] = []
        self.chair: tuple[Label, tuple[PrintedPassage, ...]] | None = None
        self.day_lines = [number for part in self.head.when for number in part.numbers]
        self.lines: dict[str, tuple[int, ...]] = {}
        self.version = self._version(walked.aside.furniture)
        self.notes = tuple(note.text for note in walked.notes)
        self.is_order = walked.is_order or self.head.is_order
        self.today: date | None = None
        self._list_symbols(walked.aside.documents)
        self.general = self._speaking_time(walked.general)
        if not any(entry.heading for entry in entries):
            self.readers.append(self._reader())
        for entry in entries[1:]:
            self._read(entry)

    def _version(self, furniture: Iterable[PrintedPassage]) -> str | None:
        """Return the date of this version of the paper from the line of its kind below the first label."""
        for part in furniture:
            day = date_in(part.text) if AS_OF.search(part.text) else None
            if day and self.head.occasion.as_of is None:
                self.lines["as_of"] = part.numbers
                return day.isoformat()
        return None

    def _reader(self, heading: Heading | None = None) -> MeetingReader:
        venue = heading.venue if heading else Venue()
        return MeetingReader(
            heading, unquoted(heading.title) if heading else "", venue=venue, has_topics=not self.is_order,
            is_order=self.is_order,
        )  # fmt: skip

    def _speaking_time(self, parts: Iterable[PrintedPassage]) -> SpeakingTime | None:
        """Return the speaking time printed above all meetings, which is that of each of their debates."""
        found = None
        for part in parts:
            said = speaking_time(part)[1]
            if said and found is None:
                found = replace(said, lines={"": part.numbers})
                self.accounting.place(part)
        return found

    def _read(self, entry: LabelledEntry) -> None:
        headed = entry.day or (entry.labels and not entry.is_business)
        self.accounting.place_in("headings" if headed else "items", *entry.announced)
        if entry.day:
            self.today = entry.day
            return
        if entry.heading:
            self._begin(entry.heading, entry)
            return
        if entry.item or entry.timed:
            if not self.readers:
                self.readers.append(self._reader())
            if entry.timed:
                self.readers[-1].begin_part(entry.timed.hours, entry.timed.title, entry.timed.line)
            mark = entry.item or Mark("", "", entry.timed.line if entry.timed else entry.announced[0].line)
            self.readers[-1].read_business(mark, entry.parts, self.width, self.accounting)
            return
        for label, parts in self._paired(entry) if entry.labels else ():
            if label.meant:
                text = f"The label {shown(label.title)} is read as {shown(label.meant)}."
                self.accounting.warn("misspelt_label", text, label.line, label=label.title, meant=label.meant)
            if not parts:
                text = f"Nothing follows the label {shown(label.title)}."
                self.accounting.warn("empty_label", text, label.line, label=label.title)
            elif label.meaning.kind in SECTIONS:
                self._section(label, parts)
            else:
                self._meeting_value(label, parts)

    def _paired(self, entry: LabelledEntry) -> Iterable[tuple[Label, tuple[PrintedPassage, ...]]]:
        """Pair consecutive labels with as many values in order; otherwise the values are the last label's."""
        labels, parts = entry.labels, tuple(entry.parts)
        values = joined(parts, self._goes_on)
        if len(labels) > 1 and len(values) == len(labels) and not any(value.bullet for value in values):
            return [(label, (value,)) for label, value in zip(labels, values, strict=True)]
        return [*((label, ()) for label in labels[:-1]), (labels[-1], parts)]

    def _goes_on(self, before: PrintedPassage, after: PrintedPassage) -> bool:
        # running text on a printed page continues after any nearly full line
        nearly = before.room > 0 and before.ink > before.room * NEARLY
        timed = starts_with_time(after.text) and before.text[-1:].isalnum()
        return nearly or timed or runs_on(before.text, after.text) or filled(before, after, self.width)

    def _begin(self, heading: Heading, entry: LabelledEntry) -> None:
        if len(self.readers) >= MAX_MEETINGS:
            raise BadRequest("file_too_long", meetings=MAX_MEETINGS)
        reader = self._reader(heading)
        reader.record_lines("when", heading.line)
        if self.readers:
            reader.business.above = self.readers[-1].business.above
        reader.record_lines("heading", *filter(None, [heading.line, heading.also]))
        self.accounting.place(*reader.lines["heading"])
        self.readers.append(reader)
        reader.read_business(None, entry.parts, self.width, self.accounting)
        if self.today:
            reader.venue = reader.venue.else_from(Venue(self.today))

    def _list_symbols(self, parts: Iterable[PrintedPassage]) -> None:
        """Add each document of a line of symbols, with its title if printed; a part belongs to the symbol before it."""
        before: str | None = None
        for part in sorted(parts, key=lambda each: each.line):
            titled = None if only_documents(part.text) else titled_document(part.text)
            found = symbols_in(part.text, before)
            before = found[-1] if found else before
            known = {document.symbol for document in self.documents}
            self.documents += [
                DocumentProposal(symbol, titled.title if titled and symbol == titled.symbol else symbol, symbol)
                for symbol in found
                if symbol not in known
            ]
            self.accounting.place_in("documents", part)

    def _section(self, label: Label, parts: tuple[PrintedPassage, ...]) -> None:
        meaning = label.meaning
        whole = joined(parts, self._goes_on)
        if meaning.kind == "when" and ROOM.search(label.title) and not ROOM.search(whole[0].text):
            whole = (replace(whole[0], text=f"{label.title} {whole[0].text}"), *whole[1:])  # "Room: XX"
        for part in whole if self.is_order and self.readers and meaning.kind in ("section", "documents") else ():
            if not (part.bullet or is_prose(part.text) or part.text.endswith(".") or symbols_in(part.text)):
                text = f"Kept as text below the label {shown(label.title)}, not as an item: {shown(part.text)}"
                self.accounting.warn("label_text", text, part.line, label=label.title, text=part.text)
        self.sections.append(SectionProposal(meaning.key, label.title, tuple(part.text for part in whole)))
        self.accounting.place_in("sections", label.line, *parts)
        if meaning.kind == "when":
            self._when(whole)
        elif meaning.kind == "format":
            self.format_parts += [replace(part, text=f"{label.title}: {part.text}") for part in whole] if (
                meaning.key == "speaking_time"
            ) else whole
        elif meaning.kind == "section":
            said = ((part, sentence) for part in whole for sentence in on_speaking_time(part.text))
            self.format_parts += [replace(part, text=sentence) for part, sentence in said]
        elif meaning.kind == "documents":
            self.documents += [document_in(part.text) for part in whole]
        elif meaning.kind == "unknown":
            text = f"The label {shown(label.title)} is not known; its text is kept as a section."
            self.accounting.warn("unknown_label", text, label.line, label=label.title)

    def _when(self, parts: tuple[PrintedPassage, ...], is_labelled: bool = True) -> None:
        """Set date or place: below a heading the meeting's, before any heading the whole day's."""
        found = venue_in((part.text for part in parts), self.year)
        dated = next((part for part in parts if date_in(part.text, self.year) and not date_in(part.text)), None)
        if dated and found.day:
            text = f"The date is printed without its year; that of the paper, {found.day.year}, was taken."
            self.accounting.warn("year", text, dated.line, year=found.day.year)
        if self.readers and self.readers[-1].heading:
            self.readers[-1].venue = self.readers[-1].venue.else_from(found)
            self.readers[-1].record_lines("when", *(number for part in parts for number in part.numbers))
        else:
            self.day_lines += [number for part in parts for number in part.numbers]
            (self.labelled if is_labelled else self.above).extend(parts)

    def _meeting_value(self, label: Label, parts: tuple[PrintedPassage, ...]) -> None:
        """Set a value in its meeting; before the first heading only a theme has an owner."""
        kind = label.meaning.kind
        if kind in ("theme", "title", "topic"):
            self._theme(kind, parts)
        elif not self.readers:
            if kind == "people" and label.meaning.roles == ("chair",):
                self.chair = (label, parts)
        elif kind == "people":
            self.readers[-1].read_people(parts, label.meaning.roles, self.width, self.accounting, label.line)
        else:
            self.readers[-1].read_recording(parts, self.accounting)

    def _theme(self, kind: str, parts: tuple[PrintedPassage, ...]) -> None:
        first = joined(parts, self._goes_on)[0]
        reader = self.readers[-1] if self.readers and self.readers[-1].heading else None
        text = unquoted(first.text)
        if reader and kind != "topic" and not reader.title:
            reader.title = text
            reader.record_lines("title", *first.numbers)
        elif reader and kind != "title" and reader.theme is None:
            reader.theme = text
            reader.record_lines("theme", *first.numbers)
        elif not reader and kind == "title" and not self.title:
            self.title = text
            self.lines["title"] = first.numbers
        elif not reader and kind != "topic" and self.theme is None:
            self.theme = text
            self.lines["theme"] = first.numbers
        elif reader and kind == "theme" and (reader.title in (self.title, "") or not self.title):
            # the day has a title and, in quotation marks, a theme; this is the subject of the one meeting
            self.title, self.theme = self.title or reader.title, self.theme or reader.theme
            reader.title, reader.theme = text, None
            self.lines = {"title": reader.lines.pop("title", ()), "theme": reader.lines.pop("theme", ())} | self.lines
            reader.record_lines("title", *first.numbers)
        else:
            return
        self.accounting.place(first)
        if reader is None:
            self._when_below(joined(parts, self._goes_on)[1:])

    def _when_below(self, parts: Iterable[PrintedPassage]) -> None:
        """Read the date, hours and place printed below the theme in the head of a paper."""
        said = tuple(part for part in parts if years_in(part.text) or is_timed(part.text) or venue_in([part.text]).room)
        self.accounting.place(*said)
        self._when(said, is_labelled=False)

    def _drop_bare(self) -> None:
        """Drop headings of half days with nothing below them, such as a lunch break, with a warning."""
        for reader in self.readers:
            if not reader.says_something and reader.heading:
                text = f"Nothing is planned below {reader.name}; no meeting was made of it."
                for number in {number for numbers in reader.lines.values() for number in numbers}:
                    self.accounting.reopen(number)
                self.accounting.warn("empty_heading", text, reader.line, meeting=reader.bare_name)
        self.readers = [reader for reader in self.readers if reader.says_something or not reader.heading]

    def proposal(self) -> Proposal:
        """Return the finished proposal; warnings come last, when the unplaced lines are known."""
        self._drop_bare()
        form = self._format()
        self.day = day_of(self.labelled, self.above, self.year, self.is_order, self.accounting)
        day_line = next(iter(self.day_lines), None)
        self.readers = share_hours(self.readers, self.day.hours, day_line, self.accounting)
        meetings = self._meetings(form)
        texts = [text for section in self.sections for text in section.paragraphs]
        occasion = self.head.occasion
        found = Proposal(
            session=self.head.session,
            event=replace(
                occasion, title=self.title, theme=self.theme, as_of=occasion.as_of or self.version,
                lines=self.lines | occasion.lines,
            ),
            lines=self.accounting.places,
            meetings=meetings,
            documents=self._all_documents(texts),
            treaties=treaties_in([*texts, *self.notes]),
            sections=tuple(self.sections),
            webcast=webcast_in(texts),
            languages=languages_in([*texts, *self._named_languages()]),
        )
        for number in self.accounting.read_lines().keys() - lines_read(found):
            self.accounting.reopen(number)
        for number, words in words_left(found, self.accounting.read_lines()):
            self.accounting.warn("not_kept", f"In no field of the programme: {shown(words)}", number, text=words)
        return replace(found, warnings=self.accounting.close())

    def _named_languages(self) -> Iterable[str]:
        """Yield the values of the label on languages, which name them and nothing else: "English and French"."""
        known = (section for section in self.sections if section.key == "interpretation")
        return (f"Interpretation: {text}" for section in known for text in section.paragraphs)

    def _format(self) -> Format:
        form = read_format(self.format_parts)
        for line, printed in form.unclear:
            text = f"The paper does not say what {shown(printed)} is for."
            self.accounting.warn("unclear_time", text, line, time=printed)
        for line, printed in form.apart:
            self.accounting.warn("time_apart", TIME_APART.format(printed), line, time=printed)
        return form

    def _meetings(self, form: Format) -> tuple[MeetingProposal, ...]:
        title = self.title
        held = [reader for reader in self.readers if reader.says_something or (self.day.hours and not reader.heading)]
        if not held:
            self.accounting.warn("no_meeting", "No meeting was found in this paper.")
        for reader in held:
            reader.record_lines("when", *self.day_lines)
            self._give_chair(reader)
        meetings = tuple(reader.finished(self.day, form, title, self.accounting, self.general) for reader in held)
        known = {document.symbol for document in self.documents}
        for symbol in dict.fromkeys(symbol for reader in held for symbol in reader.symbols()):
            self.documents += [DocumentProposal(symbol, symbol)] if symbol not in known else []
        for reader, meeting in zip(held, meetings, strict=True):
            check_slack(meeting, form, self.accounting, self.is_order and not reader.has_budgets)
        return meetings

    def _give_chair(self, reader: MeetingReader) -> None:
        """Give a meeting without a chair of its own the one printed above all meetings."""
        if self.chair and not any("chair" in person.roles for person in reader.people):
            label, parts = self.chair
            reader.read_people(parts, label.meaning.roles, self.width, self.accounting, label.line)

    def _all_documents(self, texts: list[str]) -> tuple[DocumentProposal, ...]:
        """Return the listed documents, then those only cited in the text."""
        known = {document.symbol for document in self.documents}
        cited = [document for text in texts for document in cited_in(text) if document.symbol not in known]
        return (*self.documents, *{document.symbol: document for document in reversed(cited)}.values())

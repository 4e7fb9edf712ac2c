"""Says the report of meetings in words, as a sheet that the page draws and the file is written from."""

from collections.abc import Iterable, Iterator, Sequence

from interp.domain.text.printed_sheet import Line, PrintedSheet, SheetPart, SheetRow, SheetTable
from interp.domain.views.report.gender_totals import GenderTotals
from interp.domain.views.report.meeting_report import (
    DayReport,
    MeetingReport,
    ReportedAnnouncement,
    ReportedCategory,
    ReportedStop,
    UnreachedSpeech,
)
from interp.domain.views.report.planned_items import ReportedItem
from interp.web.drawing.announcements import hearers, in_words
from interp.web.pages.report.report_strip import report_strip
from interp.web.pages.report.sheet_pieces import SheetPieces
from interp.web.wording import i18n
from interp.wire import view_json

ITEM_WIDTHS = (36, 10, 10, 10, 11, 12, 12)


def report_sheet(made: DayReport) -> PrintedSheet:
    """Return the sheet of a report: each meeting, then the time by category of all of them together."""
    one, is_day = made.meetings[0], len(made.meetings) > 1
    say = SheetPieces(made.language, one.meeting.timezone)
    notices = [
        key for key in ("rehearsal", "demonstration") if any(getattr(each.meeting, key) for each in made.meetings)
    ]  # fmt: skip
    parts = [part for each in made.meetings for part in _meeting(each, made.language)]
    return PrintedSheet(
        made.language, say.words("report.day_title" if is_day else "report.title"),
        tuple(say.words(f"record.{each}") for each in notices),
        (*parts, *_categories(say, made.categories)),
    )  # fmt: skip


def _meeting(made: MeetingReport, language: str) -> Iterator[SheetPart]:
    say = SheetPieces(language, made.meeting.timezone)
    strip = report_strip(made, language)
    yield SheetPart(say.text(made.meeting.title), 1, tuple(_facts(say, made)), _hours(say, made), strip)
    yield SheetPart(say.coded("report.programme"), 2, (), _programme(say, made))
    if reached := tuple(_reached(say, made)):
        yield SheetPart(say.coded("report.not_reached"), 2, reached)
    if made.stops:
        yield SheetPart(say.coded("report.stops"), 2, (), _stops(say, made.stops))
    if made.announcements:
        yield SheetPart(say.coded("announcements"), 2, (), _announcements(say, made))
    if made.genders:
        yield _genders(say, made.genders)


def _facts(say: SheetPieces, made: MeetingReport) -> Iterator[Line]:
    """Yield when and where the meeting is, and what is not over yet."""
    meeting = made.meeting
    day = say.piece(i18n.day(meeting.starts_at, meeting.timezone, say.language))
    venue = (say.piece(" · "), *say.text(meeting.venue_text)) if meeting.venue_text else ()
    yield (day, *venue, say.piece(" · "), say.figure(meeting.timezone))
    if made.opened_at is None:
        yield say.coded("report.not_opened")
    elif made.closed_at is None:
        yield say.coded("report.so_far")


def _hours(say: SheetPieces, made: MeetingReport) -> SheetTable:
    """Return the table of the meeting itself: its beginning, its end, its length and the end of interpretation."""
    end, planned = made.interpretation, made.planned_ends_at - made.planned_starts_at
    began = made.opened_at is not None

    def row(key: str, was: Line, now: Line, more: int | None) -> SheetRow:
        return SheetRow((say.coded(key), was, now, say.difference(more)))

    rows = [
        row("report.beginning", say.hour(made.planned_starts_at), say.hour(made.opened_at),
            _more(made.planned_starts_at, made.opened_at)),
        row("report.end", say.hour(made.planned_ends_at), say.hour(made.closed_at),
            _more(made.planned_ends_at, made.closed_at)),
        row("report.length", say.length(planned), say.length(made.held_ms), _more(planned, made.held_ms)),
        row("report.interpretation", say.hour(end.planned_until), say.hour(end.until if began else None),
            _more(end.planned_until, end.until) if began else None),
        row("report.closed_against", say.hour(end.until), say.hour(end.closed_at), end.over_ms),
    ]  # fmt: skip
    if made.suspended_ms:
        rows.insert(3, row("report.suspended", (), say.length(made.suspended_ms), None))
    said = [f"record.{each.name}" for each in end.acts]
    rows += [
        SheetRow((say.coded(key), (), say.hour(act.at), _until(say, act.until)))
        for key, act in zip(said, end.acts, strict=True)
    ]
    head = tuple(say.words(f"report.{each}") for each in ("meeting", "planned", "actual", "difference"))
    return SheetTable(head, (46, 18, 18, 18), tuple(rows))


def _until(say: SheetPieces, until: int | None) -> Line:
    return () if until is None else say.phrase("record.until_time", time=say.hour(until))


def _programme(say: SheetPieces, made: MeetingReport) -> SheetTable:
    """Return the table of the items; over the first of each block, the block with its budget."""
    keys = (
        "record.item", "report.planned_for", "record.started", "record.ended", "report.planned", "report.actual",
        "report.difference",
    )  # fmt: skip
    return SheetTable(tuple(map(say.words, keys)), ITEM_WIDTHS, tuple(_item_rows(say, made)))


def _item_rows(say: SheetPieces, made: MeetingReport) -> Iterator[SheetRow]:
    blocks = {each.id: (number, each) for number, each in enumerate(made.blocks, start=1)}
    last: str | None = None
    for item in made.items:
        if item.block != last and item.block in blocks and not _is_alone(made, item):
            number, block = blocks[item.block]
            times = (say.length(block.planned_ms), say.length(block.held_ms), say.difference(block.over_ms))
            yield SheetRow((say.phrase("report.block", n=(say.figure(number),)), (), (), (), *times), is_group=True)
        last = item.block
        yield SheetRow(_item(say, item))


def _is_alone(made: MeetingReport, item: ReportedItem) -> bool:
    """Return whether an item is the only one of its block, which then has the same times."""
    return sum(each.block == item.block for each in made.items) == 1


def _item(say: SheetPieces, item: ReportedItem) -> tuple[Line, ...]:
    number: Line = (say.figure(f"{item.item.number}."), say.piece(" ")) if item.item.number else ()
    note: Line = ()
    if item.standing != "planned":
        note = (say.piece(" · "), say.piece(say.words(f"report.{item.standing}")))
    return (
        (*number, *say.text(item.item.title), *note), say.hour(item.planned_at), say.hour(item.started_at),
        say.hour(item.ended_at), say.length(item.planned_ms), say.length(item.held_ms), say.difference(item.over_ms),
    )  # fmt: skip


def _reached(say: SheetPieces, made: MeetingReport) -> Iterator[Line]:
    """Yield what became of the inscribed, in numbers, and the names of those who were not reached."""
    if made.outcomes:
        yield _listed(say, [
            say.phrase("report.count", what=say.coded(f"outcome.{each.outcome}"), n=(say.figure(each.entries),))
            for each in made.outcomes
        ])  # fmt: skip
    if made.not_reached:
        yield _listed(say, [_name(say, each) for each in made.not_reached])
    elif made.closed_at is not None:
        yield say.coded("report.nobody")


def _listed(say: SheetPieces, rows: Sequence[Line]) -> Line:
    """Return rows as one line; the dot stands in every language."""
    return tuple(piece for place, row in enumerate(rows) for piece in ((say.piece(" · "),) if place else ()) + row)


def _name(say: SheetPieces, of: UnreachedSpeech) -> Line:
    person, party = of.speech.person, of.speech.party
    return say.person(person) if person and party.kind == "person" else say.text(party.name)


def _stops(say: SheetPieces, stops: Iterable[ReportedStop]) -> SheetTable:
    keys = ("report.stop", "record.speaker", "record.started", "record.ended", "report.length")
    rows = tuple(
        SheetRow((
            _stop(say, each), say.text(each.by or each.speaker), say.hour(each.started_at), say.hour(each.ended_at),
            say.length(each.lasted_ms),
        ))
        for each in stops
    )  # fmt: skip
    return SheetTable(tuple(map(say.words, keys)), (36, 34, 10, 10, 10), rows, figures=2)


def _stop(say: SheetPieces, stop: ReportedStop) -> Line:
    kind = say.coded("report.suspension" if stop.kind == "suspension" else f"record.{stop.kind}")
    said = say.coded(f"reason.{stop.reason}")[0].text.rstrip(".。") if stop.reason else ""
    why: Line = (say.piece(f" · {said}"),) if said else ()
    return (*kind, *why, *((say.piece(" · "), *_until(say, stop.until)) if stop.until is not None else ()))


def _announcements(say: SheetPieces, made: MeetingReport) -> SheetTable:
    """Return the table of what was announced, to whom, by whom, and until when it stood."""
    keys = ("announcing.said", "announcing.to", "record.by", "record.started", "record.ended")
    rows = tuple(
        SheetRow((
            _announced(say, each, made.meeting.timezone), (say.piece(hearers(each.announcement.to, say.language)),),
            say.name(each.by), say.hour(each.made_at), say.hour(each.ended_at),
        ))
        for each in made.announcements
    )  # fmt: skip
    return SheetTable(tuple(map(say.words, keys)), (40, 22, 18, 10, 10), rows, figures=3)


def _announced(say: SheetPieces, of: ReportedAnnouncement, zone: str) -> Line:
    """Return a phrase of the stock in the language of the sheet; a typed text in the reader's, marked as it stands."""
    told = of.announcement
    return say.text(told.text) if told.text else (say.piece(in_words(view_json(told), say.language, zone)),)


def _categories(say: SheetPieces, rows: Sequence[ReportedCategory]) -> Iterator[SheetPart]:
    """Yield the table of the time by category, with its sum; nothing before anybody has spoken."""
    if not rows:
        return
    keys = ("record.total_category", "record.speeches", "record.held_short", "record.over_short")
    listed = [
        SheetRow((
            say.coded(f"speaks.{each.category}" if each.category else f"role.{each.role}"),
            (say.figure(each.speeches),), say.length(each.held_s * 1000), say.length(each.over_ms or None),
        ))
        for each in rows
    ]  # fmt: skip
    held, over = sum(each.held_s for each in rows), sum(each.over_ms for each in rows)
    whole = SheetRow(
        (say.coded("report.all"), (say.figure(sum(each.speeches for each in rows)),),
         say.length(held * 1000), say.length(over or None)),
        is_group=True,
    )  # fmt: skip
    table = SheetTable(tuple(map(say.words, keys)), (46, 18, 18, 18), (*listed, whole))
    yield SheetPart(say.coded("report.by_category"), 2, (), table)


def _genders(say: SheetPieces, totals: GenderTotals) -> SheetPart:
    """Return the two totals, with what they are counted by."""
    keys = ("report.address", "report.persons", "record.held_short")
    rows = tuple(
        SheetRow((say.coded(f"report.{key}"), (say.figure(each.persons),), say.length(each.held_s * 1000)))
        for key, each in (("women", totals.women), ("men", totals.men))
    )
    table = SheetTable(tuple(map(say.words, keys)), (46, 27, 27), rows)
    return SheetPart(say.coded("report.genders"), 2, (say.coded("report.genders_note"),), table)


def _more(planned: int | None, actual: int | None) -> int | None:
    return None if planned is None or actual is None else actual - planned

"""Draws a meeting as it was held along the hours, for the page and the file of its report: its items, and the ends."""

from collections.abc import Iterator, Mapping, Sequence

from interp.domain.text.printed_sheet import SheetStrip, StripMark, StripPart
from interp.domain.views.meeting_record import RecordedItem
from interp.domain.views.report.meeting_report import MeetingReport
from interp.languages import direction
from interp.web.pages.report.sheet_pieces import SheetPieces
from interp.web.wording import i18n
from interp.web.wording.phrases import isolated

NARROWEST = 0.3  # per cent of the strip
ROOM = 9.0  # per cent that a title, or an hour, needs to be read
WORDS = {"opened": "beginning", "ends": "interpretation", "closed": "end"}


def report_strip(made: MeetingReport, language: str) -> SheetStrip | None:
    """Return the strip of a meeting that was opened and has held an item; None for another one."""
    held = [(each, each.started_at, each.ended_at) for each in made.items]
    known = [(each.item, since, until) for each, since, until in held if since is not None and until is not None]
    if made.opened_at is None or not known:
        return None
    ends = made.interpretation.until
    start = min(made.opened_at, made.planned_starts_at, *(since for _, since, _ in known))
    end = max(ends, made.closed_at or 0, *(until for _, _, until in known))
    turned, zone = direction(language) == "rtl", made.meeting.timezone

    def place(ms: int) -> float:
        share = 100 * (ms - start) / max(1, end - start)
        return 100 - share if turned else share

    parts = []
    for item, since, until in known:
        left, right = sorted((place(since), place(until)))
        title = item.title.text if right - left > ROOM else ""
        parts.append(StripPart(left, max(NARROWEST, right - left), title, item.title.language))
    hours = {"opened": made.opened_at, "ends": ends, "closed": made.closed_at}
    marks = [
        StripMark(place(ms), kind, i18n.clock_time(ms, zone)[:5], _anchor(place(ms)))
        for kind, ms in hours.items() if ms is not None
    ]  # fmt: skip
    return SheetStrip(tuple(parts), tuple(_apart(marks)), _said(made, known, hours, SheetPieces(language, zone)))


def _said(
    made: MeetingReport, known: Sequence[tuple[RecordedItem, int, int]], hours: Mapping[str, int | None],
    say: SheetPieces,
) -> str:  # fmt: skip
    """Return the strip in words, for who does not see it."""
    def hour(ms: int) -> str:
        return i18n.clock_time(ms, made.meeting.timezone)[:5]

    spans = [f"{isolated(f'{hour(since)}–{hour(until)}')} {isolated(item.title.text)}" for item, since, until in known]
    ends = [
        f"{say.words(f'report.{WORDS[kind]}')}: {isolated(hour(ms))}" for kind, ms in hours.items() if ms is not None
    ]
    return " · ".join((*spans, *ends))


def _anchor(left: float) -> str:
    """Return on which side of its place an hour stands, so that it stays on the strip."""
    return "start" if left < ROOM / 2 else "end" if left > 100 - ROOM / 2 else "middle"


def _apart(marks: list[StripMark]) -> Iterator[StripMark]:
    """Yield the marks; one whose hour would stand on that of an earlier one has none."""
    said: list[float] = []
    for each in marks:
        is_free = all(abs(each.left - other) > ROOM for other in said)
        said += [each.left] if is_free else []
        yield each if is_free else StripMark(each.left, each.kind, "", each.anchor)

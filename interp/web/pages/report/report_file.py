"""Routes of the report of a meeting and of a day in its room: as a page that prints, as JSON and as .docx."""

import msgspec
from flask import Response, request

from interp.domain.model.state import Meeting
from interp.domain.model.streams import stream_of
from interp.domain.rules.next_meeting_in_room import room_of
from interp.domain.views.audiences import Audience, admit
from interp.domain.views.report.meeting_report import DayReport
from interp.errors import BadRequest, NotAllowed, NotSignedIn
from interp.service import transcripts
from interp.web.answers import tagged_body
from interp.web.auth import current_actors
from interp.web.made_once import made_once
from interp.web.page_build import build
from interp.web.pages.print_sheet import printable
from interp.web.pages.report.report_sheet import report_sheet
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import COMPUTED, DOCX, MEETING, Routes
from interp.web.routing.who_may import AT_CONSOLE
from interp.web.services import services
from interp.web.wording import i18n
from interp.wire import reader_language_from

ROUTES = Routes("report")
TYPES = {"json": "application/json", "docx": DOCX, "html": "text/html; charset=utf-8"}
CONSOLE = Audience("console", "en")
DAY_MS = 24 * 3_600_000


@ROUTES.get("/m/<meeting>/report", may=AT_CONSOLE, table="pages")
def report_page(meeting: str) -> Response:
    """The report as a page for reading and printing.

    [the report](#the-report) as a page for reading and printing; `?day=1`: of the meetings of the day in the room
    """
    return _answer(meeting, i18n.request_language(), "html")


@ROUTES.get(
    f"{MEETING}/report", DayReport, may=AT_CONSOLE, query=(q.LANGUAGE, q.REPORT_FORMAT, q.WHOLE_DAY),
    refusals=(304, *COMPUTED), files=(DOCX,),
)  # fmt: skip
def report_of(meeting: str) -> Response:
    """Planned against actual, time by category, who was not reached; for staff; as a file too.

    `?language=&format=json docx&day=0 1`: what was planned at the opening against what was held, time by category, who
    was not reached, interruptions and the end of interpretation, as JSON or as a file; see [the report](#the-report);
    with ETag
    """
    language, kind = reader_language_from(request.args.get("language", "en")), request.args.get("format", "json")
    if kind not in ("json", "docx"):
        raise BadRequest("invalid", field="format")
    response = _answer(meeting, language, kind)
    if kind == "docx":
        response.headers["Content-Language"] = language
        response.headers["Content-Disposition"] = f'attachment; filename="{meeting}-report-{language}.docx"'
    return response


def report_body(made: DayReport, meeting: str, kind: str, *, whole: bool, has_day: bool) -> str:
    """Return a report as JSON or as a page (HTML), which is that of `meeting`.

    `whole`: it is of the whole day, `has_day`: the day has other meetings too.
    """
    if kind == "json":
        return msgspec.json.encode(made).decode()
    return printable(
        "report.html", language=made.language, build=build(), meeting=meeting, sheet=report_sheet(made), whole=whole,
        has_day=has_day,
    )  # fmt: skip


def _answer(meeting: str, language: str, kind: str) -> Response:
    state, whole = services().meetings.state(meeting), request.args.get("day", "0")
    if whole not in ("0", "1"):
        raise BadRequest("invalid", field="day")
    day = _day(meeting, state)
    shown = day if whole == "1" else (meeting,)
    heads = services().meetings.heads()
    seqs = (state.seq, *(heads.get(stream_of(each), 0) for each in shown if each != meeting))
    task = transcripts.report.of(meeting, day, whole == "1", language, kind)
    tag = "-".join(("", language, kind, build(), str(len(day)), *map(str, seqs[1:])))
    return tagged_body(lambda: made_once(task, seqs), TYPES[kind], state.seq, tag)


def _day(meeting: str, state: Meeting) -> tuple[str, ...]:
    """Return the meetings of a meeting's day in its room, in order, those whose report the sender may read."""
    about = state.about
    assert about is not None
    day = i18n.local(about.starts_at, about.timezone).date()
    found = [(about.starts_at, meeting)]
    for other, card in services().meetings.states().items():
        at = card.about.starts_at if card.about else 0
        is_near = other != meeting and abs(at - about.starts_at) < DAY_MS
        is_same = is_near and i18n.local(at, about.timezone).date() == day and room_of(card) == room_of(state) != ""
        if is_same and _may_read(other, card):
            found.append((at, other))
    return tuple(each for _, each in sorted(found))


def _may_read(meeting: str, card: Meeting) -> bool:
    for actor in current_actors():
        try:
            admit(actor, meeting, CONSOLE, private=card.about is None or card.about.private)
        except (NotAllowed, NotSignedIn):
            continue
        return True
    return False

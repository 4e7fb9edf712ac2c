"""The record of a meeting for staff, as JSON and as a table for spreadsheets (CSV)."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

import msgspec
from flask import Blueprint, Response, request

from interp.domain.model.state import Meeting
from interp.domain.views.audiences import Audience
from interp.domain.views.meeting_record import ActView, MeetingRecord, TurnView, meeting_record
from interp.errors import BadRequest
from interp.ports import HelperTask
from interp.web.answers import tagged_body
from interp.web.auth import actor_for
from interp.web.made_once import made_once
from interp.web.services import services
from interp.web.wording import i18n
from interp.web.wording.page_words import word
from interp.web.wording.phrases import said
from interp.wire import language_from

COLUMNS = (
    "number", "started", "ended", "item", "speaker", "functions", "behalf", "role", "language", "held", "total",
    "limit", "over", "note", "by",
)  # fmt: skip
RECORD = HelperTask("record", bytes)
# A spreadsheet reads a cell that begins with one of these as a formula; RFC 4180 does not protect from that.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "\ufeff"  # without it a spreadsheet does not read UTF-8


def create_record() -> Blueprint:
    """Return the route of the record."""
    record = Blueprint("record", __name__)
    record.add_url_rule("/api/meetings/<meeting>/record", view_func=record_of)
    return record


def record_of(meeting: str) -> Response:
    """The record, for staff; `?format=csv` as a table. Raises BadRequest, NotFound, NotSignedIn, NotAllowed."""
    language, kind = language_from(request.args.get("language", "en")), request.args.get("format", "json")
    if kind not in ("json", "csv"):
        raise BadRequest("invalid", field="format")
    actor_for(meeting, Audience("console", language))
    state = services().meetings.state(meeting)

    def body() -> bytes:
        return made_once(RECORD, state.seq, meeting, language, kind)

    if kind == "json":
        return tagged_body(body, "application/json", state.seq, "r")
    response = tagged_body(body, "text/csv; charset=utf-8", state.seq, "csv")
    response.headers["Content-Language"] = language
    response.headers["Content-Disposition"] = f'attachment; filename="{meeting}-record-{language}.csv"'
    return response


def record_body(state: Meeting, language: str, kind: str) -> str:
    """Return the record of a meeting as JSON or CSV."""
    made = meeting_record(state, language)
    return msgspec.json.encode(made).decode() if kind == "json" else as_table(made)


def as_table(made: MeetingRecord) -> str:
    """Return the record as CSV of RFC 4180 in UTF-8 with a mark: turns and acts in order of time, headings in words."""
    file = io.StringIO(newline="")
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow([_words(f"record.{name}", made.language) for name in COLUMNS])
    for row in _rows(made):
        table.writerow([cell(row.get(name)) for name in COLUMNS])
    return MARK + file.getvalue()


def cell(value: object) -> object:
    """Return a value for a cell; a text that a spreadsheet would compute begins with an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _rows(made: MeetingRecord) -> Iterator[dict[str, Any]]:
    rows = [(turn.started_at, 1, _turn(made, turn)) for turn in made.turns]
    rows += [(act.at, 0, _act(made, act)) for act in made.acts]
    yield from (row for _, _, row in sorted(rows, key=itemgetter(0, 1)))


def _turn(made: MeetingRecord, turn: TurnView) -> dict[str, Any]:
    speech, language = turn.speech, made.language
    person = speech.person
    about = [*person.functions, person.affiliation] if person else []
    party = [speech.party.name] if person and speech.party.kind != "person" else []
    notes = [f"record.{turn.interruption}"] if turn.interruption else []
    notes += ["record.taken_back"] if turn.taken_back else []
    return {
        "number": turn.number,
        "started": _time(made, turn.started_at),
        "ended": _time(made, turn.ended_at),
        "item": ". ".join(filter(None, (turn.item.number, turn.item.title.text))) if turn.item else None,
        "speaker": person.name.text if person else speech.party.name.text,
        "functions": _joined(each.text for each in (*party, *about) if each),
        "behalf": _joined(each.name.text for each in speech.on_behalf_of),
        "role": _words(f"role.{speech.role}", language),
        "language": _words(f"language.{turn.language}", language) if turn.language else None,
        "held": _seconds(turn.held_ms),
        "total": _seconds(turn.total_ms),
        "limit": _seconds(turn.limit_ms),
        "over": _seconds(turn.over_ms),
        "note": _joined(_words(each, language) for each in _noted(made, notes)),
    }


def _act(made: MeetingRecord, act: ActView) -> dict[str, Any]:
    name = next((each.speech for each in made.turns if each.speech.id == act.speech), None)
    return {
        "started": _time(made, act.at),
        "speaker": (name.person.name if name.person else name.party.name).text if name else None,
        "note": _joined(_words(each, made.language) for each in _noted(made, [f"record.{act.name}"])),
        "by": act.by,
    }


def _noted(made: MeetingRecord, keys: Sequence[str]) -> list[str]:
    marks = {"record.rehearsal": made.meeting.rehearsal, "record.demonstration": made.meeting.demonstration}
    return [*(key for key, marked in marks.items() if marked), *keys]


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _seconds(ms: int | None) -> int | None:
    return None if ms is None else round(ms / 1000)


def _time(made: MeetingRecord, ms: int | None) -> str | None:
    """Return the date and time of day in the meeting's zone, as spreadsheets read them."""
    return None if ms is None else i18n.local(ms, made.meeting.timezone).strftime("%Y-%m-%d %H:%M:%S")


def _words(key: str, language: str) -> str:
    """Return the wording of a key; of one that has none, the code itself."""
    try:
        return str(said(word(key), language))
    except KeyError:
        return key.partition(".")[2]

"""The record of a meeting for staff: as JSON, as tables for spreadsheets (CSV) and as a page that prints."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

import msgspec
from flask import Response, request

from interp.domain.model.list_rules import CategoryLimit
from interp.domain.model.state import Meeting
from interp.domain.views.announcements import StandingAnnouncement
from interp.domain.views.meeting_record import (
    ABSENT,
    ActView,
    HaltView,
    MeetingRecord,
    RecordedLanguage,
    Total,
    TurnView,
    meeting_record,
    whole_seconds,
)
from interp.domain.views.recorded_entries import RecordedAct, RecordedEntry
from interp.domain.views.view_parts import PartyView, PersonView, SpeechView
from interp.errors import BadRequest
from interp.ports.helper_work import reported
from interp.service import transcripts
from interp.value_types import dataclass
from interp.web.answers import tagged_body
from interp.web.drawing.announcements import hearers, in_words
from interp.web.made_once import made_once
from interp.web.page_build import build
from interp.web.pages.print_sheet import printable
from interp.web.pages.template_functions import length_of
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import COMPUTED, MEETING, Routes
from interp.web.routing.who_may import AT_CONSOLE
from interp.web.services import services
from interp.web.wording import i18n
from interp.web.wording.list_words import ENTRIES
from interp.web.wording.lists.entry_sentences import NOT_NAMED, EntrySentences
from interp.web.wording.page_words import word
from interp.web.wording.phrases import isolated, plain, said
from interp.wire import reader_language_from, view_json

COLUMNS = (
    "number", "started", "ended", "item", "speaker", "functions", "behalf", "role", "language", "held", "total",
    "limit", "over", "note", "by", "languages", "granted", "reason", "until", "lasted",
    "inscribed", "channel", "confirmed", "changes", "outcome", "planned", "joint",
)  # fmt: skip
SUMS = ("total_of", "name", "speeches", "held", "over")
FORMATS = ("json", "csv", "csv_totals")
ROUTES = Routes("record")
# A spreadsheet reads a cell that begins with one of these as a formula; RFC 4180 does not protect from that.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FILES = {"csv": "record", "csv_totals": "totals"}
ISOLATES = re.compile("[\u2066-\u2069]")
MARK = "\ufeff"  # without it a spreadsheet does not read UTF-8


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row of the record: its time, the place among those of the same time, what it is of, and its cells in words."""

    at: int
    place: int
    of: TurnView | ActView | HaltView | RecordedEntry
    cells: dict[str, Any]


@ROUTES.get("/m/<meeting>/record", may=AT_CONSOLE, table="pages")
def record_page(meeting: str) -> Response:
    """The record as a page for reading and printing.

    [the record](#the-record) as a page for reading and printing
    """
    language = i18n.request_language()
    seq = services().meetings.state(meeting).seq
    tag = f"{language}-{build()}"
    page = transcripts.record.of(meeting, language, "html")
    return tagged_body(lambda: made_once(page, seq), "text/html; charset=utf-8", seq, tag)


@ROUTES.get(
    f"{MEETING}/record", MeetingRecord, may=AT_CONSOLE, query=(q.LANGUAGE, q.RECORD_FORMAT), refusals=(304,
    *COMPUTED), files=("text/csv",),
)  # fmt: skip
def record_of(meeting: str) -> Response:
    """Who had the floor, when, how long; for staff; as a table too.

    `?language=&format=json csv`: who had the floor, when, how long and against what limit, and what
    happened beside it, as JSON or as a table for spreadsheets; see [the record](#the-record); with ETag
    """
    language, kind = reader_language_from(request.args.get("language", "en")), request.args.get("format", "json")
    if kind not in FORMATS:
        raise BadRequest("invalid", field="format")
    state = services().meetings.state(meeting)

    def body() -> bytes:
        return made_once(transcripts.record.of(meeting, language, kind), state.seq)

    if kind == "json":
        return tagged_body(body, "application/json", state.seq, "r")
    response = tagged_body(body, "text/csv; charset=utf-8", state.seq, kind)
    response.headers["Content-Language"] = language
    response.headers["Content-Disposition"] = f'attachment; filename="{meeting}-{FILES[kind]}-{language}.csv"'
    return response


def record_body(state: Meeting, language: str, kind: str) -> str:
    """Return the record of a meeting as JSON, one of the two tables (CSV) or a page (HTML)."""
    made = meeting_record(state, language)
    if kind == "json":
        return msgspec.json.encode(made).decode()
    return {"csv": as_table, "csv_totals": totals_table, "html": as_page}[kind](made)


def as_table(made: MeetingRecord) -> str:
    """Return the record as CSV of RFC 4180 in UTF-8 with a mark: turns, acts and interruptions in order of time."""
    return _csv(made, COLUMNS, (row.cells for row in rows_of(made)))


def totals_table(made: MeetingRecord) -> str:
    """Return the totals as CSV: each party, then each category, then each item."""
    return _csv(made, SUMS, totals_of(made))


def as_page(made: MeetingRecord) -> str:
    """Return the record as a page that prints on A4: its rows and totals are those of the tables."""
    seconds = sum(each.held_s for each in made.totals.parties)
    return printable(
        "record.html", language=made.language, build=build(), meeting=view_json(made.meeting),
        rows=[
            (type(row.of).__name__, view_json(row.of), row.cells) for row in rows_of(made)
            if not isinstance(row.of, RecordedEntry)
        ],
        entries=[(view_json(each), _listed(made, each), _changes(made, each)) for each in made.entries],
        totals=totals_of(made), zone=made.meeting.timezone, seconds_sum=seconds,
    )  # fmt: skip


def _csv(made: MeetingRecord, columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
    file = io.StringIO(newline="")
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow([_words(f"record.{name}", made.language) for name in columns])
    for row in rows:
        table.writerow([cell(row.get(name)) for name in columns])
    return MARK + file.getvalue()


def cell(value: object) -> object:
    """Return a value for a cell, without isolates; what a spreadsheet would compute begins with an apostrophe."""
    if not isinstance(value, str):
        return value
    text = ISOLATES.sub("", value)
    return f"'{text}" if text.startswith(FORMULA) else text


def rows_of(made: MeetingRecord) -> list[RecordRow]:
    """Return the rows of the record in order of time; an interruption in which somebody spoke is that turn's row.

    A turn's row says too how its speaker was inscribed; an entry that was never called has a row of its own.
    """
    turns = reported(made.turns, len(made.turns))
    listed = {each.speech.id: each for each in made.entries}
    rows = [
        RecordRow(turn.started_at, 1, turn, _turn(made, turn) | _listed(made, listed.get(turn.speech.id)))
        for turn in turns
    ]
    called = {turn.speech.id for turn in turns}
    rows += [
        RecordRow(each.acts[0].at, 2, each, _uncalled(made, each) | _listed(made, each))
        for each in made.entries if each.speech.id not in called
    ]  # fmt: skip
    rows += [RecordRow(act.at, 0, act, _act(made, act)) for act in made.acts]
    rows += [RecordRow(halt.started_at, 0, halt, _halt(made, halt)) for halt in made.interruptions if not halt.speech]
    return sorted(rows, key=attrgetter("at", "place"))


def totals_of(made: MeetingRecord) -> list[dict[str, Any]]:
    """Return the rows of the totals: each party, then each category, then each item."""
    language, totals = made.language, made.totals
    parties = [("party", _name(each.party, each.person), each) for each in totals.parties]
    categories = [("category", _category(each.category, each.membership, language), each) for each in totals.categories]
    items = [("item", _item(each) or _words("record.no_item", language), each) for each in totals.items]
    return [
        {"total_of": _words(f"record.total_{of}", language), "name": name} | _sums(each)
        for of, name, each in (*parties, *categories, *items)
    ]


def _sums(total: Total) -> dict[str, Any]:
    return {"speeches": total.speeches, "held": total.held_s, "over": _seconds(total.over_ms)}


def _category(category: str, membership: str | None, language: str) -> str:
    """Return a category in words, with the membership where the category does not say it."""
    said = _words(f"category.{category}", language)
    named = _words(f"party.{category}", language) if said == category else said
    return f"{named}, {_words(f'membership.{membership}', language)}" if membership else named


def _who(speech: SpeechView, language: str) -> dict[str, Any]:
    person = speech.person
    about = [*person.functions, person.affiliation] if person else []
    party = [speech.party.name] if person and speech.party.kind != "person" else []
    return {
        "speaker": _name(speech.party, person),
        "functions": _joined(each.text for each in (*party, *about) if each),
        **_behalf(speech, language),
        "role": _words(f"role.{speech.role}", language),
    }


def _behalf(speech: SpeechView, language: str) -> dict[str, str]:
    """Return on whose behalf somebody speaks, or of a joint statement who makes it."""
    named = [each.name.text for each in speech.on_behalf_of]
    if speech.joint is None:
        return {"behalf": _joined(named)}
    rest = [ISOLATES.sub("", plain(word("joint_others"), language, {"n": speech.joint}))] if speech.joint else []
    return {"joint": _joined([speech.party.name.text, *named, *rest])}


def _uncalled(made: MeetingRecord, entry: RecordedEntry) -> dict[str, Any]:
    """Return the cells of an entry that was never called, beside those of its inscription."""
    note = _joined(_words(each, made.language) for each in _noted(made, ()))
    by = entry.entry.desk.by if entry.entry.desk else None
    return _who(entry.speech, made.language) | {"note": note, "by": by}


def _listed(made: MeetingRecord, entry: RecordedEntry | None) -> dict[str, Any]:
    """Return the cells of an inscription, none for a speech that was not inscribed."""
    if entry is None or entry.entry.desk is None:
        return {}
    channel = [f"channel.{entry.entry.desk.channel}", *(["channel.leave"] if entry.acts[0].leave else [])]
    return {
        "inscribed": _time(made, entry.entry.desk.at),
        "channel": _joined(_words(each, made.language) for each in channel),
        "confirmed": _time(made, entry.confirmed_at),
        "changes": _joined(_changes(made, entry)),
        "outcome": _words(f"outcome.{entry.outcome}", made.language),
    }


def _changes(made: MeetingRecord, entry: RecordedEntry) -> list[str]:
    """Return what was done to an entry after it was inscribed, but for its confirmation, as sentences with the hour."""
    sentences = EntrySentences(made.language, lambda ms: _time(made, ms) or "")
    return [_change(sentences, act) for act in entry.acts if act.name not in ("inscribed", "confirmed")]


def _change(sentences: EntrySentences, act: RecordedAct) -> str:
    if act.reason is None:
        return sentences.done(act.at, act.name, act.meeting.text if act.meeting else "")
    after = act.after_name.text if act.after_name else NOT_NAMED if act.after else ""
    return sentences.placed(act.at, act.reason, act.words, after, act.other_name.text if act.other_name else "")


def _turn(made: MeetingRecord, turn: TurnView) -> dict[str, Any]:
    language = made.language
    notes = [f"record.{turn.interruption}"] if turn.interruption else []
    notes += ["record.taken_back"] if turn.taken_back else []
    notes += [f"record.{ABSENT}"] if turn.absent else []
    last = turn.languages[-1] if turn.languages else None
    return {
        "number": turn.number,
        "started": _time(made, turn.started_at),
        "ended": _time(made, turn.ended_at),
        "item": _item(turn),
        "planned": _time(made, turn.item.starts_at) if turn.item else None,
        **_who(turn.speech, language),
        "language": (last and last.language_name) or turn.language,
        "held": _seconds(turn.held_ms),
        "total": _seconds(turn.total_ms),
        "limit": _seconds(turn.limit_ms),
        "over": _seconds(turn.over_ms),
        "note": _joined(_words(each, language) for each in _noted(made, notes)),
        "languages": _joined(_language(made, each) for each in turn.languages),
        "granted": sum(each.seconds for each in turn.granted) or None,
        "lasted": _seconds(None if turn.ended_at is None else turn.ended_at - turn.started_at),
    }


def _language(made: MeetingRecord, spoken: RecordedLanguage) -> str:
    """Return a language of a turn with its time of day, how sure it is and who interprets it."""
    language = made.language
    at = i18n.local(spoken.started_at, made.meeting.timezone)
    facts = [f"{spoken.language_name or spoken.language} {at:%H:%M:%S}"]
    facts += [_words("record.expected", language)] if spoken.standing == "expected" else []
    facts += [_words(f"record.by_{spoken.interpreted_by}", language)] if spoken.interpreted_by else []
    return ", ".join(facts)


def _item(of: Any) -> str | None:
    return ". ".join(filter(None, (of.item.number, of.item.title.text))) if of.item else None


def _name(party: PartyView, person: PersonView | None) -> str:
    return person.name.text if person else party.name.text


def _act(made: MeetingRecord, act: ActView) -> dict[str, Any]:
    name = f"record.{act.name}" if act.seconds is None or act.seconds > 0 else "record.floor.time_taken_away"
    group = "grant" if act.seconds is not None or act.limits else "reason"
    notes = [_words(each, made.language) for each in _noted(made, [name])]
    everyones = next((each.limit_ms for each in act.limits if each.category == "everyone"), None)
    notes += [_limit(each, made.language) for each in act.limits if each.category != "everyone"]
    notes += [_words("record.was", made.language).format(was=act.was)] if act.was else []
    notes += _announced(made, act.announcement) if act.announcement else []
    if len(act.items) > 1:
        giver, taker = (isolated(each.title.text) for each in act.items)
        notes.append(_words("record.given_on", made.language).format(giver=giver, taker=taker))
    return {
        "started": _time(made, act.at),
        "speaker": _name(act.about.party, act.about.person) if act.about else None,
        **(_behalf(act.about, made.language) if act.about else {}),
        "note": _joined(notes),
        "by": act.by,
        "limit": _seconds(everyones),
        "granted": act.seconds,
        "reason": _words(f"{group}.{act.reason}", made.language) if act.reason else None,
        "until": _time(made, act.until),
    }


def _announced(made: MeetingRecord, told: StandingAnnouncement) -> list[str]:
    """Return what was announced and to whom, in words."""
    language, listed = made.language, hearers(told.to, made.language)
    words = in_words(view_json(told), language, made.meeting.timezone)
    return [words, plain(word("record.announced_to"), language, {"hearers": listed})]


def _limit(limit: CategoryLimit, language: str) -> str:
    """Return the limit of a category in words: whose it is, and its minutes and seconds."""
    return f"{said(ENTRIES[f'speaks.{limit.category}'], language)}: {isolated(length_of(limit.limit_ms))}"


def _halt(made: MeetingRecord, halt: HaltView) -> dict[str, Any]:
    notes = [f"record.{halt.kind}", *(["record.interruption_taken_back"] if halt.taken_back else [])]
    return {
        "started": _time(made, halt.started_at),
        "ended": _time(made, halt.ended_at),
        "note": _joined(_words(each, made.language) for each in _noted(made, notes)),
        "lasted": _seconds(halt.lasted_ms),
    }


def _noted(made: MeetingRecord, keys: Sequence[str]) -> list[str]:
    marks = {"record.rehearsal": made.meeting.rehearsal, "record.demonstration": made.meeting.demonstration}
    return [*(key for key, marked in marks.items() if marked), *keys]


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _seconds(ms: int | None) -> int | None:
    return None if ms is None else whole_seconds(ms)


def _time(made: MeetingRecord, ms: int | None) -> str | None:
    """Return the date and time of day in the meeting's zone, as spreadsheets read them."""
    return None if ms is None else i18n.local(ms, made.meeting.timezone).strftime("%Y-%m-%d %H:%M:%S")


def _words(key: str, language: str) -> str:
    """Return the wording of a key; of one that has none, the code itself."""
    try:
        return str(said(word(key), language))
    except KeyError:
        return key.partition(".")[2]

"""The record over HTTP: for staff, as JSON and as a table that a spreadsheet opens without computing anything."""

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from operator import itemgetter
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.list_rules import CategoryLimit, ListRules
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import Capacity, ListOfSpeakers
from interp.domain.views.meeting_record import meeting_record
from interp.web.pages import record_file
from interp.web.pages.record_file import COLUMNS, as_table, record_body
from tests.builders import BRAZIL, MINUTE, SECOND, START, Sitting, plan, sitting
from tests.row_by_row import gathered
from tests.socket_screen import Hall

STATIC = Path(record_file.__file__).parent.parent / "static"
TIMES = 1, 2, 9, 10, 11, 12
ZONE = ZoneInfo("Europe/Zurich")


def speaking(name: str) -> Sitting:
    """Return a sitting in which a party of this name has the floor."""
    return sitting(do.OpenItem("i3"), do.GiveFloor(party=replace(BRAZIL, name=name)))


def rows(sat: Sitting, language: str = "en") -> list[list[str]]:
    """Return the table's rows."""
    return list(csv.reader(io.StringIO(as_table(meeting_record(sat.state, language)).removeprefix("\ufeff"))))


def test_a_row_has_who_spoke_when_how_long_and_against_what_limit() -> None:
    head, opened, first = rows(sitting(do.AdvanceFloor(None)).later(6 * MINUTE).does(do.EndFloor()))
    assert len(head) == len(COLUMNS) and head[4] == "Speaker"
    assert first[3:8] == ["Opening", "Ms. Amel One", "Chair of the Board; Founder; Home", "", "Opening speaker"]
    assert [first[each] for each in TIMES] == [
        "2016-03-07 09:00:02", "2016-03-07 09:06:03", "361", "361", "300", "61"
    ]  # fmt: skip
    assert opened[13:15] == ["The meeting was opened", "Staff"]


def test_limits_for_all_who_wait_have_a_row_with_from_whom_on() -> None:
    limits = (CategoryLimit("everyone", 90 * SECOND), CategoryLimit("member", 100 * SECOND))
    sat = sitting(do.AddSpeech("i3", BRAZIL), do.ProposeLimit(limits, by_chair=True), do.AnnounceLimit(limits))
    of = {name: COLUMNS.index(name) for name in ("speaker", "limit", "note", "by", "granted", "reason")}
    proposed, announced = ([row[of[name]] for name in of] for row in rows(sat)[1:])
    said = "A speaking time was announced for all from this speaker on; Member: 1′40″"
    assert announced == ["Brazil", "90", said, "Staff", "", ""]
    assert proposed[0] == "" and proposed[5] == "By decision of the Chair"
    page = record_body(sat.state, "ar", "html")
    assert "1′30″" in page and "\u20681′40″\u2069" in page


def test_time_given_on_has_a_row_that_names_both_parts_and_one_where_it_is_returned() -> None:
    sat = sitting(do.OpenMeeting(), do.AdvanceFloor(None)).later(59 * SECOND)
    sat = sat.does(do.AdvanceFloor("s1"), do.RollOver("b1", "b2"), do.RollOver("b1", None))
    of = {name: COLUMNS.index(name) for name in ("note", "granted", "reason")}
    given, back = ([row[of[name]] for name in of] for row in rows(sat) if "Unspent" in row[of["note"]])
    assert given == [
        "Unspent time was given to another part of the programme; from: Opening; to: Panel", "540", ""
    ]  # fmt: skip
    assert back[1:] == ["540", "Returned to the part of the programme that left it"]


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_headings_are_in_the_language_asked_for(language: str) -> None:
    head = rows(sitting(), language)[0]
    assert len(set(head)) == len(COLUMNS) and not any(each.startswith("record") for each in head)


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_a_name_that_a_spreadsheet_would_compute_is_made_a_text(name: str) -> None:
    table = rows(speaking(name))
    assert table[-1][4] == f"'{name}"


def test_the_table_is_rfc_4180_in_utf_8_with_a_mark() -> None:
    told = as_table(meeting_record(speaking('A "b", c').state, "en"))
    assert told.startswith("\ufeff") and told.endswith("\r\n")
    assert '"A ""b"", c"' in told and "\n" not in told.replace("\r\n", "")


def test_a_rehearsal_says_so_in_every_row() -> None:
    assert {row[13] for row in rows(sitting(do.AdvanceFloor(None), rehearsal=True))[2:]} == {"Rehearsal"}


def test_a_demonstration_says_so_in_every_row() -> None:
    assert {row[13] for row in rows(sitting(do.AdvanceFloor(None), demonstration=True))[2:]} == {"Demonstration"}


def test_only_staff_read_the_record_of_a_private_meeting_too(hall: Hall) -> None:
    hall.meeting = hall.outside.plan(private=True)
    where = f"/api/meetings/{hall.meeting}/record"
    assert hall.server.get(where).status == 401
    refused = [hall.server.get(where, hall.token(role)).status for role in ("attendee", "chair", "technician")]
    assert refused == [401, 403, 403]
    assert hall.server.get(where, hall.token("staff")).status == 200


def test_the_record_is_answered_in_both_forms_and_has_a_tag_that_time_does_not_change(hall: Hall) -> None:
    where, token = f"/api/meetings/{hall.meeting}/record", hall.token("staff")
    hall.console().press("floor.advance", {"from_speech": None})
    found = hall.server.get(f"{where}?language=fr", token)
    assert [turn["speech"]["id"] for turn in found.json["turns"]] == ["s1"] and found.json["rehearsal"] is False
    assert hall.server.get(f"{where}?language=fr", token, If_None_Match=found.headers["etag"]).status == 304
    table = hall.server.get(f"{where}?language=ar&format=csv", token)
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.headers["content-disposition"] == f'attachment; filename="{hall.meeting}-record-ar.csv"'
    assert hall.server.get(f"{where}?format=xls", token).status == 400


PERU = replace(BRAZIL, name="Peru", id="pe", code="PE", category="observer_state")


def whole_day() -> Sitting:
    """Return a morning with everything in it: languages, grants, interruptions, absences, undos."""
    sat = sitting(do.AdvanceFloor(None), do.AskInterpretation(START + 200 * MINUTE))
    sat.does(do.GrantInterpretation(START + 190 * MINUTE))
    sat.later(MINUTE).does(do.PauseFloor()).later(MINUTE).does(do.ResumeFloor(), do.AddTime(60, "technical"))
    sat.later(5 * MINUTE + 777).does(do.AdvanceFloor("s1"), do.SetLanguage("fr")).later(MINUTE)
    sat.does(do.SetLanguage("pt", booth="es"), do.InterruptFloor("technical")).later(MINUTE).does(do.ReturnFloor())
    sat.later(MINUTE).does(do.InterruptFloor("point_of_order", BRAZIL, "es")).later(20 * SECOND + 777).does(
        do.ReturnFloor()
    )
    sat.does(do.InterruptFloor("visit")).later(MINUTE).does(do.ReturnFloor(), do.EndFloor(), do.MarkSpeechAbsent("s3"))
    sat.does(do.SuspendMeeting("break")).later(10 * MINUTE).does(do.ResumeMeeting(), do.OpenItem("i3"))
    sat.does(do.GiveFloor(party=PERU, language="es", on_behalf_of=(BRAZIL,))).later(MINUTE)
    sat.does(do.AddTime(-30), do.GiveFloor(party=replace(BRAZIL, name="Cuba", code="CU", id="cu"))).later(2 * SECOND)
    sat.does(do.GiveFloor(party=replace(BRAZIL, name="Niger", code="NE", id="ne"))).later(3 * SECOND)
    sat.does(do.UndoSwitch(), do.UndoSwitch()).later(MINUTE)
    return sat.does(do.SkipSpeech("s4"), do.CloseMeeting("time"))


def times_by_hand(sat: Sitting) -> Counter[str]:
    """Return each speech's milliseconds by the log alone: what an undone switch took goes to who has it again."""
    held: list[tuple[str | None, int, int]] = []  # who, from when, which switch
    here, since, switch, counts = None, 0, 0, True
    waiting: list[str | None] = []
    for logged in sat.log:
        event, at = logged.event, logged.at
        if counts:
            held.append((here, at - since, switch))
        since = at
        match event:
            case ev.FloorGiven():
                here, switch = event.speech, switch + 1
            case ev.FloorInterrupted():
                waiting.append(here)
                here, switch = event.speech.id if event.speech else None, switch + 1
            case ev.FloorReturned():
                here, switch = waiting.pop(), switch + 1
            case ev.FloorEnded():
                here, switch = None, switch + 1
            case ev.FloorUndone():
                held = [
                    (event.speech if which == switch else who, ms, min(which, switch - 1)) for who, ms, which in held
                ]
                here, switch = event.speech, switch - 1
            case ev.FloorPaused() | ev.MeetingSuspended():
                counts = False
            case ev.FloorResumed() | ev.MeetingResumed():
                counts = True
    found: Counter[str] = Counter()
    for who, ms, _ in held:
        found[who or ""] += ms
    del found[""]
    return Counter({who: ms for who, ms in found.items() if ms})


class Cells(HTMLParser):
    """The tables of a page as rows of cells' texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.held: list[tuple[int, int]] = []  # which table, seconds
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
        self._inside = self._inside or tag in ("td", "th")
        self.held += [
            (len(self.tables), int(value)) for name, value in attrs if name == "data-held" and value and value != "None"
        ]

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.tables[-1][-1][-1] += data


def test_json_tables_page_and_a_reader_of_the_log_agree_on_a_day_with_everything_in_it() -> None:
    sat = whole_day()
    told = json.loads(record_body(sat.state, "en", "json"))
    by_json: Counter[str] = Counter()
    for turn in told["turns"]:
        by_json[turn["speech"]["id"]] += 0 if turn["taken_back"] else turn["held_ms"]
    assert +by_json == times_by_hand(sat)

    table = list(csv.DictReader(io.StringIO(record_body(sat.state, "en", "csv").removeprefix("\ufeff"))))
    back = "Floor given by mistake and withdrawn"
    counted = [int(row["Speaking time (s)"]) for row in table if row["Speaking time (s)"] and back not in row["Note"]]
    sums = list(csv.DictReader(io.StringIO(record_body(sat.state, "en", "csv_totals").removeprefix("\ufeff"))))
    whole = sum(each["held_s"] for each in told["totals"]["parties"])
    assert sum(counted) == whole and abs(whole * SECOND - by_json.total()) < SECOND * len(counted)
    for of in ("Speaker", "Category", "Item"):
        assert sum(int(row["Speaking time (s)"]) for row in sums if row["Total of"] == of) == whole

    page = Cells(record_body(sat.state, "en", "html"))
    rows, totals = page.tables
    assert len(rows) == len(table) + 1 and len(totals) == len(sums) + 1
    assert [held for of, held in page.held if of == 1] == [
        int(r["Speaking time (s)"]) for r in table if r["Speaking time (s)"]
    ]
    assert [held for of, held in page.held if of == 2] == [int(row["Speaking time (s)"]) for row in sums]
    printed = (STATIC / "css/print_sheet.css").read_text(encoding="utf-8").split("@media print")
    hidden = [each for part in printed[1:] for each in part.split("}") if "display: none" in each]
    assert all("nav" in each for each in hidden)


def whole(cell: str) -> str:
    """Return a cell of the page as one line without direction marks."""
    return " ".join(re.sub(r"[\u2066-\u2069]", "", cell).split())


def clock_of(ms: int | None) -> str:
    """Return a time of day in the meeting's zone, which a reader of the page computes by hand."""
    return "" if ms is None else f"{datetime.fromtimestamp(ms / SECOND, ZONE):%H:%M:%S}"


def length(seconds: str) -> str:
    """Return seconds of the table as the page writes a length."""
    if not seconds:
        return ""
    minutes, rest = divmod(abs(int(seconds)), 60)
    return f"{minutes}′" * (minutes > 0 or not rest) + (f"{rest:02}″" if minutes else f"{rest}″") * (rest > 0)


def test_every_row_of_json_is_the_row_of_the_table_and_of_the_page() -> None:
    sat = whole_day()
    told = json.loads(record_body(sat.state, "en", "json"))
    table = list(csv.DictReader(io.StringIO(record_body(sat.state, "en", "csv").removeprefix("\ufeff"))))
    page = Cells(record_body(sat.state, "en", "html")).tables[0][1:]
    halts = [each for each in told["interruptions"] if not each["speech"]]
    rows = [*((each["at"], 0, each) for each in told["acts"]), *((each["started_at"], 0, each) for each in halts)]
    rows += [(turn["started_at"], 1, turn) for turn in told["turns"]]
    with gathered() as row:
        for (at, _, of), cells, drawn in zip(sorted(rows, key=itemgetter(0, 1)), table, page, strict=True):
            with row(clock_of(at), cells["Note"]):
                same_row(of, cells, [whole(each) for each in drawn])


def same_row(of: dict[str, Any], cells: dict[str, str], drawn: list[str]) -> None:
    """Check that the three say the same of one row."""
    number, began, ended, speaker, item, languages, held, limit, over, note = drawn
    turn, about = "number" in of, of.get("speech") if "number" in of else of.get("about")
    times = [of.get("started_at", of.get("at")), of.get("ended_at")]
    assert [clock_of(each) for each in times] == [cells[each][-8:] for each in ("From", "To")] == [began, ended]
    assert str(of.get("number", "")) == cells["Turn"] == number
    assert cells["Speaker"] in speaker and bool(cells["Speaker"]) == bool(speaker) == bool(about)
    if about:
        who = about["person"] or about["party"]
        assert who["name"]["text"] in cells["Speaker"]
        behalf = [each["name"]["text"] for each in about["on_behalf_of"]]
        assert "; ".join(behalf) == cells["On behalf of"] and all(each in speaker for each in behalf)
    if turn:
        assert (of["item"]["title"]["text"] if of["item"] else "") == cells["Item"].rpartition(". ")[2]
        assert cells["Item"].rpartition(". ")[2] in item
        seconds = [cells[each] for each in ("Speaking time (s)", "Time limit (s)", "Over the limit (s)")]
        assert [str(round(of[each] / SECOND)) if of[each] else "" for each in ("limit_ms", "over_ms")] == [
            each if each != "0" else "" for each in seconds[1:]
        ]
        assert [length(each) for each in seconds[:2]] == [held, limit]
        assert over == (length(seconds[2]) if seconds[2] != "0" else "")
        said = [f"{each['language_name']} {clock_of(each['started_at'])}" for each in of["languages"]]
        in_turn = cells["Languages in turn"].split("; ") if said else []
        for name, cell in zip(said, in_turn, strict=True):
            facts = " ".join(cell.split(", "))
            assert facts.startswith(name) and facts in languages
        assert note == cells["Note"]
    else:
        shown = [cells[each] for each in ("Note", "Reason", "Entered by")]
        shown += [cells["Until"][-8:], length(cells["Time added (s)"])]
        assert all(each in note for each in shown), (note, shown)
        assert clock_of(of.get("until")) == cells["Until"][-8:]
        assert str(of.get("seconds") or "") == cells["Time added (s)"] and of.get("by", "") == cells["Entered by"]


def test_each_row_says_who_why_until_when_and_in_which_languages() -> None:
    sat = whole_day()
    table = list(csv.DictReader(io.StringIO(record_body(sat.state, "en", "csv").removeprefix("\ufeff"))))
    said = {row["Note"]: row for row in table if not row["Turn"]}
    assert said["Absent when called"]["Speaker"] == "Ms. Cy Three"
    assert said["Passed over"]["Speaker"] == "Voices of children"
    assert said["The meeting was suspended"]["Reason"] == "Break."
    assert said["The meeting was closed"]["Reason"] == "End of the time allotted."
    assert said["The extension of interpretation was granted"]["Until"] == "2016-03-07 12:10:00"
    assert (said["Technical interruption"]["Length (s)"], said["Visit of a dignitary"]["Length (s)"]) == ("61", "61")
    added, less = said["Time added"], said["Time taken away"]
    assert (added["Time added (s)"], added["Reason"], added["Speaker"], added["Entered by"]) == (
        "60", "For time lost to a technical problem", "Ms. Amel One", "Staff"
    )  # fmt: skip
    assert (less["Time added (s)"], less["Speaker"], less["On behalf of"]) == ("-30", "Peru", "Brazil")
    panellist = next(row for row in table if row["Speaker"] == "Mr. Bo Two")
    assert panellist["Languages in turn"] == (
        "French 09:07:08, interpreted by the booths; "
        "Portuguese 09:08:10, interpreted by the delegation’s own interpreter"
    )
    assert panellist["Floor language"] == "Portuguese"


def test_no_booth_or_desk_is_named_in_the_record() -> None:
    turns = meeting_record(whole_day().state, "en").turns
    assert all(not each.speech.interpretation or not each.speech.interpretation.booth for each in turns)


def listed_day() -> Sitting:
    """Return a list of three: one spoke, one was put first by hand and withdrawn, one was not reached."""
    asked = (do.InscribeEntry("l1", Party("organization", name), "ngo") for name in ("Ayuda", "Basis", "Chad Aid"))
    sat = sitting(do.SetList(ListOfSpeakers("l1", ("i3",), ListRules(confirmation=("ngo",)))), *asked)
    sat.does(do.AmendEntry("c3", confirmed=True), do.PlaceEntry("c5", "c3", "request", "=leaves at noon"))
    sat.does(do.PlaceEntry("c4", None), do.AmendEntry("c4", confirmed=True, level="minister"), do.WithdrawEntry("c4"))
    return sat.does(do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor("c3"), do.EndFloor(), do.CloseMeeting("time"))


INSCRIBED = ("Inscribed at", "Inscribed through", "Confirmed at", "Moved or changed, and why", "Outcome")


def test_the_table_says_of_each_entry_when_how_and_why_moved_spoken_or_not() -> None:
    sat = listed_day()
    table = list(csv.DictReader(io.StringIO(record_body(sat.state, "en", "csv").removeprefix("\ufeff"))))
    told = {row["Speaker"]: [row[each] for each in INSCRIBED] for row in table if row["Outcome"]}
    day = "2016-03-07 "
    assert told == {
        "Ayuda": [f"{day}09:00:03", "the desk", f"{day}09:00:06", "", "Spoke"],
        "Basis": [
            f"{day}09:00:04", "the desk", "",
            f"{day}09:00:08 placed by the Chair, first; {day}09:00:09 level changed; {day}09:00:10 withdrawn",
            "Withdrawn",
        ],
        "Chad Aid": [
            f"{day}09:00:05", "the desk", "",
            f"{day}09:00:07 placed at the speaker’s request, after Ayuda (=leaves at noon)",
            "Not reached, statement may be filed",
        ],
    }  # fmt: skip
    turn = next(row for row in table if row["Turn"])
    assert (turn["Speaker"], turn["Outcome"]) == ("Ayuda", "Spoke"), "who spoke has one row, that of the turn"
    assert all(not row["Outcome"] for row in table if row["Note"] == "The meeting was opened")
    made = meeting_record(sat.state, "en")
    assert [each.speech.id for each in made.entries if each.spoken] == ["c3"]


def test_the_page_and_six_languages_say_the_same_of_the_entries() -> None:
    state = listed_day().state
    with gathered() as row:
        for language in MEETING_LANGUAGES:
            with row(language):
                table = list(csv.reader(io.StringIO(record_body(state, language, "csv").removeprefix("\ufeff"))))
                cells = {each[4]: each[-7:-2] for each in table[1:] if each[-3]}
                page = Cells(record_body(state, language, "html")).tables[-1]
                assert [whole(each) for each in page[0][1:]] == table[0][-7:-2]
                for name, *drawn in page[1:]:
                    (wanted,) = [each for speaker, each in cells.items() if whole(name).endswith(speaker)]
                    assert "".join(map(whole, drawn)).replace(" ", "") == re.sub("; (?=20)| ", "", "".join(wanted))
                assert not any(part in each for each in page for part in ("act.", "outcome.", "channel.", "placed."))


def test_a_place_after_a_speech_that_was_removed_is_not_called_first() -> None:
    sat = sitting(do.SetList(ListOfSpeakers("l1", ("i3",))))
    sat.does(*(do.InscribeEntry("l1", Party("organization", name), "ngo") for name in "AB"))
    sat.does(do.PlaceEntry("c3", "c4"), do.RemoveSpeech("c4"))
    assert "placed by the Chair, after …" in record_body(sat.state, "en", "csv")


def test_a_joint_statement_is_told_as_one_with_who_makes_it_and_on_behalf_of_nobody() -> None:
    sat = sitting(do.SetList(ListOfSpeakers("l1", ("i3",))))
    named = tuple(Party("delegation", name, id=name.lower()) for name in ("Chile", "Cuba", "Kenya", "Norway"))
    sat.does(do.InscribeEntry("l1", BRAZIL, "member", capacity=Capacity("joint", named, 50)))
    sat.does(do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor("c3"))
    (row,) = (each for each in csv.DictReader(io.StringIO(record_body(sat.state, "en", "csv")[1:])) if each["Turn"])
    assert (row["On behalf of"], row["Joint statement of"]) == ("", "Brazil; Chile; Cuba; Kenya; and 51 others")
    page = re.sub("<[^>]+>", "", record_body(sat.state, "en", "html"))
    assert page.count("joint statement: Brazil · Chile · Cuba · Kenya and 51 others") == 2 and "on behalf" not in page


def test_the_planned_hour_of_an_item_is_told_once_beside_its_first_turn_and_in_each_row_of_the_table() -> None:
    planned = replace(plan(), items=tuple(
        replace(each, starts_at=START + 15 * MINUTE) if each.id == "i2" else each for each in plan().items
    ))  # fmt: skip
    sat = Sitting().does(planned, do.OpenMeeting())
    for before in (None, "s1", "s2"):
        sat.later(MINUTE).does(do.AdvanceFloor(before))
    made = meeting_record(sat.state, "en")
    assert [turn.item and turn.item.starts_at for turn in made.turns] == [None, *[START + 15 * MINUTE] * 2]
    turns = [row for row in rows(sat) if row[0].isdecimal()]
    assert [row[-2] for row in turns] == ["", *["2016-03-07 09:15:00"] * 2]
    items = [row[4] for row in Cells(record_body(sat.state, "en", "html")).tables[0][1:]]
    assert [each for each in items if each] == ["Opening", "3. Panelplanned 09:15", "3. Panel"]


def test_the_record_says_with_whom_an_entry_exchanged_places() -> None:
    sat = sitting(do.SetList(ListOfSpeakers("l1", ("i3",))))
    sat.does(*(do.InscribeEntry("l1", Party("organization", name), "ngo") for name in "AB"))
    sat.does(do.SwapEntries("c3", "c4"))
    told = record_body(sat.state, "en", "csv")
    assert "exchanged places with B, after B" in told and "exchanged places with A, first" in told

"""The report in words: every number of the view is on the sheet, in each of the six languages."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.printed_sheet import Line, PrintedSheet, SheetPart
from interp.domain.views.report.gender_totals import GenderTotal, GenderTotals
from interp.web.pages.report.report_sheet import report_sheet
from tests.builders import sitting
from tests.web.pages.report.reported_afternoon import afternoon, made


def text(line: Line) -> str:
    return "".join(each.text + (f" [{each.mark}]" if each.mark else "") for each in line)


def part(sheet: PrintedSheet, heading: str) -> SheetPart:
    return next(each for each in sheet.parts if text(each.heading) == heading)


def rows(of: SheetPart) -> list[list[str]]:
    assert of.table is not None
    return [[text(cell) for cell in row.cells] for row in of.table.rows]


def test_the_meeting_and_its_programme_stand_against_their_plan() -> None:
    sheet = report_sheet(made(afternoon()))
    assert (sheet.title, sheet.notices) == ("Report of the meeting", ())
    hours = rows(part(sheet, "Rights of the child"))
    assert hours[0] == ["Opening of the meeting", "09:00", "09:04", "+4′06″"]
    assert hours[1][:3] == ["Closing of the meeting", "12:00", "09:48"]
    assert ["Time suspended", "", "10′01″", ""] in hours
    assert [each[0] for each in hours[-2:]] == [
        "An extension of interpretation was requested", "The extension of interpretation was refused"
    ]  # fmt: skip
    programme = rows(part(sheet, "Programme, planned and actual"))
    assert [each[0] for each in programme] == ["Opening", "Block 2", "3. Panel", "Discussion", "Film"]
    assert programme[0][1:] == ["", "09:04", "09:16", "10′", "12′01″", "+2′01″"]
    assert programme[-1][4] == "3′"


def test_who_was_not_reached_is_named_and_counted() -> None:
    lines = [text(each) for each in part(report_sheet(made(afternoon())), "Not reached").lines]
    assert lines[0] == "Spoke: 1 · Not reached, statement may be filed: 2"
    assert lines[1] == "B · C · Mr. Mr. Bo Two · Ms. Ms. Cy Three · Voices of children"  # their names have it already
    still = report_sheet(made(sitting(do.AdvanceFloor(None))))
    assert "Not reached" not in [text(each.heading) for each in still.parts]


def test_interruptions_and_time_by_category_have_their_tables() -> None:
    sheet = report_sheet(made(afternoon()))
    order, pause = rows(part(sheet, "Interruptions and suspensions"))
    assert order[:2] == ["Point of order", "Brazil"] and order[4] == "1′01″"
    assert pause[0] == "Suspension · Break · until 12:00"
    categories = rows(part(sheet, "Speaking time by category"))
    assert [each[:2] for each in categories] == [
        ["Opening speaker", "1"], ["Non-governmental organization", "1"], ["Speaker from the floor", "1"],
        ["All speeches", "3"],
    ]  # fmt: skip


def test_gender_has_no_part_where_fewer_than_five_spoke() -> None:
    headings = [text(each.heading) for each in report_sheet(made(afternoon())).parts]
    assert "Speaking time of women and men" not in headings


def test_women_and_men_have_a_part_where_the_report_has_their_totals() -> None:
    told = made(afternoon())
    totals = GenderTotals(
        women=GenderTotal(persons=5, held_ms=600_000, held_s=600), men=GenderTotal(persons=7, held_ms=0, held_s=0)
    )
    sheet = report_sheet(replace(told, meetings=(replace(told.meetings[0], genders=totals),)))
    found = part(sheet, "Speaking time of women and men")
    assert rows(found) == [["Women", "5", "10′"], ["Men", "7", "0′"]] and "five" in text(found.lines[0])


def test_a_rehearsal_and_a_meeting_that_goes_on_say_so() -> None:
    assert report_sheet(made(sitting(rehearsal=True))).notices == ("Rehearsal",)
    first = report_sheet(made(sitting())).parts[0]
    assert text(first.lines[1]) == "The meeting was not opened: this is what is planned."
    first = report_sheet(made(sitting(do.OpenMeeting()))).parts[0]
    assert text(first.lines[1]) == "The meeting is not closed: this is the report so far."


def test_a_day_has_its_meetings_and_one_table_of_categories() -> None:
    sheet = report_sheet(made(afternoon(), times=2))
    assert sheet.title == "Report of the day"
    headings = [text(each.heading) for each in sheet.parts]
    assert headings.count("Rights of the child") == 2 and headings.count("Speaking time by category") == 1
    assert rows(sheet.parts[-1])[-1][:2] == ["All speeches", "6"]


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_all_words_are_in_the_language_and_every_figure_is_one(language: str) -> None:
    english, sheet = report_sheet(made(afternoon())), report_sheet(made(afternoon(), language))
    assert len(sheet.parts) == len(english.parts)
    for ours, theirs in zip(sheet.parts, english.parts, strict=True):
        assert ours.table is None or theirs.table is not None
        for row, other in zip(ours.table.rows if ours.table else (), theirs.table.rows if theirs.table else (),
                              strict=True):  # fmt: skip
            figures = [[each.text for each in cell if each.kind == "figure"] for cell in row.cells]
            assert figures == [[each.text for each in cell if each.kind == "figure"] for cell in other.cells]
    if language != "en":
        words = {each.text for one in sheet.parts for each in one.heading if each.kind == "words"}
        assert not words & {each.text for one in english.parts for each in one.heading if each.kind == "words"}


def test_what_was_announced_has_its_table_until_its_end_or_withdrawal() -> None:
    sat = sitting(do.OpenMeeting())
    until = sat.now + 30 * 60_000
    sat = sat.does(
        do.MakeAnnouncement(("room", "chair"), until, phrase="list_closed"),
        do.MakeAnnouncement(("room", "booths", "attendees", "chair"), until, text="Mind the step", language="en"),
    )
    first = sat.state.announcements[0].id
    table = rows(part(report_sheet(made(sat.does(do.WithdrawAnnouncement(first)))), "Announcements"))
    assert [each[0] for each in table] == ["The list of speakers is closed.", "Mind the step"]
    assert [each[1] for each in table] == ["screen in the room · chair", "everyone"]
    assert [each[3:] for each in table] == [["09:00", "09:00"], ["09:00", "09:30"]]
    assert "Announcements" not in [text(each.heading) for each in report_sheet(made(afternoon())).parts]

"""The strip of the report: where items and hours stand, in both directions."""

from interp.web.pages.report.report_strip import report_strip
from tests.builders import sitting
from tests.web.pages.report.reported_afternoon import afternoon, made


def test_items_stand_along_the_hours_with_their_titles_where_these_fit() -> None:
    strip = report_strip(made(afternoon()).meetings[0], "en")
    assert strip
    ends = [each.left + each.width for each in strip.parts]
    assert all(each.left >= 0 and each.left + each.width <= 100.5 for each in strip.parts)
    assert [each.left for each in strip.parts] == sorted(each.left for each in strip.parts) and ends == sorted(ends)
    assert [each.kind for each in strip.marks] == ["opened", "ends", "closed"]
    assert [each.hour for each in strip.marks if each.kind == "ends"] == ["12:00"]


def test_in_arabic_the_hours_run_from_the_right() -> None:
    report = made(afternoon()).meetings[0]
    left, right = report_strip(report, "en"), report_strip(report, "ar")
    assert left and right
    assert [round(100 - each.left, 6) for each in left.marks] == [round(each.left, 6) for each in right.marks]


def test_a_meeting_that_was_not_opened_has_none() -> None:
    assert report_strip(made(sitting()).meetings[0], "en") is None

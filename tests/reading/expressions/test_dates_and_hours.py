"""Hours and dates as papers print them."""

from datetime import date

import pytest

from interp.reading.expressions.dates_and_hours import date_in, hours_in, moment, without_times
from tests.row_by_row import row_by_row


def clock(text: str) -> list[tuple[str, str]]:
    def shown(minutes: int) -> str:
        return f"{minutes // 60:02}:{minutes % 60:02}"

    return [(shown(hours.start), shown(hours.end)) for hours in hours_in(text)]


@row_by_row(
    ("text", "start", "end"),
    [
        ("9 a.m. - 12 p.m.", "09:00", "12:00"),
        ("3 - 6 p.m.", "15:00", "18:00"),
        ("9 - 12 a.m.", "09:00", "12:00"),
        ("9.30 a.m. to 12 noon", "09:30", "12:00"),
        ("10 - 1 p.m.", "10:00", "13:00"),
        ("12 - 2 p.m.", "12:00", "14:00"),
        ("10.00 – 13.00", "10:00", "13:00"),
        ("15:00-18:00", "15:00", "18:00"),
        ("9 a.m. - 1", "09:00", "13:00"),
        ("9 p.m. - 12 a.m.", "21:00", "24:00"),
        ("22.00 – 01.30", "22:00", "25:30"),
        ("10am until 1pm", "10:00", "13:00"),
    ],
)
def test_hours_are_read_as_a_person_reads_them(text: str, start: str, end: str) -> None:
    assert clock(text) == [(start, end)]


def test_a_line_may_give_two_stretches() -> None:
    assert clock("9 a.m. - 12 p.m. and 3 - 6 p.m.") == [("09:00", "12:00"), ("15:00", "18:00")]


@pytest.mark.parametrize("text", ["articles 12 - 13", "A/HRC/31/34", "99.99 - 99.99", "25 - 27 p.m."])
def test_other_numbers_are_no_hours(text: str) -> None:
    assert clock(text) == []


@pytest.mark.parametrize(
    "text", ["7 March 2016", "Monday, 7 March 2016", "March 7, 2016", "7th of March 2016", "2016-03-07"]
)
def test_a_date_is_read_however_it_is_written(text: str) -> None:
    assert date_in(f"on {text}, in Geneva") == date(2016, 3, 7)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert date_in("31 February 2016") is None


def test_what_is_left_without_dates_and_hours_is_the_place() -> None:
    assert without_times("7 March 2016, 9 a.m. - 12 p.m. (3 - 6 p.m.) Room XX") == ", Room XX"


def test_geneva_keeps_summer_time() -> None:
    assert moment(date(2016, 3, 7), 540, "Europe/Zurich") == "2016-03-07T09:00:00+01:00"
    assert moment(date(2016, 7, 7), 540, "Europe/Zurich") == "2016-07-07T09:00:00+02:00"


def test_a_meeting_may_end_after_midnight() -> None:
    assert moment(date(2016, 3, 31), 25 * 60, "Europe/Zurich") == "2016-04-01T01:00:00+02:00"

"""Place, room and one hour beside a date; what stands about the broadcast or the form of the meeting is no place."""

import pytest

from interp.reading.expressions.date_and_room import venue_in


@pytest.mark.parametrize(
    ("text", "room", "place"),
    [
        ("2 March 2026, 4 to 6 p.m., Assembly Hall, Geneva (live at https://webtv.un.org)", "Assembly Hall", "Geneva"),
        ("2 March 2026, 4 p.m. to 6 p.m., Room XX, live at https://webtv.un.org", "Room XX", None),
        ("Room XVI, Palais des Nations, Geneva (hybrid)", "Room XVI", "Palais des Nations, Geneva"),
        ("[to be confirmed], Palais des Nations, Geneva", None, "Palais des Nations, Geneva"),
        ("Room XX (Room of the Alliance), Geneva", "Room XX (Room of the Alliance)", "Geneva"),
        ("Boardroom D, Vienna International Centre", "Boardroom D", "Vienna International Centre"),
        ("will be broadcast live and archived on http://webtv.un.org", None, None),
    ],
)
def test_room_and_place(text: str, room: str | None, place: str | None) -> None:
    found = venue_in([text])
    assert (found.room, found.place) == (room, place)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("9 mars 2026, 10 heures", 600), ("9 March 2026 at 3 p.m.", 900), ("9 марта 2026 года, 15 часов", 900),
        ("2026年3月9日上午10时", 600), ("9 March 2026", None), ("9 March 2026, 10 a.m. to 1 p.m.", None),
    ],
)  # fmt: skip
def test_one_hour_without_an_end_is_the_beginning(text: str, minutes: int | None) -> None:
    assert venue_in([text]).clock == minutes


def test_a_corrigendum_gives_what_is_to_be_read() -> None:
    found = venue_in(["For Tuesday, 17 March 2026, 4 – 6 p.m. read Thursday, 19 March 2026, 3 – 5 p.m."])
    assert str(found.day) == "2026-03-19"
    assert list(map(str, found.hours)) == ["15:00–17:00"]


def test_two_days_are_not_one_of_them() -> None:
    assert venue_in(["30 and 31 October 2025"]).day is None


@pytest.mark.parametrize(
    "text",
    [
        "Monday 9 and Tuesday 10 November 2026", "Ginebra, 12 a 30 de enero de 2026", "2026年1月12日至30日",
        "Genève, 12-30 janvier 2026", "Женева, 12–30 января 2026 года", "30 et 31 octobre 2025",
    ],
)  # fmt: skip
def test_the_days_of_a_session_are_no_day_of_a_meeting(text: str) -> None:
    assert venue_in([text]).day is None

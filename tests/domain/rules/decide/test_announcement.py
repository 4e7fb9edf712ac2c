"""Announcements: a phrase of the stock or what was typed, to some or to all, until a time; replaced, withdrawn."""

from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.announcements import EVERYONE, PHRASES, Announcement
from interp.domain.rules.decide.announcement import LONGEST_MS, MOST, MOST_MINUTES
from tests.builders import HOUR, MINUTE, SECOND, START, sitting
from tests.given import given

END = START + HOUR
STOOD = START + 30 * MINUTE  # when a meeting has sat for a while
CLOSED_LIST = do.MakeAnnouncement(("room",), END, "list_closed")


def typed(text: str, **more: Any) -> do.MakeAnnouncement:
    return do.MakeAnnouncement(("booths",), END, text=text, language="en", **more)


def test_a_phrase_is_announced_with_what_stands_in_it() -> None:
    make = do.MakeAnnouncement(("chair", "room"), END, "consultations", time=STOOD, place="Room XXI")
    made = Announcement("c2", ("room", "chair"), END, "consultations", STOOD, None, "Room XXI")
    given().when(make).then(ev.AnnouncementMade(made))


def test_a_text_is_announced_in_the_language_in_which_it_was_typed() -> None:
    made = Announcement("c2", ("booths",), END, text="Mind the step", language="en")
    given().when(typed("Mind the step")).then(ev.AnnouncementMade(made))


def test_what_stands_already_is_not_announced_twice() -> None:
    given(CLOSED_LIST).when(CLOSED_LIST).nothing()
    given(typed("Mind the step")).when(typed("Mind the step")).nothing()


def test_a_phrase_stands_once_and_another_time_replaces_it_wherever_it_stands() -> None:
    first = do.MakeAnnouncement(EVERYONE, END, "resumes_at", time=STOOD)
    again = do.MakeAnnouncement(("room",), END, "resumes_at", time=STOOD + MINUTE)
    made = Announcement("c3", ("room",), END, "resumes_at", STOOD + MINUTE)
    given(first).when(again).then(ev.AnnouncementWithdrawn("c2"), ev.AnnouncementMade(made))


def test_an_announcement_is_withdrawn_once() -> None:
    withdraw = do.WithdrawAnnouncement("c2")
    given(CLOSED_LIST).when(withdraw).then(ev.AnnouncementWithdrawn("c2"))
    given(CLOSED_LIST, withdraw).when(withdraw).nothing()
    given(sitting(CLOSED_LIST).later(2 * HOUR)).when(withdraw).nothing()
    given(CLOSED_LIST).when(do.WithdrawAnnouncement("c9")).not_found("announcement")


@pytest.mark.parametrize("status", [(do.OpenMeeting(),), (do.OpenMeeting(), do.CloseMeeting())])
def test_it_may_be_made_at_any_time_of_the_meeting(status: tuple[do.Command, ...]) -> None:
    assert given(*status).when(CLOSED_LIST).events


@pytest.mark.parametrize("until", [START, START + SECOND, START + LONGEST_MS + MINUTE])
def test_its_end_is_to_come_within_a_day(until: int) -> None:
    given().when(do.MakeAnnouncement(("room",), until, "list_closed")).refused("out_of_range")


@pytest.mark.parametrize("time", [START - HOUR, START + LONGEST_MS + MINUTE])
def test_so_is_the_time_that_it_names(time: int) -> None:
    given().when(do.MakeAnnouncement(("room",), END, "resumes_at", time=time)).refused("out_of_range")


@pytest.mark.parametrize("minutes", [-1, 0, MOST_MINUTES + 1])
def test_a_number_of_minutes_is_one(minutes: int) -> None:
    given().when(do.MakeAnnouncement(("room",), END, "time_limit", minutes=minutes)).refused("out_of_range")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (do.MakeAnnouncement((), END, "list_closed"), "missing"),
        (do.MakeAnnouncement(("room",), END), "invalid"),
        (do.MakeAnnouncement(("room",), END, "list_closed", text="also", language="en"), "invalid"),
        (do.MakeAnnouncement(("room",), END, "list_closed", language="en"), "invalid"),
        (do.MakeAnnouncement(("room",), END, text="in no language"), "missing"),
        (do.MakeAnnouncement(("room",), END, "moved_to", place=""), "missing"),
        (typed("with a time", time=STOOD), "invalid"),
    ],
)
def test_it_says_one_thing_to_somebody(command: do.MakeAnnouncement, reason: str) -> None:
    given().when(command).bad_request(reason)


def test_an_empty_text_is_none() -> None:
    given().when(typed("")).refused("empty_text")


@pytest.mark.parametrize("phrase", PHRASES)
def test_each_phrase_needs_what_stands_in_it_and_takes_nothing_else(phrase: Any) -> None:
    values: dict[str, Any] = {"time": STOOD, "minutes": 5, "place": "Room XX"}
    wanted = PHRASES[phrase]
    whole = do.MakeAnnouncement(("room",), END, phrase, **{slot: values[slot] for slot in wanted})
    assert given().when(whole).events
    for slot in values:
        others = {each: value for each, value in values.items() if (each in wanted) != (each == slot)}
        given().when(do.MakeAnnouncement(("room",), END, phrase, **others)).bad_request()


def test_a_page_shows_three_at_a_time() -> None:
    full = sitting(*(typed(f"text {number}") for number in range(MOST)))
    given(full).when(typed("one more")).refused("too_many_announcements", most=MOST)
    assert given(full).when(CLOSED_LIST).events, "another page has room"
    given(full).when(do.MakeAnnouncement(EVERYONE, END, "list_closed")).refused("too_many_announcements", most=MOST)
    assert given(full.later(2 * HOUR)).when(
        do.MakeAnnouncement(("booths",), END + 3 * HOUR, "list_closed")
    ).events, "those before are at their end"  # fmt: skip


def test_one_that_is_replaced_leaves_room_for_itself() -> None:
    full = sitting(CLOSED_LIST, *(do.MakeAnnouncement(("room",), END, each) for each in ("slower", "take_seats")))
    assert len(given(full).when(do.MakeAnnouncement(("room",), END + MINUTE, "list_closed")).events) == 2

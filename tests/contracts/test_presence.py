"""Contract of Presence: it counts the connected screens, says how far behind they are, and is no part of the log."""

from collections.abc import Callable
from typing import Any

import pytest

from interp.domain.views.audiences import Audience
from interp.live.presence import STALE_MS, ProcessPresence
from interp.ports import Presence, Screen
from interp.ports.presence import MOST_UNANSWERED

FR, CONSOLE, PHONE, ROOM = (
    Audience("booth", "fr"), Audience("console", "en"), Audience("captions", "ar"), Audience("room", "en"),
)  # fmt: skip


MADE: dict[str, Callable[[str], Presence]] = {"process": ProcessPresence}


@pytest.fixture(params=MADE)
def presence(request: pytest.FixtureRequest) -> Presence:
    """Return the presence of a fresh process."""
    return MADE[request.param]("run1")


def enters(presence: Presence, sid: str, audience: Audience, seq: int = 5, device: str = "", at: int = 0) -> None:
    """Let a working screen of meeting m1 in."""
    presence.enter(sid, Screen("m1", audience, device, seq, at))


def told(presence: Presence, now: int = 0, **heads: int) -> dict[str, Any]:
    """Return the one presence message of meeting m1."""
    ((meeting, message),) = presence.news({"m1": {FR: heads.get("booth", 5), CONSOLE: 5}}, now)
    assert meeting == "m1"
    return message


def test_presence_has_the_fields_of_the_contract(presence: Presence) -> None:
    enters(presence, "a", FR, device="cabin-4")
    enters(presence, "b", CONSOLE, device="desk-1")
    presence.reader_came("m1", PHONE)
    assert told(presence) == {
        "epoch": "run1", "seq": 1, "attendees": {"ar": 1}, "attendees_behind": {},
        "outputs": {"room": 0, "overlay": 0}, "outputs_behind": {"room": 0, "overlay": 0},
        "booths": [{"language": "fr", "device": "cabin-4", "behind": 0, "stale": False, "desk": ""}],
        "consoles": [{"language": "en", "device": "desk-1", "behind": 0, "stale": False, "desk": ""}],
    }  # fmt: skip


def test_a_desk_without_a_connection_is_heard_while_it_asks(presence: Presence) -> None:
    presence.polled("m1", "fr", "2", 1_000)
    presence.polled("m1", "fr", "2", 4_000)
    presence.polled("m2", "fr", "1", 4_000)
    assert presence.desks_heard("m1") == {("fr", "2"): 4_000}
    presence.enter("a", Screen("m1", FR, "", 5, 9_000, desk="2"))
    assert presence.desks_heard("m1") == {("fr", "2"): 9_000}
    presence.leave("a")
    presence.polled("m1", "fr", "1", 70_000)
    assert presence.desks_heard("m1") == {("fr", "1"): 70_000}


def test_a_room_screen_is_neither_booth_nor_attendee(presence: Presence) -> None:
    enters(presence, "a", ROOM)
    message = told(presence)
    assert (message["booths"], message["consoles"], message["attendees"]) == ([], [], {})


def test_a_screen_of_the_room_and_an_overlay_are_counted_apart(presence: Presence) -> None:
    for sid, output in (("a", ""), ("b", "room"), ("c", "overlay")):
        presence.enter(sid, Screen("m1", ROOM, "", 5, 0, output=output))
    assert told(presence)["outputs"] == {"room": 2, "overlay": 1}
    presence.leave("c")
    assert told(presence)["outputs"] == {"room": 2, "overlay": 0}


def test_nothing_new_is_not_said_again(presence: Presence) -> None:
    enters(presence, "a", FR)
    told(presence)
    assert presence.news({"m1": {FR: 5}}, 0) == []


def test_its_number_grows_with_each_change(presence: Presence) -> None:
    enters(presence, "a", FR)
    first = told(presence)["seq"]
    presence.reader_came("m1", PHONE)
    assert told(presence)["seq"] == first + 1


def test_a_screen_is_as_far_behind_as_its_room_is_ahead(presence: Presence) -> None:
    enters(presence, "a", FR, seq=5)
    assert told(presence, booth=9)["booths"][0]["behind"] == 4
    presence.heard("a", 9, 0)
    assert told(presence, booth=9)["booths"][0]["behind"] == 0


def test_a_screen_that_says_too_much_is_not_behind(presence: Presence) -> None:
    enters(presence, "a", FR, seq=99)
    assert told(presence)["booths"][0]["behind"] == 0


def test_a_screen_unheard_for_three_seconds_is_stale(presence: Presence) -> None:
    enters(presence, "a", FR, at=1_000)
    assert told(presence, now=1_000 + STALE_MS)["booths"][0]["stale"] is False
    assert told(presence, now=1_001 + STALE_MS)["booths"][0]["stale"] is True


def test_a_second_join_of_the_same_socket_replaces_the_first(presence: Presence) -> None:
    enters(presence, "a", FR)
    enters(presence, "a", ROOM)
    assert (told(presence)["booths"], presence.used("m1", FR), presence.used("m1", ROOM)) == ([], False, True)
    assert [screen.audience for _, screen in presence.screens()] == [ROOM]


def test_one_who_left_is_forgotten_once(presence: Presence) -> None:
    enters(presence, "a", FR)
    enters(presence, "b", ROOM)
    gone = presence.leave("a")
    assert gone is not None and gone.audience == FR
    assert presence.leave("a") is None
    assert (told(presence)["booths"], presence.used("m1", FR), presence.used("m1", ROOM)) == ([], False, True)


def test_attendees_are_numbers_by_meeting_and_audience(presence: Presence) -> None:
    for audience in (PHONE, PHONE, Audience("captions", "ru")):
        presence.reader_came("m1", audience)
    presence.reader_came("m2", PHONE)
    assert (presence.attendees("m1"), presence.attendees("m2")) == ({"ar": 2, "ru": 1}, {"ar": 1})
    assert presence.screens() == []
    presence.reader_left("m1", PHONE)
    assert (presence.attendees("m1"), presence.used("m1", PHONE)) == ({"ar": 1, "ru": 1}, True)
    presence.reader_left("m1", PHONE)
    assert (presence.attendees("m1"), presence.used("m1", PHONE)) == ({"ru": 1}, False)
    presence.reader_left("m2", PHONE)
    assert (presence.attendees("m2"), presence.rows("m2", 0)) == ({}, ())


def test_all_that_is_connected_is_counted_by_audience(presence: Presence) -> None:
    for sid, meeting, audience in (("a", "m1", FR), ("b", "m2", FR), ("c", "m2", ROOM)):
        presence.enter(sid, Screen(meeting, audience, "", 5, 0))
    presence.reader_came("m1", PHONE)
    presence.reader_came("m2", PHONE)
    assert presence.counts() == {FR: 2, ROOM: 1, PHONE: 2}
    presence.leave("c")
    assert ROOM not in presence.counts()


def test_one_who_just_joined_is_told_the_last_word(presence: Presence) -> None:
    assert presence.now("m1") is None
    enters(presence, "a", FR)
    message = told(presence)
    assert presence.now("m1") == message


def test_other_meetings_are_no_business_of_this_one(presence: Presence) -> None:
    enters(presence, "a", FR)
    presence.reader_came("m2", PHONE)
    assert {meeting: message["attendees"] for meeting, message in presence.news({}, 0)} == {"m1": {}, "m2": {"ar": 1}}


def test_word_of_an_unknown_socket_is_passed_over(presence: Presence) -> None:
    presence.heard("nobody", 3, 0)
    assert presence.screens() == []


def test_only_so_many_unanswered_beats_are_remembered(presence: Presence) -> None:
    enters(presence, "a", FR)
    for number in range(MOST_UNANSWERED + 5):
        presence.beaten({("m1", FR): number}, number)
    ((_, screen),) = presence.screens()
    assert [number for _, number in screen.unanswered] == list(range(5, MOST_UNANSWERED + 5))


def test_a_screen_is_told_only_of_its_own_room(presence: Presence) -> None:
    enters(presence, "a", FR)
    presence.beaten({("m2", FR): 7, ("m1", PHONE): 7}, 0)
    assert [list(screen.unanswered) for _, screen in presence.screens()] == [[]]


def test_a_booths_screen_says_at_which_desk_it_stands(presence: Presence) -> None:
    presence.enter("a", Screen("m1", FR, "cabin-4", 5, 0, desk="2"))
    assert [row["desk"] for row in told(presence)["booths"]] == ["2"]


def test_a_desk_was_heard_when_any_of_its_screens_was(presence: Presence) -> None:
    for sid, meeting, audience, desk, at in (
        ("a", "m1", FR, "1", 10), ("b", "m1", FR, "1", 30), ("c", "m1", FR, "1", 20), ("d", "m1", FR, "2", 10),
        ("e", "m1", Audience("booth", "zh"), "1", 40), ("f", "m1", FR, "", 90), ("g", "m2", FR, "1", 99),
        ("h", "m1", CONSOLE, "3", 99),
    ):  # fmt: skip
        presence.enter(sid, Screen(meeting, audience, "", 5, at, desk=desk))
    presence.heard("d", 5, 50)
    assert presence.desks_heard("m1") == {("fr", "1"): 30, ("fr", "2"): 50, ("zh", "1"): 40}


def test_a_desk_whose_screens_all_left_is_not_heard(presence: Presence) -> None:
    for sid in "ab":
        presence.enter(sid, Screen("m1", FR, "", 5, 10, desk="1"))
    presence.leave("a")
    assert presence.desks_heard("m1") == {("fr", "1"): 10}
    presence.leave("b")
    assert (presence.desks_heard("m1"), presence.desks_heard("m3")) == ({}, {})

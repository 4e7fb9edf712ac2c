"""The meeting that begins next in the same room."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model.state import Meeting
from interp.domain.rules.next_meeting_in_room import (
    AHEAD_MS,
    is_concerned,
    may_follow,
    next_in_room,
    room_address,
    short_room_address,
)  # fmt: skip
from tests.builders import HOUR, START, sitting


def at(hour: float, meeting: str = "m2", *commands: do.Command, venue: str = "room  xx") -> Meeting:
    """Return another meeting, some hours after the first one begins."""
    start = START + int(hour * HOUR)
    return sitting(*commands, id=meeting, starts_at=start, ends_at=start + HOUR, venue=venue).state


def found(*others: Meeting) -> str | None:
    """Return the id of the one that is next after the small meeting."""
    coming = next_in_room(sitting().state, (sitting().state, *others))
    return coming.id if coming else None


def test_the_first_that_begins_later_in_the_room_is_the_next() -> None:
    assert found(at(9, "m3"), at(6, "m2"), at(-2, "m4")) == "m2"


@pytest.mark.parametrize(
    "other",
    [at(6, venue="Room XIX"), at(0), at(-1), at(AHEAD_MS / HOUR + 1), at(6, "m2", do.CloseMeeting())],
    ids=["another room", "at the same time", "before", "another day", "closed"],
)
def test_others_are_not(other: Meeting) -> None:
    assert found(other) is None


def test_the_address_of_a_room_is_its_venue_also_without_the_building() -> None:
    for venue, whole, short in (
        ("Room  XX", "room-xx", "room-xx"), ("", "", ""), ("Salle XX، قصر", "salle-xx-قصر", "salle-xx"),
        ("Room XX, Palais des Nations, Geneva", "room-xx-palais-des-nations-geneva", "room-xx"),
    ):  # fmt: skip
        state = sitting(venue=venue).state
        assert (room_address(state), short_room_address(state)) == (whole, short)


def test_without_a_venue_there_is_no_room() -> None:
    assert next_in_room(sitting(venue="").state, (at(6, venue=""),)) is None


def test_it_is_told_by_value_without_drafts() -> None:
    draft = do.SupplyTexts((do.Supplied("meeting.title", "fr", "Brouillon", "draft", "mt"),))
    coming = next_in_room(sitting().state, (at(6, "m2", draft, do.RestrictMeeting(True)),))
    assert coming and (coming.title.value, coming.title.versions, coming.private) == ("Rights of the child", (), True)


def test_those_before_it_in_its_room_and_those_that_named_it_are_concerned() -> None:
    named = do.SetNextMeeting(next_in_room(sitting().state, (at(6, "m2"),)))
    changed = at(6, "m2", venue="Room XIX")
    assert is_concerned(sitting(named).state, changed) and is_concerned(changed, changed)
    assert is_concerned(at(3, "m3", venue="Room  xix"), changed)
    day = AHEAD_MS / HOUR
    others = [sitting().state, at(9, "m3", venue="Room XIX"), at(5.9 - day, "m3", venue="Room XIX"), Meeting()]
    assert not any(is_concerned(each, changed) for each in others)
    assert not is_concerned(at(3, venue=""), at(6, "m9", venue="")) and not is_concerned(changed, Meeting())


def test_what_may_follow_begins_within_a_day_in_the_room_closed_or_not() -> None:
    here, closed = sitting().state, at(6, "m2", do.CloseMeeting())
    assert may_follow(closed, here) and not may_follow(here, closed) and not may_follow(here, here)
    assert not may_follow(Meeting(), here) and not may_follow(here, Meeting())

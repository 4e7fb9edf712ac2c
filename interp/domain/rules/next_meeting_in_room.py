"""Finds the meeting that begins next in the same room: takes the meetings, returns it by value."""

import re
from collections.abc import Iterable

from interp.domain.model.interpretation import NextMeeting
from interp.domain.model.state import Meeting, MeetingStatus
from interp.value_types import replace

WORDS = re.compile(r"[^\W_]+")
COMMA = re.compile("[,،，]")
AHEAD_MS = 24 * 3_600_000  # a meeting that begins later is not in the way of this one


def room_of(state: Meeting) -> str:
    """Return the venue in the form in which two are compared; empty where none is named."""
    return " ".join(state.about.venue.casefold().split()) if state.about else ""


def room_address(state: Meeting) -> str:
    """Return the venue as it is written in the address of a room: its letters and numbers, separated by hyphens."""
    return "-".join(WORDS.findall(room_of(state)))


def short_room_address(state: Meeting) -> str:
    """Return the same of the room alone, without the building that the venue names after its first comma."""
    return "-".join(WORDS.findall(COMMA.split(room_of(state))[0]))


def what_concerns_others(state: Meeting) -> tuple[object, ...]:
    """Return what of a meeting decides which meeting is next in its room, and what that meeting is called there."""
    assert state.about is not None
    over = state.status == MeetingStatus.CLOSED
    return room_of(state), state.about.starts_at, state.about.private, over, state.texts.get("meeting.title")


def is_concerned(state: Meeting, changed: Meeting) -> bool:
    """Return whether the next of a meeting may be another since `changed` is: with that as the next, or before it."""
    if state.about is None or changed.about is None:
        return False
    ahead_ms = changed.about.starts_at - state.about.starts_at
    if state.next_meeting and state.next_meeting.id == changed.about.id:
        return True
    return 0 <= ahead_ms <= AHEAD_MS and room_of(state) == room_of(changed) != ""


def may_follow(state: Meeting, before: Meeting) -> bool:
    """Return whether a meeting begins after another in its room within a day, closed or not."""
    if state.about is None or before.about is None:
        return False
    ahead_ms = state.about.starts_at - before.about.starts_at
    return 0 < ahead_ms <= AHEAD_MS and room_of(state) == room_of(before) != ""


def next_in_room(state: Meeting, others: Iterable[Meeting]) -> NextMeeting | None:
    """Return the first that begins after this one in its room within a day, closed ones aside; None for none."""
    later = [
        (each.about.starts_at, each.about.id, each) for each in others
        if each.about and each.status != MeetingStatus.CLOSED and may_follow(each, state)
    ]  # fmt: skip
    return _by_value(min(later, key=lambda each: each[:2])[2]) if later else None


def _by_value(state: Meeting) -> NextMeeting:
    """Return what is recorded of the next meeting: only versions of its title that the public may see."""
    about = state.about
    assert about is not None
    title = state.texts["meeting.title"]
    return NextMeeting(about.id, replace(title, versions=title.public), about.starts_at, about.private)

"""When inscription on a list of speakers is open, and whom it needs the leave of the chair for afterwards."""

from typing import Literal

from interp.domain.model.speaker_lists import Entry, ListOfSpeakers
from interp.domain.model.state import Meeting
from interp.domain.rules.lists.list_limits import categories_of

Inscription = Literal["not_yet", "open", "closed"]


def closing_at(speakers: ListOfSpeakers, opened_at: int | None) -> int | None:
    """Return when inscription closes, in milliseconds since 1970; None where it does not, or that is not known yet.

    `opened_at` is when the first item of the list opened.
    """
    if speakers.closes_at is not None:
        return speakers.closes_at
    if speakers.closes_after_ms is None or opened_at is None:
        return None
    return opened_at + speakers.closes_after_ms


def inscription_at(speakers: ListOfSpeakers, at: int, opened_at: int | None) -> Inscription:
    """Return whether inscription is open at a time, in milliseconds since 1970."""
    if speakers.opens_at is not None and at < speakers.opens_at:
        return "not_yet"
    closes = closing_at(speakers, opened_at)
    return "open" if closes is None or at < closes else "closed"


def needs_leave(speakers: ListOfSpeakers, entry: Entry, opened_at: int | None) -> bool:
    """Return whether an entry needs the leave of the chair, having been inscribed after the closing."""
    late = inscription_at(speakers, entry.at, opened_at) == "closed"
    return late and any(each in speakers.rules.leave_when_late for each in categories_of(entry))


def own_inscription(speakers: ListOfSpeakers, at: int, starts_at: int, opened_at: int | None) -> Inscription:
    """Return whether delegations may inscribe themselves at a time; the desk inscribes before and after.

    `starts_at` is when the meeting begins. What the list itself says of its opening goes before what its rules say.
    """
    opens, closes = own_window(speakers, starts_at)
    if opens is not None and at < opens:
        return "not_yet"
    return "closed" if closes is not None and at >= closes else inscription_at(speakers, at, opened_at)


def own_window(speakers: ListOfSpeakers, starts_at: int) -> tuple[int | None, int | None]:
    """Return from when and until when delegations inscribe themselves, None where the list does not say."""
    before, closes = speakers.rules.opens_before_ms, speakers.rules.online_closes_before_ms
    opens = speakers.opens_at if speakers.opens_at is not None or before is None else starts_at - before
    return opens, None if closes is None else starts_at - closes


def opened_at(state: Meeting, speakers: ListOfSpeakers) -> int | None:
    """Return when an item of the list was first open, in milliseconds since 1970, None before."""
    times = (each.started_at for each in state.record.stays if each.item in speakers.items and not each.taken_back)
    return min(times, default=None)

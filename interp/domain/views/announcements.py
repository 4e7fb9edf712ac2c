"""Makes the part of a view about announcements: those that its audience is to see, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from interp.domain.model.announcements import EVERYONE, Announcement, Hearers, PhraseName, text_id
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T, plain, shown
from interp.domain.views.parts.view_part_cache import shared
from interp.domain.views.view_parts import Recipient
from interp.value_types import dataclass

# For whom an announcement must be that an audience sees; one that is not here sees what is for everyone.
HEARER: Mapping[str, Hearers] = {
    "captions": "attendees", "room": "room", "booth": "booths", "chief": "booths", "chair": "chair",
}  # fmt: skip
SEES_ALL = "console"
WITHDRAWS_ALL = frozenset({"console", "chair"})  # and has all that stand in its view
LONGEST = 320  # of a translation that is shown: the original may have half of it


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementView:
    """An announcement, which a page shows until `until` by its own clock.

    `phrase` is one of the stock, which the page words, with the `time`, the number of `minutes` and the `place` that
    stand in it; `text` is what was typed, or its translation, also one that nobody has approved. The other is null.
    """

    id: str
    phrase: PhraseName | None
    time: int | None
    minutes: int | None
    place: str | None
    text: T | None
    until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingAnnouncement(AnnouncementView):
    """An announcement as the console has it: with those for whom it is."""

    to: tuple[Hearers, ...]


def heard(state: Meeting, audience: str) -> tuple[Announcement, ...]:
    """Return the announcements that an audience sees, also those whose end has come since the last was made."""
    if not state.announcements or audience == SEES_ALL:
        return state.announcements
    hearer = HEARER.get(audience)
    return tuple(each for each in state.announcements if (hearer in each.to if hearer else each.to == EVERYONE))


def announced(state: Meeting, audience: str, reader: Recipient) -> tuple[AnnouncementView, ...]:
    """Return the announcements of an audience for a reader, in the order of making."""
    return tuple(announcement_view(state, each, reader) for each in heard(state, audience))


@shared
def standing(state: Meeting, reader: Recipient) -> tuple[StandingAnnouncement, ...]:
    """Return all announcements for the console."""
    return tuple(with_hearers(state, each, reader) for each in state.announcements)


def with_hearers(state: Meeting, said: Announcement, reader: Recipient) -> StandingAnnouncement:
    """Return an announcement for a reader with those for whom it is; of one that stands no longer, what was typed."""
    return StandingAnnouncement(**_said(state, said, reader), to=said.to)


@shared
def announcement_view(state: Meeting, said: Announcement, reader: Recipient) -> AnnouncementView:
    """Return an announcement for a reader."""
    return AnnouncementView(**_said(state, said, reader))


def _said(state: Meeting, said: Announcement, reader: Recipient) -> dict[str, Any]:
    return {
        "id": said.id, "phrase": said.phrase, "time": said.time, "minutes": said.minutes, "place": said.place,
        "text": _text(state, said, reader), "until": said.until,
    }  # fmt: skip


def _text(state: Meeting, said: Announcement, reader: Recipient) -> T | None:
    """Return what was typed, or its newest translation into the reader's language, of any standing."""
    if said.text is None or said.language is None:
        return None
    entry, typed = state.texts.get(text_id(said.id)), plain(said.text, said.language)
    found = shown(entry, reader.language, drafts=True) if entry else typed
    return found if len(found.text) <= LONGEST else typed

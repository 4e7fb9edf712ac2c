"""Types of announcements: for whom they are, the stock of phrases with what stands in each, one that stands."""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.texts import Longest, ProgrammeText
from interp.value_types import dataclass

Hearers = Literal["room", "booths", "attendees", "chair"]
EVERYONE: tuple[Hearers, ...] = get_args(Hearers)
PhraseName = Literal[
    "begins_at", "resumes_at", "suspended_for", "take_seats", "list_closes_at", "list_closed", "time_limit", "slower",
    "documents_at_desk", "statements_to_desk", "consultations", "moved_to", "next_meeting_at",
]  # fmt: skip
Slot = Literal["time", "minutes", "place"]
SLOTS: tuple[Slot, ...] = get_args(Slot)
# What stands in each phrase of the stock; the pages word it.
PHRASES: Mapping[PhraseName, tuple[Slot, ...]] = {
    "begins_at": ("time",),
    "resumes_at": ("time",),
    "suspended_for": ("minutes",),
    "take_seats": (),
    "list_closes_at": ("time",),
    "list_closed": (),
    "time_limit": ("minutes",),
    "slower": (),
    "documents_at_desk": (),
    "statements_to_desk": (),
    "consultations": ("time", "place"),
    "moved_to": ("place",),
    "next_meeting_at": ("time",),
}
PlaceText = Annotated[str, Longest(60)]
AnnouncedText = Annotated[str, Longest(160)]


@dataclass(frozen=True, slots=True)
class Announcement:
    """An announcement to some of those who follow the meeting, which pages show until a time in milliseconds.

    It is a phrase of the stock, with what stands in it, or a typed `text` in `language`; the other is null. `minutes`
    is a number of minutes, `time` a time in milliseconds.
    """

    id: str
    to: tuple[Hearers, ...]
    until: int
    phrase: PhraseName | None = None
    time: int | None = None
    minutes: int | None = None
    place: str | None = None
    text: str | None = None
    language: MeetingLanguage | None = None


def text_id(announcement: str) -> str:
    """Return the id under which what was typed is a programme text, so that it is drafted and revised as one."""
    return f"announcement.{announcement}.text"


def typed_text(said: Announcement) -> ProgrammeText | None:
    """Return what was typed as a programme text without translations; None for a phrase of the stock."""
    if said.text is None or said.language is None:
        return None
    return ProgrammeText(text_id(said.id), said.language, said.text)

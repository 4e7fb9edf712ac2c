"""Commands about announcements: make one, withdraw one. Times are milliseconds."""

from typing import ClassVar

from interp.domain.model.announcements import AnnouncedText, Hearers, PhraseName, PlaceText
from interp.domain.model.commands.command import Command
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import PRESIDING
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class MakeAnnouncement(Command):
    """Announce a phrase of the stock, with what stands in it, or a typed `text` in `language`, to some or to all.

    Pages show it until `until`. A phrase that stands already is replaced.
    """

    name: ClassVar[str] = "announcement.make"
    may: ClassVar[frozenset[str]] = PRESIDING
    to: tuple[Hearers, ...]
    until: int
    phrase: PhraseName | None = None
    time: int | None = None
    minutes: int | None = None
    place: PlaceText | None = None
    text: AnnouncedText | None = None
    language: MeetingLanguage | None = None


@dataclass(frozen=True, slots=True)
class WithdrawAnnouncement(Command):
    """Take an announcement off every page before its end."""

    name: ClassVar[str] = "announcement.withdraw"
    may: ClassVar[frozenset[str]] = PRESIDING
    announcement: str

"""Events of an announcement: made, withdrawn."""

from typing import ClassVar

from interp.domain.model.announcements import Announcement
from interp.domain.model.events.event import Event
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class AnnouncementMade(Event):
    """It stands on the pages of those for whom it is until its end: no event says that this has come."""

    name: ClassVar[str] = "announcement.made"
    version: ClassVar[int] = 1
    announcement: Announcement


@dataclass(frozen=True, slots=True)
class AnnouncementWithdrawn(Event):
    name: ClassVar[str] = "announcement.withdrawn"
    version: ClassVar[int] = 1
    announcement: str

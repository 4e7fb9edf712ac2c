"""The base types of events, a name and a version, and the row in which the log stores an event."""

from typing import ClassVar

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """An event. `name` begins with the name of the module that defines it; `version` is the version of its fields.

    `since` is the version of the tables from which on releases can read it: while one before may still be served in
    turn, it is not written. Empty: every release that reads the tables can.
    """

    name: ClassVar[str]
    version: ClassVar[int]
    since: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class DeskEvent(Event):
    """An event at a desk of a booth."""

    booth: MeetingLanguage
    desk: str


@dataclass(frozen=True, slots=True)
class Logged:
    """An event with its row: its number in its stream, and who caused it, when, with which screen.

    `part` counts the events of one command from 1, so that a switch of several events is undone completely.
    """

    seq: int
    at: int
    event: Event
    actor: str = ""
    device: str = ""
    command_id: str = ""
    part: int = 1

"""What every event has, a name and a version, and the row in which the log keeps it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Event:
    """What happened. `name` begins with the name of the module that defines it; `version`: that of its fields."""

    name: ClassVar[str]
    version: ClassVar[int]


@dataclass(frozen=True, slots=True)
class Logged:
    """An event with its row: the number it has in its stream, and who, when, with which screen.

    `part` counts the events of one command from 1, so that a switch of several events is undone whole.
    """

    seq: int
    at: int
    event: Event
    actor: str = ""
    device: str = ""
    command_id: str = ""
    part: int = 1

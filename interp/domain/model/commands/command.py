"""The base types of commands: a name on the wire, the roles that may send it, and what must be the sender's own."""

from collections.abc import Mapping
from typing import ClassVar

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import BOOTH
from interp.domain.model.scopes import DESK, LANGUAGE
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command. `name` begins with the name of the module that defines it; `may`: the roles that may send it.

    `bound`: for a limit of the sender (`language`, or a kind of scope) the field that must have the sender's own value.
    A sender with a scope may send only commands that name its kind here.
    """

    name: ClassVar[str]
    may: ClassVar[frozenset[str]]
    bound: ClassVar[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class DeskCommand(Command):
    """A command of the interpreter at a desk of a booth."""

    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[Mapping[str, str]] = {LANGUAGE: "booth", DESK: "desk"}
    booth: MeetingLanguage
    desk: str

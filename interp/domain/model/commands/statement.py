"""Commands about the written text of a speech: attach it, and point to the line that is read."""

from collections.abc import Mapping
from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import POINTERS, TEXTS
from interp.domain.model.scopes import DELEGATION
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class AttachStatement(Command):
    """Set the document that is the text of a speech (`document` null: none); `language`: the text's original one.

    `closed`: the text is not public as a whole, until the same is sent without it.
    """

    name: ClassVar[str] = "statement.attach"
    may: ClassVar[frozenset[str]] = TEXTS | {"system"}
    speech: str
    document: str | None
    language: MeetingLanguage | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class PointStatement(Command):
    """Show the booths the line that the delegation's speaker reads, of `of`; 0 before the first."""

    name: ClassVar[str] = "statement.point"
    may: ClassVar[frozenset[str]] = POINTERS
    bound: ClassVar[Mapping[str, str]] = {DELEGATION: "delegation"}
    delegation: str
    speech: str
    line: int
    of: int

"""The command that attaches the written text of a speech."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import TEXTS


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

"""What may be asked about the written text of a speech."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import TEXTS


@dataclass(frozen=True, slots=True)
class AttachStatement(Command):
    """Say which document holds what a speech will say (`document` null: none any more)."""

    name: ClassVar[str] = "statement.attach"
    may: ClassVar[frozenset[str]] = TEXTS | {"system"}
    speech: str
    document: str | None

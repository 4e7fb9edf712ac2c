"""Commands about every public output at once (captions, room, overlay): blank, show."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import STAFF
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class BlankOutputs(Command):
    """Empty every public output: caption pages, room screens and overlays."""

    name: ClassVar[str] = "outputs.blank"
    may: ClassVar[frozenset[str]] = STAFF


@dataclass(frozen=True, slots=True)
class ShowOutputs(Command):
    """Show every public output again; a room screen that is blank by itself stays blank."""

    name: ClassVar[str] = "outputs.show"
    may: ClassVar[frozenset[str]] = STAFF

"""Commands about the end of interpretation: ask for an extension, grant it, refuse it. Times are milliseconds."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import PRESIDING, STAFF
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class AskInterpretation(Command):
    """Ask that interpretation be given until a later time."""

    name: ClassVar[str] = "interpretation.ask"
    may: ClassVar[frozenset[str]] = PRESIDING
    until: int


@dataclass(frozen=True, slots=True)
class GrantInterpretation(Command):
    """Grant interpretation until a time, asked for or not."""

    name: ClassVar[str] = "interpretation.grant"
    may: ClassVar[frozenset[str]] = STAFF
    until: int


@dataclass(frozen=True, slots=True)
class RefuseInterpretation(Command):
    """Refuse the extension that was asked for; the end in force stays."""

    name: ClassVar[str] = "interpretation.refuse"
    may: ClassVar[frozenset[str]] = STAFF

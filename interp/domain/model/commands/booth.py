"""What a booth may report, and staff put aside."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import BOOTH, STAFF, Code


@dataclass(frozen=True, slots=True)
class ReportLanguage(Command):
    """A booth says which language it hears from the floor."""

    name: ClassVar[str] = "booth.report_language"
    may: ClassVar[frozenset[str]] = BOOTH
    booth: Code
    language: Code


@dataclass(frozen=True, slots=True)
class ReportDisplay(Command):
    """A booth says that its display is wrong."""

    name: ClassVar[str] = "booth.report_display"
    may: ClassVar[frozenset[str]] = BOOTH
    booth: Code


@dataclass(frozen=True, slots=True)
class DismissReport(Command):
    """Put a booth's report aside."""

    name: ClassVar[str] = "booth.dismiss"
    may: ClassVar[frozenset[str]] = STAFF
    booth: Code

"""Commands of booths: report a language or a wrong display; and the staff command that dismisses a report."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import BOOTH, STAFF, Code


@dataclass(frozen=True, slots=True)
class ReportLanguage(Command):
    """A booth reports which language it hears from the floor."""

    name: ClassVar[str] = "booth.report_language"
    may: ClassVar[frozenset[str]] = BOOTH
    booth: Code
    language: Code


@dataclass(frozen=True, slots=True)
class ReportDisplay(Command):
    """A booth reports that its display is wrong."""

    name: ClassVar[str] = "booth.report_display"
    may: ClassVar[frozenset[str]] = BOOTH
    booth: Code


@dataclass(frozen=True, slots=True)
class DismissReport(Command):
    """Dismiss a booth's report."""

    name: ClassVar[str] = "booth.dismiss"
    may: ClassVar[frozenset[str]] = STAFF
    booth: Code

"""Commands of booths: report a language or a wrong display; and the staff command that dismisses a report."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import BOOTH, STAFF, Code
from interp.domain.model.scopes import LANGUAGE


@dataclass(frozen=True, slots=True)
class ReportLanguage(Command):
    """A booth reports which language it hears from the floor."""

    name: ClassVar[str] = "booth.report_language"
    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[Mapping[str, str]] = {LANGUAGE: "booth"}
    booth: Code
    language: str


@dataclass(frozen=True, slots=True)
class ReportDisplay(Command):
    """A booth reports that its display is wrong."""

    name: ClassVar[str] = "booth.report_display"
    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[Mapping[str, str]] = {LANGUAGE: "booth"}
    booth: Code


@dataclass(frozen=True, slots=True)
class DismissReport(Command):
    """Dismiss a booth's report."""

    name: ClassVar[str] = "booth.dismiss"
    may: ClassVar[frozenset[str]] = STAFF
    booth: Code

"""Events of booth reports: made by a booth, dismissed by staff."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.events.event import Event


@dataclass(frozen=True, slots=True)
class BoothLanguageReported(Event):
    name: ClassVar[str] = "booth.language_reported"
    version: ClassVar[int] = 1
    booth: str
    language: str


@dataclass(frozen=True, slots=True)
class BoothDisplayReported(Event):
    name: ClassVar[str] = "booth.display_reported"
    version: ClassVar[int] = 1
    booth: str


@dataclass(frozen=True, slots=True)
class BoothReportDismissed(Event):
    name: ClassVar[str] = "booth.report_dismissed"
    version: ClassVar[int] = 1
    booth: str

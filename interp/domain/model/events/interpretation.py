"""Events of the end of interpretation: an extension asked for, granted, refused. Times are milliseconds."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class InterpretationAsked(Event):
    name: ClassVar[str] = "interpretation.asked"
    version: ClassVar[int] = 1
    until: int


@dataclass(frozen=True, slots=True)
class InterpretationGranted(Event):
    name: ClassVar[str] = "interpretation.granted"
    version: ClassVar[int] = 1
    until: int


@dataclass(frozen=True, slots=True)
class InterpretationRefused(Event):
    name: ClassVar[str] = "interpretation.refused"
    version: ClassVar[int] = 1

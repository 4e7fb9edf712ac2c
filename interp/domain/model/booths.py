"""Types of a booth: its working mode, what it reports, and the languages that two-way booths work into."""

from dataclasses import dataclass
from typing import Literal, get_args

Mode = Literal["direct", "relay", "rest", "retour", "listening", "idle", "unknown"]
Retour = Literal["en", "fr"]
RETOURS = get_args(Retour)


@dataclass(frozen=True, slots=True)
class Report:
    """A booth's report: the language it hears, or (language None) that its display is wrong."""

    booth: str
    language: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Work:
    """The working mode of a booth for the present floor language."""

    mode: Mode
    into: str

"""Types of the end of interpretation and of the next meeting in the room; times in milliseconds since 1970, UTC."""

from typing import Literal

from interp.domain.model.texts import ProgrammeText
from interp.value_types import dataclass

ExtensionStanding = Literal["planned", "asked", "granted", "refused"]


@dataclass(frozen=True, slots=True)
class InterpretationEnd:
    """What was asked and granted beyond the planned end of interpretation.

    `until` is the last end granted, None when none was; `asked_until` the end last asked for.
    """

    until: int | None = None
    standing: ExtensionStanding = "planned"
    asked_until: int | None = None


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The meeting that begins next in the room: its title with the approved versions, when, and whether private."""

    id: str
    title: ProgrammeText
    starts_at: int
    private: bool = False

"""Cues: the caption units already released, each with its number; none exists until the text section releases one."""

from dataclasses import dataclass

from interp.domain.texts import T


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption unit in one language."""

    number: int
    text: T


@dataclass(frozen=True, slots=True)
class CueList:
    """The last cues of one language and the number of the newest (0 before the first)."""

    seq: int = 0
    cues: tuple[Cue, ...] = ()


NO_CUES = CueList()

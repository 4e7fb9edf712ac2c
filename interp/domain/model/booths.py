"""Types of booth reports, and the function that returns the working mode of a booth for a floor language."""

from dataclasses import dataclass
from typing import Literal

from interp.domain.model.modalities import Modalities

Mode = Literal["direct", "rest", "retour"]


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


def work(booth: str, floor_language: str | None, modalities: Modalities) -> Work:
    """Return whether the booth interprets from the floor, pauses, or works into its other language.

    Only the Arabic and Chinese booths are two-way at the United Nations: when their own language is on the floor they
    work into English or French.
    """
    if floor_language != booth:
        return Work("direct", booth)
    other = dict(modalities.retour).get(booth)
    return Work("retour", other) if other else Work("rest", booth)

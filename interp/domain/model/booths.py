"""Booths: the reports they send, and the language each works into for a floor language."""

from dataclasses import dataclass
from typing import Literal

from interp.domain.model.modalities import Modalities

Mode = Literal["direct", "rest", "retour"]


@dataclass(frozen=True, slots=True)
class Report:
    """A booth says which language it hears, or (language None) that its display is wrong."""

    booth: str
    language: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Work:
    """How a booth works with the present floor language."""

    mode: Mode
    into: str


def work(booth: str, floor_language: str | None, modalities: Modalities) -> Work:
    """Return whether the booth interprets from the floor, pauses, or works into its other language.

    Only the Arabic and Chinese booths are two-way at the United Nations: with their own language on the
    floor they work into English or French.
    """
    if floor_language != booth:
        return Work("direct", booth)
    other = dict(modalities.retour).get(booth)
    return Work("retour", other) if other else Work("rest", booth)

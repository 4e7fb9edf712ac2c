"""Types of booth reports, and the function that returns what is known of a booth's work for a floor language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Mode = Literal["direct", "relay", "rest", "retour", "listening", "idle", "unknown"]
Retour = Literal["en", "fr"]
RETOURS = get_args(Retour)
# The other language of the two-way Arabic and Chinese booths, unless a speech has another (field practice, Geneva).
USUAL_RETOUR = (("ar", "en"), ("zh", "en"))


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


def work(booth: str, confirmed: str | None, retour: Mapping[str, str], *, speaking: bool = True) -> Work:
    """Return what is known of a booth's work without a team; `confirmed` is the floor's language where it is confirmed.

    Only the Arabic and Chinese booths are two-way at the United Nations: when their own language is on the floor they
    work into English or French (`retour`, by booth), and that booth listens. Which booth works
    direct and which takes relay is known only of a booth that has a team: see rules/relay_plan.py.
    """
    if not speaking:
        return Work("idle", booth)
    other = retour.get(booth)
    if confirmed == booth:
        return Work("retour", other) if other else Work("rest", booth)
    if confirmed is not None and retour.get(confirmed) == booth:
        return Work("listening", booth)
    return Work("unknown", booth)

"""Modalities: the time rules of a meeting format, with year and source; each meeting stores its own copy."""

from interp.domain.model.texts import NameText
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Modalities:
    """Time rules of one meeting, in milliseconds; None means that no limit is announced.

    `members_limit_ms` is the limit of States Members of the body, where it differs.
    """

    name: NameText = "panel"
    year: int = 2016
    source: str = "Human Rights Council, orders of the day, 2013-2017: two minutes for every speaker in a panel"
    floor_limit_ms: int | None = 120_000
    warning_ms: int = 30_000
    item_warning_ms: int = 300_000
    meeting_warning_ms: int = 600_000
    # the other language of each two-way booth, unless a speech has another (field practice, Geneva)
    retour: tuple[tuple[str, str], ...] = (("ar", "en"), ("zh", "en"))
    members_limit_ms: int | None = None


PANEL = Modalities()
# The only body whose members by year are known: its name as printed in the six languages.
COUNCIL = frozenset((
    "Human Rights Council", "Conseil des droits de l’homme", "Consejo de Derechos Humanos",
    "Совет по правам человека", "人权理事会", "مجلس حقوق الإنسان",
))  # fmt: skip
COUNCIL_FOLDED = frozenset(each.casefold() for each in COUNCIL)


def is_council(body: str | None) -> bool:
    """Return whether a body is the Human Rights Council; papers also print its name in capitals, or after "the"."""
    name = " ".join((body or "").replace("'", "’").split()).casefold()
    return name.removeprefix("the ").removeprefix("united nations ") in COUNCIL_FOLDED

"""The rules of time of a format, as data with their year and source; a meeting carries its own copy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Modalities:
    """Time rules of one meeting. Milliseconds; None means no limit is announced.

    `members_limit_ms` is the time of a State that is a member of the body, where it is another than the others'.
    """

    name: str = "panel"
    year: int = 2016
    source: str = "Human Rights Council, orders of the day, 2013-2017: two minutes for every speaker in a panel"
    floor_limit_ms: int | None = 120_000
    warning_ms: int = 30_000
    item_warning_ms: int = 300_000
    meeting_warning_ms: int = 600_000
    # Arabic and Chinese booths work both ways; this is the language each turns into (field practice, Geneva).
    retour: tuple[tuple[str, str], ...] = (("ar", "en"), ("zh", "en"))
    members_limit_ms: int | None = None


PANEL = Modalities()
# Whose members by year we know, as its papers print it in the six languages.
COUNCIL = frozenset((
    "Human Rights Council", "Conseil des droits de l’homme", "Consejo de Derechos Humanos",
    "Совет по правам человека", "人权理事会", "مجلس حقوق الإنسان",
))  # fmt: skip

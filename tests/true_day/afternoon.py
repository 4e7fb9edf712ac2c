"""The script of the afternoon: another chair, a panel, a round of three delegations, an empty round, the end."""

from collections.abc import Iterator

from tests.true_day.morning import (
    Step,
    between,
    chair,
    ended,
    give,
    language,
    next_,
    round_,
    status,
)

CHAIR = "Ramón Alberto Morales Quijano"
PANEL = ("Andres Franco", "Håkon Fostervold Høydal", "Michael Moran", "Brittany Smith", "Gaby Reyes")
PRESENTATION_MS, REPLY_MS, REMARKS_MS = 600_000, 180_000, 150_000  # even shares of the three blocks


def script() -> Iterator[Step]:
    """Yield the afternoon."""
    yield chair(300, CHAIR)
    yield language("es")
    yield next_("Marta Santos Pais", "i1", 90, limit_ms=PRESENTATION_MS)
    yield language("en", 5)
    yield from speeches("i2", PRESENTATION_MS, PANEL, 540)
    yield from between(500, CHAIR, "es")
    yield round_("i3", 10)
    yield give("CHN", "China", 20, "i3", language="zh", standing="expected")
    yield from between(100, CHAIR, "es")
    yield give("MEX", "Mexico", 15, "i3", language="es", standing="expected")
    yield language("es", 3)
    yield from between(110, CHAIR, "es")
    yield give("NOR", "Norway", 15, "i3")
    yield from speeches("i4", REPLY_MS, PANEL, 130)
    yield from between(170, CHAIR, "es")
    yield round_("i5", 10)
    yield from speeches("i6", REMARKS_MS, (*PANEL, "Marta Santos Pais"), 100)
    yield ended(140)
    yield status("close", "closed", 20, "end_of_programme")


def speeches(item: str, limit_ms: int, names: tuple[str, ...], each_s: float) -> Iterator[Step]:
    """Yield the presses of Next through the speeches of an item; their languages are not said."""
    spoke = {"Marta Santos Pais": "en"}
    for name in names:
        known = {"language": spoke[name], "standing": "expected"} if name in spoke else {}
        yield next_(name, item, each_s, limit_ms=limit_ms, **known)

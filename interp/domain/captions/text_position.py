"""The speaker's position in a changed text, and the first unit to release for a unit that a person went to."""

from collections.abc import Container, Iterable, Sequence
from typing import Protocol

from interp.domain.model.caption_state import Following, ScriptUnit


class Text(Protocol):
    """A text that a speaker is followed by: a document and its units, in order."""

    @property
    def document(self) -> str: ...

    @property
    def units(self) -> tuple[ScriptUnit, ...]: ...


def position_in(
    text: Text, have: Following | None, before: Text | None, on_screen: Iterable[str]
) -> int | None:
    """Return the speaker's position in a text that became longer or shorter; None when it is unknown or unchanged.

    `before` is the text when the position was last correct. Without it, the newest of the units `on_screen` (ids, the
    oldest first) counts, if the text has another length.
    """
    if have is None or have.document != text.document:
        return None
    known = before is not None and (before.document, len(before.units)) == (have.document, have.of)
    if before is text or (have.of == len(text.units) and not known):
        return None
    places = {unit.id: place for place, unit in enumerate(text.units, start=1)}
    if before is not None and known:
        said = reversed(before.units[: have.position])
        return next((places[unit.id] for unit in said if unit.id in places), 0)
    return next((places[each] for each in reversed(list(on_screen)) if each in places), None)


def first_to_release(units: Sequence[ScriptUnit], hand: Following, there: Container[str]) -> int:
    """Return the index of the first unit to release for one that a person went to, so that no language starts
    mid-sentence; `there` are the ids of units on the screens.

    That is the first of several quick steps; the step in which languages without new text here began; and any
    translated text still missing from a sentence on the screens.
    """
    begun = {unit.segment for unit in units[: hand.position] if unit.id in there}
    first = min(hand.owed, hand.position - 1)
    while first > 0 and units[first - 1].id not in there:
        before, now = units[first - 1], units[first]
        same = before.segment == now.segment and any(not text.text for text in now.texts)
        if not same and not (before.segment in begun and _silent(before)):
            break
        first -= 1
    return first


def _silent(unit: ScriptUnit) -> bool:
    """Return whether the original has no new text in a unit."""
    said = unit.text(unit.language)
    return said is not None and not said.text

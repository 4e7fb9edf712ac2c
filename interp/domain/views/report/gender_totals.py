"""Adds up the speaking time of women and of men, by the honorifics that are printed, where both are five or more."""

from collections.abc import Iterable

from interp.domain.views.meeting_record import TurnView, whole_seconds
from interp.value_types import dataclass

LEAST = 5  # persons in each of the two totals; of fewer, one of them could be told apart
WOMEN = frozenset({"ms", "mrs", "miss", "he_ms", "dame"})
MEN = frozenset({"mr", "he_mr", "sir"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GenderTotal:
    """How many persons had the floor, and their speaking time; `held_s` is the sum of the turns' whole seconds."""

    persons: int
    held_ms: int
    held_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GenderTotals:
    """The totals of women and of men. Who has another honorific, or none, is in neither."""

    women: GenderTotal
    men: GenderTotal


def gender_totals(turns: Iterable[TurnView]) -> GenderTotals | None:
    """Return the totals of some turns; None where one of the two has fewer than five persons: both stay unsaid.

    Nothing but the honorific is asked. Persons of one name count once, so that nobody is two of the five.
    """
    addressed = [(turn.speech.person, turn) for turn in turns if turn.speech.person]
    women, men = (
        _total([(person.name.text, turn) for person, turn in addressed if person.honorific in honorifics])
        for honorifics in (WOMEN, MEN)
    )
    return GenderTotals(women=women, men=men) if min(women.persons, men.persons) >= LEAST else None


def _total(turns: list[tuple[str, TurnView]]) -> GenderTotal:
    held = [turn.held_ms or 0 for _, turn in turns]
    names = {" ".join(name.casefold().split()) for name, _ in turns}
    return GenderTotal(persons=len(names), held_ms=sum(held), held_s=sum(map(whole_seconds, held)))

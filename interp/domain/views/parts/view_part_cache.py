"""Keeps what several views of a meeting have in common, so that each such part is made once.

Two views of one state share what does not depend on their reader, and for readers of one language nearly everything.
Views of one state and a later one share what is made of names and texts alone while nobody changes those.
"""

from collections.abc import Callable
from dataclasses import field, fields
from functools import wraps
from operator import attrgetter
from typing import Any, Concatenate, ParamSpec, TypeVar, TypeVarTuple

from interp.domain.model.state import Meeting
from interp.domain.rules.lists.seen import as_public
from interp.value_types import dataclass

A = ParamSpec("A")
V = TypeVar("V")
P = TypeVar("P")
Values = TypeVarTuple("Values")
_of_state = attrgetter(*(each.name for each in fields(Meeting)))
PIECE = 32  # parts of a record that are gone through at a time
NAMED = ("about", "people", "details", "texts")  # what a lasting part may read of a state


@dataclass(frozen=True, slots=True)
class SharedMeeting(Meeting):
    """A state of which several views are made, with the parts made so far; the lasting ones hold for later states."""

    made: dict[tuple[Any, ...], Any] = field(default_factory=dict, compare=False, repr=False)
    lasting: dict[tuple[Any, ...], Any] = field(default_factory=dict, compare=False, repr=False)
    renewed: dict[tuple[Any, ...], tuple[Any, ...]] = field(default_factory=dict, compare=False, repr=False)


def sharing(state: Meeting, before: Meeting | None = None) -> SharedMeeting:
    """Return the state for several views, which are those of the state itself.

    `before` is an earlier one that was returned here: its lasting parts are taken over if they still hold.
    """
    same = isinstance(before, SharedMeeting) and all(getattr(state, each) is getattr(before, each) for each in NAMED)
    if not same or not isinstance(before, SharedMeeting):
        return SharedMeeting(*_of_state(state))
    return SharedMeeting(*_of_state(state), {}, before.lasting, before.renewed)  # type: ignore[call-arg]


def part(state: Meeting, make: Callable[Concatenate[Meeting, A], V], *values: A.args, **named: A.kwargs) -> V:
    """Return what `make` makes of the state and of values that can be hashed; with named values it is not shared."""
    if named or not isinstance(state, SharedMeeting):
        return make(state, *values, **named)
    return _kept(state.made, make, state, values)  # type: ignore[no-any-return]


def shared(make: Callable[Concatenate[Meeting, A], V]) -> Callable[Concatenate[Meeting, A], V]:
    """Return a function of a state and of values that can be hashed which makes each part of a shared state once."""

    @wraps(make)
    def once(state: Meeting, /, *values: A.args, **named: A.kwargs) -> V:
        if named or not isinstance(state, SharedMeeting):
            return make(state, *values, **named)
        return _kept(state.made, make, state, values)  # type: ignore[no-any-return]

    return once


def lasting(make: Callable[Concatenate[Meeting, A], V]) -> Callable[Concatenate[Meeting, A], V]:
    """Return a function like `shared` whose parts hold for later states too: it reads nothing but what NAMED says."""

    @wraps(make)
    def once(state: Meeting, /, *values: A.args, **named: A.kwargs) -> V:
        if named or not isinstance(state, SharedMeeting):
            return make(state, *values, **named)
        return _kept(state.lasting, make, state, values)  # type: ignore[no-any-return]

    return once


def public_state(state: Meeting) -> Meeting:
    """Return the state of which views for the public are made, which share their lasting parts with the others."""
    return _apart_for_public(state) or state


@shared
def _apart_for_public(state: Meeting) -> Meeting | None:
    """Return that state, None where it is the state itself, which kept in itself only the collector could free."""
    seen = as_public(state)
    if seen is state:
        return None
    return sharing(seen, state) if isinstance(state, SharedMeeting) else seen


def renewed(
    state: Meeting, key: tuple[object, ...], make: Callable[[Meeting, *Values], V], *values: *Values
) -> V:
    """Return a lasting part under a key; it is made again when one of its values is no longer equal."""
    if not isinstance(state, SharedMeeting):
        return make(state, *values)
    held = state.renewed.get(key)
    if held is None or held[1] != values:
        held = state.renewed[key] = make, values, make(state, *values)
    return held[2]  # type: ignore[no-any-return]


def in_pieces(state: Meeting) -> Callable[[str, Callable[[V, tuple[P, ...]], V], V, tuple[P, ...]], V]:
    """Return what goes through a record by pieces, those that are as in an earlier state not again.

    It is a Fold of domain.rules.forecast.folds.
    """

    def fold(name: str, more: Callable[[V, tuple[P, ...]], V], begun: V, parts: tuple[P, ...]) -> V:
        def step(_: Meeting, made: V, piece: tuple[P, ...]) -> V:
            return more(made, piece)

        made = begun
        for start in range(0, len(parts), PIECE):
            made = renewed(state, (name, start), step, made, parts[start : start + PIECE])
        return made

    return fold


def _kept(made: dict[tuple[Any, ...], Any], make: Callable[..., Any], state: Meeting, values: tuple[Any, ...]) -> Any:
    key = (make, *values)
    found = made.get(key, made)  # looked up once: a key's parts may be large, and their hash is computed each time
    if found is made:
        found = made[key] = make(state, *values)
    return found

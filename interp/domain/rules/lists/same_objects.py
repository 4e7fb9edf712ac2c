"""Keeps what a rule made of parts of a state, for as long as later states have the same objects there."""

from collections.abc import Callable
from functools import lru_cache
from operator import is_
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
V = TypeVar("V")
MOST = 64  # parts of as many states; most have those of the state before


class _Objects:
    """Some objects, equal to others if each is the same object; they are held, so that no other has its identity."""

    __slots__ = ("each",)

    def __init__(self, each: tuple[object, ...]) -> None:
        self.each = each

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.each)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Objects) or len(self.each) != len(other.each):
            return False
        return all(map(is_, self.each, other.each))


def of_same_objects(make: Callable[P, V]) -> Callable[P, V]:
    """Return a function of objects that nobody changes, which makes of the same ones nothing again."""

    @lru_cache(maxsize=MOST)
    def made(objects: _Objects) -> V:
        return make(*objects.each)  # type: ignore[call-arg, arg-type]

    def kept(*objects: P.args, **_: P.kwargs) -> V:
        return made(_Objects(objects))

    return kept

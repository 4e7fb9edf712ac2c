"""Goes through the many parts of a record: at once, or as somebody does who remembers what a piece of them gave."""

from collections.abc import Callable
from typing import Protocol, TypeVar

Made = TypeVar("Made")
Part = TypeVar("Part")


class Fold(Protocol):
    """Goes through parts in their order."""

    def __call__(
        self, name: str, more: Callable[[Made, tuple[Part, ...]], Made], begun: Made, parts: tuple[Part, ...], /
    ) -> Made:
        """Return what `more` makes of `begun` and all parts: of some of them, then of that and the next ones.

        `more` changes nothing that it is given. `name` is that of `more`.
        """


def at_once(name: str, more: Callable[[Made, tuple[Part, ...]], Made], begun: Made, parts: tuple[Part, ...]) -> Made:
    """Go through all parts in one step."""
    return more(begun, parts)

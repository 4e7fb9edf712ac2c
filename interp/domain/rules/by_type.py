"""A table of one function for each type: dispatches a value to the function of its type."""

from collections.abc import Callable, Iterable
from typing import Any


class ByType:
    """The functions of a rule, by type."""

    def __init__(self) -> None:
        self._functions: dict[type, Callable[..., Any]] = {}

    def add(self, kind: type, function: Callable[..., Any]) -> None:
        """Register the function of a type. Raises TypeError when the type has one."""
        if kind in self._functions:
            raise TypeError(f"{kind.__name__} has two: {self._functions[kind].__name__} and {function.__name__}")
        self._functions[kind] = function

    def of(self, value: object) -> Callable[..., Any]:
        """Return the function for the type of a value."""
        return self._functions[type(value)]

    def check(self, kinds: Iterable[type]) -> None:
        """Raise TypeError for a type among `kinds` that has no function."""
        missing = [kind.__name__ for kind in kinds if kind not in self._functions]
        if missing:
            raise TypeError(f"nothing is written for {', '.join(missing)}")

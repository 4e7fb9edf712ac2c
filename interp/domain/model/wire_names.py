"""Collects the types that have a name on the wire: takes modules and a base type, returns the types by key."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")
K = TypeVar("K")


def collected(modules: Iterable[Any], base: type[T], key: Callable[[Any], K]) -> dict[K, type[T]]:
    """Return each subtype of `base` that `modules` define, by its key, in the order of the source.

    Raises TypeError for a key that two types have, and for a name that does not begin with its module's.
    """
    found: dict[K, type[T]] = {}
    for kind in _defined(modules, base):
        name = key(kind)
        if name in found:
            raise TypeError(f"{kind.__name__} and {found[name].__name__} are both {name}")
        found[name] = kind
    return found


def _defined(modules: Iterable[Any], base: type[T]) -> Iterator[type[T]]:
    for module in modules:
        noun = module.__name__.rpartition(".")[2]
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, base) and kind.__module__ == module.__name__:
                name = getattr(kind, "name", "")
                if name.partition(".")[0] != noun:
                    raise TypeError(f"{kind.__name__}, named {name!r}, does not belong in {module.__name__}")
                yield kind

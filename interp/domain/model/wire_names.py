"""Collects the types that have a name on the wire: takes modules and a base type, returns the types by key."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

T = TypeVar("T")
K = TypeVar("K")


def submodules(package: str, names: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the modules of a package that it has imported; `names` are its own."""
    found = (value for value in names.values() if getattr(value, "__name__", "").startswith(f"{package}."))
    return tuple(dict.fromkeys(found))


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
        if module.__name__ == base.__module__:
            continue
        noun = module.__name__.rpartition(".")[2]
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, base) and kind.__module__ == module.__name__:
                name = getattr(kind, "name", "")
                if name.partition(".")[0] != noun:
                    raise TypeError(f"{kind.__name__}, named {name!r}, does not belong in {module.__name__}")
                yield kind

"""Data classes that cannot change, their methods compiled at once, and copied without a step for each field."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from dataclasses import dataclass as standard
from dataclasses import replace as standard_replace
from itertools import repeat
from operator import attrgetter, call
from reprlib import recursive_repr
from sys import modules
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

T = TypeVar("T")
UNSET = object()  # what a factory has to make
Setters = dict[str, Callable[..., Any]]
COPIED: dict[type, tuple[Callable[[Any], Any], Setters]] = {}
"""What returns the values of a class's fields in order, and what sets each."""
METHODS = """\
def methods(_unset, {given}):
    def __init__({parameters}):
        {sets}
    def __eq__(self, other):
        return {mine} == {others} if other.__class__ is self.__class__ else NotImplemented
    def __hash__(self):
        return hash({mine})
    return __init__, __eq__, __hash__
"""
# what is compared, also without a step for each field; an attrgetter of one name returns no tuple
VALUES = {"mine": "values(self)", "others": "values(other)"}
VALUE = {"mine": "(values(self),)", "others": "(values(other),)"}
NO_VALUE = {"mine": "()", "others": "()"}

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type[T]], type[T]]:
        """Make what `dataclasses.dataclass` makes, which type checkers take it for. Raises TypeError for other options.

        The class has no `__post_init__` and no field that is not given to it.
        """
        if not (frozen and slots):
            raise TypeError("a data class that can change is one of the standard library")
        return lambda kind: _with_methods(_with_slots(kind, kw_only))

    def replace(value: T, /, **changes: object) -> T:
        """Return what `dataclasses.replace` returns, in a fraction of its time: most of a command's was spent there.

        Raises TypeError for a field that the class has not.
        """
        kind = value.__class__
        if kind not in COPIED:
            return standard_replace(value, **changes)
        every, setters = COPIED[kind]
        made = object.__new__(kind)
        deque(map(call, setters.values(), repeat(made), every(value)), maxlen=0)  # without a step of the interpreter
        try:
            for name, each in changes.items():
                setters[name](made, each)
        except KeyError as error:
            raise TypeError(f"{kind.__name__} has no field {error}") from None
        return made


def _with_slots(kind: type[T], kw_only: bool) -> type[T]:
    kind.__doc__ = kind.__doc__ or kind.__name__  # else the standard library writes a signature there
    return standard(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(kind)


def _with_methods(kind: type[Any]) -> type[Any]:
    """Give a class its methods, but those that it has of its own. Raises TypeError."""
    every = fields(kind)
    if hasattr(kind, "__post_init__") or not all(each.init for each in every):
        raise TypeError(f"{kind.__name__} is to be a data class of the standard library")
    own, setters = dict(vars(kind)), {each.name: getattr(kind, each.name).__set__ for each in every}
    for name, method in {each.__name__: each for each in (*_compiled(kind, every, setters), *SHARED)}.items():
        if own.get(name) is None:
            setattr(kind, name, method)
    if len(every) > 1:  # of one alone an attrgetter returns no tuple
        COPIED[kind] = (attrgetter(*setters), setters)
    return kind


def _compiled(kind: type[Any], every: Sequence[Field[Any]], setters: Setters) -> Sequence[Callable[..., Any]]:
    """Return the methods that name the fields."""
    given = {f"set_{name}": each for name, each in setters.items()}
    given |= {f"default_{each.name}": each.default for each in every if each.default is not MISSING}
    given |= {f"new_{each.name}": each.default_factory for each in every if each.default_factory is not MISSING}
    by_name = [each for each in every if each.kw_only]
    parameters = ["self", *(_parameter(each) for each in every if not each.kw_only)]
    parameters += ["*", *map(_parameter, by_name)] if by_name else []
    compared = [each.name for each in every if each.compare]
    given |= {"values": attrgetter(*compared)} if compared else {}
    text = METHODS.format(
        given=", ".join(given),
        parameters=", ".join(parameters),
        sets="; ".join(map(_set, every)) or "pass",
        **(VALUES if len(compared) > 1 else VALUE if compared else NO_VALUE),
    )
    made: dict[str, Any] = {}
    exec(text, vars(modules[kind.__module__]), made)  # noqa: S102  # made of the names of fields only
    compiled: Sequence[Callable[..., Any]] = made["methods"](UNSET, **given)
    for method in compiled:
        method.__qualname__ = f"{kind.__qualname__}.{method.__name__}"
    compiled[0].__annotations__ = {each.name: each.type for each in every} | {"return": None}
    return compiled


def _parameter(field: Field[Any]) -> str:
    if field.default_factory is not MISSING:
        return f"{field.name}=_unset"
    return field.name if field.default is MISSING else f"{field.name}=default_{field.name}"


def _set(field: Field[Any]) -> str:
    name = field.name
    made = f"new_{name}() if {name} is _unset else {name}" if field.default_factory is not MISSING else name
    return f"set_{name}(self, {made})"


@recursive_repr()
def __repr__(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def __setattr__(self: object, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def __delattr__(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def __getstate__(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in fields(self)]


def __setstate__(self: Any, state: Sequence[object]) -> None:
    for each, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


SHARED = (__repr__, __setattr__, __delattr__, __getstate__, __setstate__)

"""Reads the values of a format: lengths of time, numbers, choices; raises WrongValue with what a value may be."""

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from interp.domain.model.list_rules import LEVELS, Level

UNITS_MS = {"d": 86_400_000, "h": 3_600_000, "min": 60_000, "s": 1_000}
LENGTH = re.compile(r"(?:(\d{1,3}) ?d)? ?(?:(\d{1,3}) ?h)? ?(?:(\d{1,4}) ?min)? ?(?:(\d{1,4}) ?s)?")
MOST = 1_000


class WrongValue(ValueError):
    """A value that its field cannot have; the message says what it may be."""


def length_ms(value: Any) -> int:
    """Return a length of time, as "2 min 30 s" or "2 h", in milliseconds. Raises WrongValue."""
    found = LENGTH.fullmatch(value.strip()) if isinstance(value, str) and value.strip() else None
    if not found:
        raise WrongValue(f'is a length of time, as "2 min 30 s", "2 h" or "3 d", not {_shown(value)}')
    return sum(int(number or 0) * unit for number, unit in zip(found.groups(), UNITS_MS.values(), strict=True))


def limit_ms(value: Any) -> int:
    """Return a length of time above nothing. Raises WrongValue."""
    made = length_ms(value)
    if not made:
        raise WrongValue("is longer than nothing; leave it out where there is no limit")
    return made


def count(value: Any) -> int:
    """Return a whole number from 1 to a thousand. Raises WrongValue."""
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST:
        raise WrongValue(f"is a whole number from 1 to {MOST}, not {_shown(value)}")
    return value


def yes(value: Any) -> bool:
    """Return true or false. Raises WrongValue."""
    if not isinstance(value, bool):
        raise WrongValue(f"is true or false, without quotation marks, not {_shown(value)}")
    return value


def text(value: Any) -> str:
    """Return a text that is not empty. Raises WrongValue."""
    if not isinstance(value, str) or not value.strip():
        raise WrongValue(f"is a text in quotation marks, not {_shown(value)}")
    return value.strip()


def one_of(names: Sequence[str]) -> Callable[[Any], Any]:
    """Return what reads one of the names. It raises WrongValue, with the name that was probably meant."""

    def read(value: Any) -> Any:
        if value not in names:
            raise WrongValue(f"is one of {', '.join(names)}, not {_shown(value)}{meant(value, names)}")
        return value

    return read


def several_of(names: Sequence[str]) -> Callable[[Any], Any]:
    """Return what reads a list of the names. It raises WrongValue."""
    read_one = one_of(names)

    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise WrongValue(f'is a list, as ["{names[0]}"], not {_shown(value)}')
        return _once(read_one(each) for each in value)

    return read


def levels(value: Any) -> tuple[tuple[Level, ...], ...]:
    """Return levels, highest first; a list inside the list has levels of equal rank. Raises WrongValue."""
    if not isinstance(value, list):
        raise WrongValue(f'is a list, as ["{LEVELS[0]}", "minister"], not {_shown(value)}')
    read = one_of(LEVELS)
    made = tuple(tuple(map(read, each)) if isinstance(each, list) else (read(each),) for each in value)
    _once(level for same in made for level in same)
    return made


def meant(value: Any, names: Iterable[str]) -> str:
    """Return the question which name was meant, empty where none is near."""
    near = get_close_matches(str(value), names, n=1)
    return f"; was {near[0]} meant?" if near else ""


def ended(sentence: str) -> str:
    """Return a sentence with its full stop, where it is no question."""
    return sentence if sentence.endswith("?") else f"{sentence}."


def _once(values: Iterable[Any]) -> tuple[Any, ...]:
    made = tuple(values)
    twice = next((each for number, each in enumerate(made) if each in made[:number]), None)
    if twice is not None:
        raise WrongValue(f"names {twice} twice")
    return made


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value[:40]}"' if isinstance(value, str) else str(value)[:40]

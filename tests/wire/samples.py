"""One sample of every event: what its golden file holds. `make schema` writes the files that are missing.

A file is written once, every field filled by its type, and kept for good: `python -m tests.wire.samples` changes none.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from interp.domain.model.events import EVENTS, Event
from interp.wire import event_from_row, event_to_row

GOLDEN = Path(__file__).parent / "golden"


def file_of(folder: Path, name: str, version: int) -> Path:
    """Return where the golden file of an event's version is."""
    return folder / f"{name}.v{version}.json"


def samples() -> tuple[Event, ...]:
    """Return the event in each golden file."""
    keys = [key for key in EVENTS if file_of(GOLDEN, *key).exists()]
    return tuple(event_from_row(*key, file_of(GOLDEN, *key).read_text(encoding="utf-8")) for key in keys)


def write_missing(folder: Path = GOLDEN, events: Mapping[tuple[str, int], type[Event]] = EVENTS) -> list[str]:
    """Write a golden file for each event that has none; return their names."""
    missing = [file_of(folder, *key) for key in events if not file_of(folder, *key).exists()]
    for key, kind in events.items():
        if file_of(folder, *key) in missing:
            file_of(folder, *key).write_text(event_to_row(filled(kind, ""))[2] + "\n", encoding="utf-8")
    return [path.name for path in missing]


def filled(kind: Any, name: str) -> Any:
    """Return a value of a type with nothing left empty or at its default: a text is the name of its field."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{each.name: filled(hints[each.name], each.name) for each in fields(kind)})  # type: ignore[operator]
    origin, inside = get_origin(kind), [each for each in get_args(kind) if each not in (NoneType, Ellipsis)]
    if origin is tuple:
        return tuple(filled(each, name) for each in inside)
    if origin is Literal:
        return inside[-1]
    if origin in (Union, UnionType):
        return filled(inside[0], name)
    if issubclass(kind, Enum):
        return list(kind)[-1]
    return {str: name, int: 7, bool: True}[kind]


SAMPLES = samples()

if __name__ == "__main__":
    print(*write_missing() or ["no golden file is missing"], sep="\n")

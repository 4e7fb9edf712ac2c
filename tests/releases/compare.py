"""Compares a recorded history with today's result: no released field may be missing or changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from interp.domain.model.state import Meeting
from interp.domain.rules.evolve import evolve
from tests.releases.history import HERE, Entry, History, Make, Shown, logged

TABLE = HERE / "changes.tsv"
HEAD = ("release", "field", "finding", "reason")
GONE = "(not there)"


@dataclass(frozen=True, slots=True)
class Allowed:
    """A released field that says something else on purpose: which, since which finding, and why.

    `field` is the screen, or `*` for every one, and the names down to it, `[]` for any place of a list:
    `console.view.next[].party.name`.
    """

    release: str
    field: str
    finding: str
    reason: str

    def covers(self, release: str, path: str) -> bool:
        """Return whether this row is about a field of a release."""
        screen, _, names = path.partition(".")
        mine, _, wanted = self.field.partition(".")
        return self.release == release and mine in ("*", screen) and wanted == names


@dataclass(slots=True)
class Comparison:
    """What is no longer as it was recorded: the first place of each field, by its path, and which rows allowed some."""

    broken: dict[str, str] = field(default_factory=dict)
    used: set[Allowed] = field(default_factory=set)


def table(path: Path = TABLE) -> tuple[Allowed, ...]:
    """Return the rows of the table of changes."""
    head, *rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    assert tuple(head) == HEAD
    return tuple(Allowed(*row) for row in rows)


def compared(history: History, making: dict[str, Make], rows: Iterable[Allowed] = ()) -> Comparison:
    """Replay a history through today's code and compare every screen after every row."""
    return judged(history.about["release"], differing(history, making), rows)


def differing(history: History, making: dict[str, Make], every: int = 1, first: int = 0) -> dict[str, str]:
    """Replay a history through today's code; return the first place of each field that is gone or says otherwise.

    Every event is applied; the screens are made after each `every`th, counted from `first`.
    """
    found = dict[str, str]()
    for entry, now in _replayed(history, making, every, first):
        for path, recorded, shown in differences(entry.screens, now):
            if path not in found and entry.row:
                where = f"{entry.stream} {entry.row['seq']} {entry.row['name']}"
                found[path] = f"{where}: {recorded!r:.200} is now {shown!r:.200}"
    return found


def judged(release: str, fields: Mapping[str, str], rows: Iterable[Allowed]) -> Comparison:
    """Return what of the fields that differ no row of the table allows a release."""
    allowed, found = tuple(rows), Comparison()
    for path, where in fields.items():
        permits = {row for row in allowed if row.covers(release, path)}
        found.used |= permits
        if not permits:
            found.broken[path] = where
    return found


def _replayed(
    history: History, making: dict[str, Make], every: int, first: int
) -> Iterator[tuple[Entry, dict[str, Any]]]:
    """Yield each recorded row with the screens as today's code shows them, but for those that neither side changed.

    Raises LookupError or ValueError for a row that today's code cannot read.
    """
    stream, state, shown = "", Meeting(), Shown(making)
    before: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for entry in history.entries():
        if entry.stream != stream:
            stream, state, shown, before = entry.stream, Meeting(), Shown(making), ({}, {})
        if entry.row is None:
            continue
        state = evolve(state, logged(entry.row))
        if state.seq % every != first % every:
            continue
        after = (entry.screens, shown.after(state))
        pairs = zip(after, before, strict=True)
        news = {name for new, old in pairs for name in new if new[name] is not old.get(name)}
        yield replace(entry, screens=_only(after[0], news)), _only(after[1], news)
        before = after


def _only(screens: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: shown for name, shown in screens.items() if name in names}


def differences(screens: dict[str, Any], now: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Yield each field that is gone or says something else: its path without the language, both values."""
    for name, recorded in screens.items():
        yield from _differences(recorded, now.get(name, GONE), name.partition("/")[0])


def _differences(recorded: Any, now: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    if recorded == now and msgspec.json.encode(recorded) == msgspec.json.encode(now):
        return  # equal values tell true from 1 no more than Python does; their bytes do
    if isinstance(recorded, dict) and isinstance(now, dict):
        for name, value in recorded.items():
            yield from _differences(value, now.get(name, GONE), f"{path}.{name}")
    elif isinstance(recorded, list) and isinstance(now, list) and len(recorded) == len(now):
        for value, shown in zip(recorded, now, strict=True):
            yield from _differences(value, shown, f"{path}[]")
    elif type(recorded) is not type(now) or recorded != now:
        yield path, recorded, now

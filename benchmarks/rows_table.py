"""The table of all rows: whether each meets its goal, as JSON, as lines of a page, and merged into an older table."""

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from benchmarks.rows import Row

HEAD = "| row | measure | n | ours | peer | ratio | goal | | note |"
RULE = "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |"
ABSOLUTE = ("B7.absent", "B9", "B11", "B15", "B16", "always")  # the goal is that of `ours`; these have no other
AT_LEAST = ("B19",)  # rows whose goal is above 1 are met from that ratio on


def absolute(row: Row) -> bool:
    """Return whether the goal of a row is that of `ours`, not of the ratio."""
    family = row.name.partition(".")[0]
    relative = row.name.endswith(".p99")
    return not relative and (row.name in ABSOLUTE or family in ABSOLUTE)


def at_least(row: Row) -> bool:
    """Return whether more is better."""
    return row.name.partition(".")[0] in AT_LEAST and row.goal > 1


def met(row: Row) -> bool:
    """Return whether the goal is met."""
    value = row.ours if absolute(row) else row.ratio
    return value >= row.goal if at_least(row) else value <= row.goal


def as_json(rows: Sequence[Row]) -> str:
    """Return one line of JSON: for each row its n, ours, peer and ratio, null where there is none."""
    return json.dumps(
        {
            row.name: {"n": row.n, "ours": _finite(row.ours), "peer": _finite(row.peer), "ratio": _finite(row.ratio)}
            for row in sorted(rows, key=lambda each: place(each.name))
        }
    )


def told_apart(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of a part, those of one name with a number behind it: B17, B17.2, B17.3."""
    seen: Counter[str] = Counter()
    made = []
    for row in rows:
        seen[row.name] += 1
        made.append(replace(row, name=f"{row.name}.{seen[row.name]}") if seen[row.name] > 1 else row)
    return made


def lines(rows: Sequence[Row], load: float) -> dict[str, str]:
    """Return the line of each row; `load` is the load average when it began, the same for all of them."""
    return {row.name: _line(row, f"{row.note}; load {load:.1f}" if row.note else f"load {load:.1f}") for row in rows}


def merged(old: str, new: dict[str, str]) -> str:
    """Return the table with new lines in the place of old ones of the same name."""
    known = {found[1]: found[0] for found in re.finditer(r"^\| (B\d[\w.]*|always) \|.*$", old, re.MULTILINE)} | new
    return "\n".join([HEAD, RULE, *(known[name] for name in sorted(known, key=place))])


def place(name: str) -> tuple[int, str]:
    """Return the sort key of a row's name: B2 before B10, `always` last."""
    number = re.match(r"B(\d+)", name)
    return (int(number[1]) if number else 1_000, name)


def number(value: float) -> str:
    """Return a figure with three digits that count."""
    if not math.isfinite(value):
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def _line(row: Row, note: str) -> str:
    unit = f" {row.unit}" if row.unit else ""
    alone = absolute(row)
    peer, ratio = ("–", "–") if alone and row.peer in (0, 1) else (number(row.peer) + unit, number(row.ratio))
    goal = f"{'≥' if at_least(row) else '≤'} {number(row.goal)}{unit if alone else ''}"
    cells = (row.name, row.what, f"{row.n:,}", number(row.ours) + unit, peer, ratio, goal)
    return f"| {' | '.join(cells)} | {'met' if met(row) else '**missed**'} | {note} |"


def _finite(value: float) -> Any:
    return round(value, 6) if math.isfinite(value) else None

"""Finds the line of each key of a TOML text, which the parser of the standard library does not tell."""

import re
from collections import Counter
from collections.abc import Mapping

Key = tuple[str | int, ...]
TABLE = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
ASSIGNED = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')
LONG = re.compile(r'"""|\'\'\'')


def key_lines(text: str) -> Mapping[Key, int]:
    """Return the number, from 1, of the line on which each table and key of a valid TOML text begins.

    Members of an array of tables have their index: `("bands", 0, "name")`. Keys inside inline tables are left out.
    """
    found: dict[Key, int] = {}
    counted: Counter[Key] = Counter()
    table: Key = ()
    depth, quoted = 0, False
    for number, line in enumerate(text.splitlines(), start=1):
        if quoted or len(LONG.findall(line)) % 2:
            if not quoted and (key := ASSIGNED.match(line)):
                found.setdefault((*table, *_parts(key[1])), number)
            quoted ^= len(LONG.findall(line)) % 2 == 1
            continue
        if depth == 0:
            if heading := TABLE.fullmatch(line):
                table = _parts(heading[2])
                if heading[1] == "[[":
                    counted[table] += 1
                    table = (*table, counted[table] - 1)
                found.setdefault(table, number)
                continue
            if key := ASSIGNED.match(line):
                found.setdefault((*table, *_parts(key[1])), number)
        bare = STRING.sub("", line).partition("#")[0]
        depth = max(0, depth + sum(map(bare.count, "[{")) - sum(map(bare.count, "]}")))
    return found


def line_of(lines: Mapping[Key, int], key: Key) -> int:
    """Return the line of a key, else that of the nearest table around it; 1 where none is known."""
    return next((lines[key[:size]] for size in range(len(key), 0, -1) if key[:size] in lines), 1)


def _parts(dotted: str) -> Key:
    return tuple(part.strip("\"'") for part in PART.findall(dotted))

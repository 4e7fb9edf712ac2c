"""Finds every module that a page's script imports, so that the page can name all of them in its head."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

STATIC = Path(__file__).parent / "static"
IMPORT = re.compile(r"""^\s*(?:import|export)\b(?:[^'";]*?\bfrom)?\s*["'](\.[^"']+)["']""", re.MULTILINE)


@cache
def script_modules(entry: str) -> tuple[str, ...]:
    """Return the modules that a script imports, directly or through others, as paths below static/; `entry` is one too.

    The largest comes first: on a slow line it takes longest. The script itself is left out.
    """
    found, waiting = {entry: None}, [entry]
    while waiting:
        new = [each for each in imported(waiting.pop(0)) if each not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(sorted([*found][1:], key=lambda name: -(STATIC / name).stat().st_size))


def imported(name: str) -> Iterator[str]:
    """Yield the modules that one module imports, as paths below static/."""
    for address in IMPORT.findall((STATIC / name).read_text(encoding="utf-8")):
        yield normpath(join(dirname(name), address))

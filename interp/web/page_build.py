"""Computes the build id of the pages, which changes with any script, style, picture or template."""

from functools import cache
from hashlib import sha256
from pathlib import Path

PARTS = ("static", "templates")


@cache
def build() -> str:
    """Return eight hexadecimal digits, a hash of the pages' files, the same on every machine."""
    here = Path(__file__).parent
    made = sha256()
    for part in PARTS:
        for path in sorted((here / part).rglob("*")):
            if path.suffix in (".js", ".css", ".svg", ".html"):
                made.update(path.relative_to(here).as_posix().encode() + path.read_bytes())
    return made.hexdigest()[:8]

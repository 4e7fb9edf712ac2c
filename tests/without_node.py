"""A PATH on which Node fails whatever calls it: the wheel and the bundle are built so."""

import os
from pathlib import Path

from tests.once_per_run import once

TOOLS = ("node", "npm", "npx")


def path() -> str:
    """Return the PATH of this process behind tools that say that nothing may need them."""
    return f"{once('without-node', _fill)}{os.pathsep}{os.environ['PATH']}"


def _fill(folder: Path) -> None:
    for each in TOOLS:
        tool = folder / each
        tool.write_text(f"#!/bin/sh\necho 'building must not need {each}' >&2\nexit 99\n", encoding="utf-8")
        tool.chmod(0o755)

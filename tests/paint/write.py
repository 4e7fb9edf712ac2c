"""Rewrites shown.json from what the server draws: `python -m tests.paint.write`, then read the difference."""

import json
import subprocess
import sys
from collections.abc import Iterable

from tests.paint import table
from tests.paint.drawn import PAGES, Drawn, every
from tests.paint.outline import outlines

Shown = dict[str, dict[str, str]]
"""By slot, then by what it shows: on which pages in which states, joined by commas."""


def drawn(pages: Iterable[Drawn]) -> Shown:
    """Return what the server draws in the slots of the table."""
    found: Shown = {}
    for each in pages:
        outlined = outlines(each.html, PAGES["script_only"][each.page])
        for slot in slots(each.page, each.state):
            where = found.setdefault(slot, {})
            where[outlined[slot]] = ", ".join(filter(None, (where.get(outlined[slot]), f"{each.page} {each.state}")))
    return found


def slots(page: str, state: str) -> list[str]:
    """Return the slots of a page that the table tells of; a programme is long, and told of in two states."""
    on = PAGES["programme_on"]
    return [*PAGES["slots"][page], *(["programme"] if page in on["pages"] and state in on["states"] else [])]


def compile_catalogues() -> None:
    """Compile the six catalogues: a stale one would be written down as what the pages say."""
    command = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "compile", "--directory", "locales"]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    compile_catalogues()
    shown = {language: drawn(every(language)) for language in table.LANGUAGES}
    written = json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
    (table.FOLDER / "shown.json").write_text(written, encoding="utf-8")

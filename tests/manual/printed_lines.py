"""What the manual prints to be typed: every line to paste, and every command in a sentence, with page and section."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.sources import ROOT

# the pages that are read to run the service; docs/commands.md only names commands
PAGES = ("operations", "card", "access", "records", "monitoring", "models", "papers", "desk", "interpretation")
TYPED = re.compile(r"(?:sudo|interp|systemctl|journalctl|make|sha256sum|\./install\.sh|curl)\b")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page under docs/; `pasted` when it stands in a block of its own."""

    page: str
    section: str
    text: str
    pasted: bool


def printed(page: str) -> Iterator[PrintedLine]:
    """Yield the lines of a page in order."""
    section, inside = "", False
    for line in (ROOT / f"docs/{page}.md").read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith("```"):
            inside = not inside
        elif inside:
            yield PrintedLine(page, section, line.strip(), pasted=True)
        elif line.startswith("#"):
            section = line.lstrip("# ")
        else:
            commands = (each for each in re.findall(r"`([^`]+)`", line) if TYPED.match(each) and " " in each)
            yield from (PrintedLine(page, section, each, pasted=False) for each in commands)


def to_paste(page: str, section: str) -> list[str]:
    """Return the lines to paste of a section. Raises LookupError when it has none."""
    found = [each.text for each in printed(page) if each.pasted and each.section == section]
    if not found:
        raise LookupError(f"docs/{page}.md has nothing to paste under {section!r}")
    return found

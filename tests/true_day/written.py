"""The written walk of the day: a file for each language, with what every page says after each step."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.sources import ROOT

FOLDER = ROOT / "tests/true_day/pages"
LANGUAGES = ("en", "ar", "zh", "fr")
HEAD = "# "
SAME = "as before"
LIST = "programme"
Said = dict[str, Any]


def path_of(language: str) -> Path:
    """Return the file of a language."""
    return FOLDER / f"{language}.txt"


def text_of(said: Said, before: Said | None) -> list[str]:
    """Return a page as lines: each part after its name, then the rows of its programme that have changed."""
    parts = [f"  {name}: {line}" for name, line in said["lines"]]
    was = before["rows"] if before else []
    rows = [f"  {LIST}: {row}" for row in said["rows"] if row not in was]
    gone = [f"  {LIST}, no longer: {row}" for row in was if row not in said["rows"]]
    return [*parts, *rows, *gone]


@dataclass(slots=True)
class Walk:
    """The walk in one language, written down step by step; what each page said last, by its kind."""

    lines: list[str] = field(default_factory=list)
    last: dict[str, Said] = field(default_factory=dict)

    def step(self, title: str) -> None:
        """Begin a step."""
        self.lines += ["", f"{HEAD}{title}"]

    def lines_of(self, kind: str, said: Said) -> list[str]:
        """Return what would be written of a page that says this now."""
        before = self.last.get(kind)
        return [f"{kind}: {SAME}"] if before == said else [kind, *text_of(said, before)]

    def page(self, kind: str, said: Said) -> None:
        """Write down what a page says now."""
        self.lines += self.lines_of(kind, said)
        self.last[kind] = said

    def text(self) -> str:
        """Return the whole file."""
        return "\n".join(self.lines).strip() + "\n"


def steps_in(text: str) -> dict[str, list[str]]:
    """Return the lines of each step by its title."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith(HEAD):
            found[line.removeprefix(HEAD)] = here = []
        elif line and found:
            here.append(line)
    return found


def pages_in(step: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each page of a step with its lines."""
    at = [place for place, line in enumerate(step) if not line.startswith(" ")]
    for begin, end in zip(at, [*at[1:], len(step)], strict=True):
        yield step[begin].partition(":")[0], step[begin:end]

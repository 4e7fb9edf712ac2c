"""Commands in a folder for the front of PATH: each writes down how it was called, and does what a test gives it."""

import os
import subprocess
from pathlib import Path


class FakeCommands:
    """A folder of commands; `calls` says in order how they were called."""

    def __init__(self, folder: Path) -> None:
        """Make the folder."""
        self.folder, self._log = folder, folder / ".calls"
        folder.mkdir()
        self._log.touch()

    def add(self, name: str, does: str = ":") -> None:
        """Add a command that does what these lines of shell say; the folder of commands is $FAKES there."""
        script = self.folder / name
        script.write_text(f'#!/bin/sh\necho "{name} $*" >>"$FAKES/.calls"\n{does}\n', encoding="utf-8")
        script.chmod(0o755)

    def calls(self) -> list[str]:
        """Return the calls so far, a line each."""
        return self._log.read_text(encoding="utf-8").splitlines()

    def run(self, *words: object, cwd: Path, path: str | None = None, **known: str) -> subprocess.CompletedProcess[str]:
        """Return how a command ended that finds these commands first; `path` is what it finds after them."""
        found = f"{self.folder}:{os.environ['PATH'] if path is None else path}"
        given = {"PATH": found, "FAKES": str(self.folder), "HOME": str(cwd)} | known
        return subprocess.run(
            [str(each) for each in words], cwd=cwd, env=given, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, timeout=60, check=False,
        )  # fmt: skip

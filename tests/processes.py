"""Starts interp in separate processes, as a person or a service manager does, and ends them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

from tests.sources import ROOT


class Process(Protocol):
    """What tests do with a process, whether it is a child of theirs or not."""

    @property
    def pid(self) -> int:
        """Return its id."""

    @property
    def stdout(self) -> IO[str] | None:
        """Return what it prints."""

    def send_signal(self, sig: int, /) -> None:
        """Send it a signal."""

    def terminate(self) -> None:
        """Ask it to stop."""

    def kill(self) -> None:
        """End it."""

    def wait(self, timeout: float | None = None) -> int | None:
        """Return once it has ended: its exit status, if that is known."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demonstration: what it said when it was ready, its process, and the file of its log."""

    said: dict[str, Any]
    process: Process
    log: Path

    @property
    def url(self) -> str:
        """Return its address."""
        return str(self.said["url"])


def environment(**settings: str) -> dict[str, str]:
    """Return the environment without any INTERP_ setting but the given ones."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("INTERP_", "PYTHON"))}
    return plain | settings


def python(code: str, *args: str, cwd: Path = ROOT, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter of this environment; returns after it ended, well or badly."""
    command = [sys.executable, "-c", code, *args]
    known = environment(**{"PYTHONPATH": str(ROOT)} | settings)
    return subprocess.run(command, cwd=cwd, env=known, capture_output=True, text=True, timeout=60, check=False)


@contextmanager
def demo(
    command: Sequence[str],
    folder: Path,
    *,
    cwd: Path = ROOT,
    settings: Mapping[str, str] | None = None,
    port: int = 0,
    more: Sequence[str] = (),
) -> Iterator[Demo]:
    """Start `command demo …` with its data in `folder`; yield once it printed its line; kill it at the end."""
    known, log = environment(**(settings or {})), folder / "log.txt"
    with log.open("w") as errors:
        words = [*command, *demo_words(folder, port, more)]
        process = subprocess.Popen(words, cwd=cwd, env=known, stdout=subprocess.PIPE, stderr=errors, text=True)
    with ready(process, log) as running:
        yield running


def demo_words(folder: Path, port: int = 0, more: Sequence[str] = ()) -> list[str]:
    """Return the arguments of a demonstration that prints one line of JSON and has its data in `folder`."""
    return ["demo", "--port", str(port), "--data", str(folder / "data"), "--json", "--no-browser", *more]


@contextmanager
def ready(process: Process, log: Path) -> Iterator[Demo]:
    """Yield a demonstration that was started, once it printed its line; kill it at the end."""
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line, log.read_text(encoding="utf-8")
        yield Demo(json.loads(line), process, log)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()

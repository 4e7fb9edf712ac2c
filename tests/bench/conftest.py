"""Runs the quick benchmarks that serve in this process, with servers forked from one that has imported everything."""

import os
import resource
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks import servers, survival
from tests.forked_demo import Forked, forked_demo, start
from tests.processes import Demo, environment
from tests.sources import ROOT

Run = Callable[[Callable[[], int]], int]


@contextmanager
def forked(folder: Path, **settings: str) -> Iterator[servers.Server]:
    """Run a demonstration with its data in `folder`, on whichever core."""
    assert not settings.pop("bound", False)
    with forked_demo(folder, settings) as made:
        port = urlsplit(made.url).port
        assert port
        yield servers.Server("interp", made.process.pid, port, made.said["meetings"][0])


def demo(_: Sequence[str], folder: Path, settings: Mapping[str, str]) -> AbstractContextManager[Demo]:
    """Return the demonstration that a command would start."""
    return forked_demo(folder, settings)


@contextmanager
def running(command: Sequence[str], log: Path, *, bound: bool, **settings: str) -> Iterator[Forked]:
    """Run what a command would start, on whichever core."""
    assert not bound
    words = command[command.index("interp.start") + 1 :]
    with log.open("a") as errors:
        process = start(words, ROOT, environment(**settings), errors)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Yield what runs a benchmark and returns its status; limits and priority are afterwards as they were before.

    It runs in a thread: in this one a browser of other tests may be open, and Playwright allows one of each thread.
    """
    monkeypatch.setattr(servers, "interp", forked)
    monkeypatch.setattr(survival, "demo", demo)
    most, nice = resource.getrlimit(resource.RLIMIT_NOFILE), os.getpriority(os.PRIO_PROCESS, 0)
    with ThreadPoolExecutor(1) as thread:
        yield lambda main: thread.submit(main).result()
    resource.setrlimit(resource.RLIMIT_NOFILE, most)
    os.setpriority(os.PRIO_PROCESS, 0, nice)

"""Which tests run: `make quick` leaves out what starts a server, `make test` the long walks of `make torture`."""

import os
import sys
from typing import Any

import pytest

from tests.sample_sizes import in_short
from tests.seconds import dearest_first

FOLDERS = ("tests/bench/", "tests/browser/", "tests/cli/", "tests/faults/", "tests/hostile/")
FIXTURES = {"server", "served", "shared", "hall", "connect", "processes"}
PROCESSES = ("interp.start", "fan_out_server.py", "chromium", "chromium-headless-shell")


def pytest_collection_modifyitems(config: pytest.Config, items: list[Any]) -> None:
    """Mark the tests that need a server, and let those that take longest run first; those of a file stay together."""
    items[:], left = in_short(items)
    config.hook.pytest_deselected(items=left)
    for each in items:
        if each.nodeid.startswith(FOLDERS) or FIXTURES & {*getattr(each, "fixturenames", ())}:
            each.add_marker(pytest.mark.server)
    items.sort(key=lambda each: dearest_first(each.nodeid.partition("::")[0]))


def started(event: str, args: tuple[Any, ...]) -> None:
    """Raise RuntimeError where a quick test starts what it must not."""
    if event == "subprocess.Popen" and any(str(word).endswith(PROCESSES) for word in args[1]):
        raise RuntimeError(f"a test that starts {args[1]} needs the mark `server`")


if os.environ.get("NO_SERVERS"):
    sys.addaudithook(started)

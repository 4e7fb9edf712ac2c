"""The size of a sample, small in `make test` and large in `make torture`, and the walks that the latter alone takes."""

import os
from collections.abc import Iterable
from typing import Any, TypeVar

Size = TypeVar("Size")


def size(usual: Size, *, torture: Size) -> Size:
    """Return how many, or which, to try: `usual`, or `torture` with TORTURE=1 in the environment."""
    return torture if os.environ.get("TORTURE") else usual


def in_short(items: Iterable[Any]) -> tuple[list[Any], list[Any]]:
    """Return the tests that run, and those left out, as a shorter one that their mark names takes their walk."""
    runs: list[Any] = []
    left: list[Any] = []
    for each in items:
        (left if size(each.get_closest_marker("torture"), torture=None) else runs).append(each)
    return runs, left

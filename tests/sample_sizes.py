"""The size of a sample: small in `make test`, large in `make torture`, which only repeats the same proof more often."""

import os
from typing import TypeVar

Size = TypeVar("Size")


def size(usual: Size, *, torture: Size) -> Size:
    """Return how many, or which, to try: `usual`, or `torture` with TORTURE=1 in the environment."""
    return torture if os.environ.get("TORTURE") else usual

"""The size of a sample: small in `make test`, large in `make torture`, which only repeats the same proof more often."""

import os


def size(usual: int, *, torture: int) -> int:
    """Return how many to try: `usual`, or `torture` with TORTURE=1 in the environment."""
    return torture if os.environ.get("TORTURE") else usual

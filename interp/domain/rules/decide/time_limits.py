"""Checks a time limit that somebody enters."""

from interp.errors import Refused

LONGEST_LIMIT_MS = 86_400_000


def limit(ms: int | None) -> int | None:
    """Return a time limit, None for 0 or none. Refused below 0 and above a day."""
    if ms is not None and not 0 <= ms <= LONGEST_LIMIT_MS:
        raise Refused("out_of_range", longest_ms=LONGEST_LIMIT_MS)
    return ms or None

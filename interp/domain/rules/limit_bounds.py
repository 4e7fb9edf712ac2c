"""The bounds of what may be entered as a time limit, or as time added to one or taken away from it."""

from interp.errors import Refused

LONGEST_LIMIT_MS = 86_400_000
LONGEST_ADDED_S = 3_600


def limit(ms: int | None) -> int | None:
    """Return a time limit in milliseconds, None for 0 or None. Raises Refused below 0 and above a day."""
    if ms is not None and not 0 <= ms <= LONGEST_LIMIT_MS:
        raise Refused("out_of_range", longest_ms=LONGEST_LIMIT_MS)
    return ms or None


def check_added(seconds: int, limit_ms: int) -> None:
    """Raise Refused for time added or taken away of more than an hour, or of more than the limit has."""
    if abs(seconds) > LONGEST_ADDED_S or limit_ms + seconds * 1000 < 0:
        raise Refused("out_of_range", longest_s=LONGEST_ADDED_S)

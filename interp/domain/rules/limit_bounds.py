"""The bounds of what may be entered: a time limit, time added to one or taken away from it, the date of a meeting."""

from interp.errors import Refused

LONGEST_LIMIT_MS = 86_400_000
LONGEST_ADDED_S = 3_600
LONGEST_SUSPENSION_MS = 86_400_000
LATEST_MS = 253_402_214_400_000  # 31 December 9999 in UTC: calendars of most languages end within a day of it


def limit(ms: int | None) -> int | None:
    """Return a time limit in milliseconds, None for 0 or None. Raises Refused below 0 and above a day."""
    if ms is not None and not 0 <= ms <= LONGEST_LIMIT_MS:
        raise Refused("out_of_range", longest_ms=LONGEST_LIMIT_MS)
    return ms or None


def check_added(seconds: int, limit_ms: int) -> None:
    """Raise Refused for time added or taken away of more than an hour, or of more than the limit has."""
    if abs(seconds) > LONGEST_ADDED_S or limit_ms + seconds * 1000 < 0:
        raise Refused("out_of_range", longest_s=LONGEST_ADDED_S)


def check_date(*times: int) -> None:
    """Raise Refused for a time, in milliseconds, before 1970 or of the year 10000, which no page could show."""
    if not all(0 <= at <= LATEST_MS for at in times):
        raise Refused("out_of_range")

"""Reads which streams of a PostgreSQL database have a new head: only those that were written since the last reading.

Each row says by which transaction it was written (`xmin`). A reading notes the oldest transaction that was not over, so
the next one misses none, whenever that commits.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

Rows = Callable[[sa.TextClause, Mapping[str, object]], Sequence[Sequence[Any]]]  # runs a query
SINCE = "CAST(:since AS xid)"
CHANGED = sa.text(
    "SELECT here.mark, here.number, head.stream, head.seq FROM (SELECT "
    "CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS xid) AS text) AS mark, (SELECT count(*) FROM head) AS number"
    # behind a mark of the future is the history of another server
    f") AS here LEFT JOIN head ON {SINCE} IS NULL OR age({SINCE}) < 0 OR age(head.xmin) <= age({SINCE})"
)


class ChangedHeads:
    """The heads of all streams, kept from one reading to the next."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}
        self._since: str | None = None

    def read(self, rows: Rows) -> Mapping[Any, Any]:
        """Return the number of the last event of each stream, as it is stored. Raises what `rows` raises."""
        since, self._since = self._since, None  # after a failure all are read again: it may be another server
        mark, number, news = _asked(rows, since)
        known = self._known | news if since else news
        if len(known) != number:  # a stream was erased
            mark, number, known = _asked(rows, None)
        self._known, self._since = known, mark
        return known


def _asked(rows: Rows, since: str | None) -> tuple[str, int, dict[Any, Any]]:
    found = rows(CHANGED, {"since": since})
    return found[0][0], found[0][1], {stream: seq for _, _, stream, seq in found if stream is not None}

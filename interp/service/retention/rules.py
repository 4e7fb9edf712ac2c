"""The table of what is kept for how long after a meeting was closed, and of which kind a document is."""

from collections.abc import Mapping
from typing import Literal

from interp.ports import Document

Kind = Literal["copies", "undelivered", "unpublished", "refusals"]
DAY_MS = 86_400_000

# kind -> days after the close of a meeting; a setting INTERP_KEEP_<KIND>_DAYS each, 0: kept until the meeting is erased
KEPT_DAYS: Mapping[Kind, int] = {
    "copies": 7,  # what was typed at the desk and never stored
    "undelivered": 30,  # documents for the desk or the booths alone, and statements that were not delivered
    "unpublished": 90,  # documents that the public was not shown, or that were withdrawn, with their drafts
    "refusals": 90,  # what was refused, with its arguments; of no meeting: days after it was refused
}


def kind_of(document: Document) -> Kind | None:
    """Return the kind of a document that is erased, None of one that was published: that stays with its meeting."""
    if document.is_closed:
        return "undelivered"
    return "unpublished" if document.withdrawn or document.visibility == "desk" else None


def due_at(kind: Kind, closed_at: int, since: int, days: Mapping[Kind, int]) -> int | None:
    """Return when something of a kind is erased, None for never; days count from `since` at the earliest."""
    kept = days[kind]
    return max(closed_at, since) + kept * DAY_MS if kept else None

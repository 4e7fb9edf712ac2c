"""Builds the desk's review with all that its checks need, for the service and for helper processes."""

from collections.abc import Callable
from datetime import UTC, datetime

from interp.domain.delegations.mentions import KnownParties
from interp.domain.delegations.registry import Delegations
from interp.domain.translation.term_list import TermList
from interp.seed.bundled_data import known_parties, shared_words
from interp.service.meetings import Meetings
from interp.service.review_desk.review import Review
from interp.store.open_stores import Stores


def desk_review(stores: Stores, meetings: Meetings, terms: Callable[[], TermList], known: Delegations) -> Review:
    """Return the review; States are known by their names of today, read when a check first needs them."""
    day = datetime.fromtimestamp(stores.clock.now_ms() / 1000, UTC).date()
    made: list[KnownParties] = []

    def parties(breathe: Callable[[], None] = lambda: None) -> KnownParties:
        if not made:
            made.append(known_parties(known, day, breathe))
        return made[0]

    return Review(stores.documents, stores.memory, meetings, stores.clock, lambda: terms().terms, parties, shared_words)

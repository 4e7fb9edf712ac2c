"""Has the cards that are missing made by a helper process, as after an upgrade: few at a time, the newest first."""

import time
from collections.abc import Callable, Sequence

import structlog

from interp.domain.model.streams import meeting_of
from interp.errors import InterpError
from interp.ports import CardRow, MeetingCards, TaskRecord

log = structlog.get_logger(__name__)
LOOK_S = 5.0


class CardMaking:
    """A background task: stores the cards that are missing. See ports.meeting_cards."""

    def __init__(self, cards: MeetingCards, make: Callable[[Sequence[str]], Sequence[CardRow]]) -> None:
        """`make` returns the cards of meetings, without those whose log cannot be read. Raises InterpError."""
        self._cards, self._make = cards, make
        self._unreadable: set[str] = set()

    def run(
        self, record: TaskRecord, running: Callable[[], bool], pause: Callable[[float], object] = time.sleep
    ) -> None:
        """Look for missing cards every five seconds until `running` returns False."""
        while running():
            try:
                while self.work():
                    record.succeeded()
                record.succeeded()
            except InterpError as error:
                log.warning("cards_wait", code=error.code)
                record.failed()
            pause(LOOK_S)

    def work(self) -> bool:
        """Have a few cards made; return whether any were missing. Raises Unavailable and what `make` raises."""
        missing = [each for each in self._cards.missing(len(self._unreadable)) if each not in self._unreadable]
        if not missing:
            return False
        made = self._make(missing)
        self._cards.keep(made)
        unreadable = set(missing) - {meeting_of(each.stream) for each in made}
        if unreadable:
            log.error("meetings_unreadable", meetings=sorted(unreadable))
            self._unreadable |= unreadable
        return True

"""Keeps when links, users and sessions were last used: noted in memory, written once a minute beside the event loop."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import structlog

from interp.errors import Unavailable
from interp.ports import AccessRecords, ServiceClock

log = structlog.get_logger("interp.access")
MINUTE_MS = 60_000
WRITE_EVERY_S = 60.0
MOST_WAITING = 10_000
FORGOTTEN_MS = 2 * 86_400_000  # a sign-in lasts a day


@dataclass(slots=True)
class LastUses:
    """When each was last used, to the minute. What was noted since the last writing is lost when the process ends."""

    store: AccessRecords
    clock: ServiceClock
    aside: Callable[[Callable[[], None]], None] = lambda work: work()
    _waiting: dict[str, int] = field(default_factory=dict)

    def note(self, subject: str) -> None:
        """Note that `link:`, `user:` or `session:` and an id was used now; costs an entry in memory."""
        if subject in self._waiting or len(self._waiting) < MOST_WAITING:
            self._waiting[subject] = self.clock.now_ms() // MINUTE_MS * MINUTE_MS

    def of(self, subjects: Collection[str]) -> dict[str, int]:
        """Return when each of these was last used, in milliseconds. Raises Unavailable."""
        noted = {each: self._waiting[each] for each in subjects if each in self._waiting}
        return self.store.uses_of(subjects) | noted

    def flush(self) -> None:
        """Write what was noted. While the store is unavailable it is kept."""
        if not self._waiting:
            return
        taken, self._waiting = self._waiting, {}
        try:
            self.aside(lambda: self.store.used(taken, self.clock.now_ms() - FORGOTTEN_MS))
        except Unavailable as error:
            self._waiting = taken | self._waiting
            log.warning("last_uses_not_kept", waiting=len(self._waiting), reason=error.reason)

    def run(self, pause: Callable[[float], object] = time.sleep) -> None:
        """Write about once a minute until the process ends."""
        while True:
            pause(WRITE_EVERY_S)
            self.flush()

"""One lock for each meeting that is being read: readers of one meeting wait for each other, of others never."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class MeetingLocks:
    """Locks by meeting; a lock is kept only while somebody holds it or waits for it."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._locks: dict[str, tuple[Lock, int]] = {}

    @contextmanager
    def held(self, meeting: str) -> Iterator[None]:
        """Hold the lock of a meeting."""
        with self._guard:
            lock, users = self._locks.get(meeting, (Lock(), 0))
            self._locks[meeting] = (lock, users + 1)
        try:
            with lock:
                yield
        finally:
            self._leave(meeting)

    def _leave(self, meeting: str) -> None:
        with self._guard:
            lock, users = self._locks.pop(meeting)
            if users > 1:
                self._locks[meeting] = (lock, users - 1)

    def __len__(self) -> int:
        return len(self._locks)

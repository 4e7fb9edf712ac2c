"""Wakes threads of this process when a meeting's log has grown; carries stream name and number, no data."""

from threading import Event


class ProcessWakeUp:
    """Notified from any thread, one waiter; see ports.event_log.WakeUp."""

    def __init__(self) -> None:
        self._rung = Event()
        self._heads: dict[str, int] = {}
        self._branches: list[ProcessWakeUp] = []

    def ring(self, stream: str, seq: int) -> None:
        """Wake the waiter."""
        self._heads[stream] = max(seq, self._heads.get(stream, 0))
        self._rung.set()
        for branch in self._branches:
            branch.ring(stream, seq)

    def branch(self) -> "ProcessWakeUp":
        """Return an object for one more waiter, notified whenever this one is."""
        self._branches.append(ProcessWakeUp())
        return self._branches[-1]

    def wait(self, timeout_s: float) -> None:
        """Return after a notification, or after the time."""
        self._rung.wait(timeout_s)
        self._rung.clear()

    def head(self, stream: str) -> int:
        """Return the highest number notified for a stream."""
        return self._heads.get(stream, 0)

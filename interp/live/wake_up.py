"""Wakes threads of this process when a meeting's log has grown; carries stream name and number, no data."""

from threading import Event, Lock


class ProcessWakeUp:
    """Notified from any thread, one waiter; see ports.event_log.WakeUp."""

    def __init__(self) -> None:
        self._rung, self._lock = Event(), Lock()
        self._streams: set[str] = set()
        self._heads: dict[str, int] = {}

    def ring(self, stream: str, seq: int) -> None:
        """Wake the waiter."""
        with self._lock:
            self._heads[stream] = max(seq, self._heads.get(stream, 0))
            self._streams.add(stream)
        self._rung.set()

    def wait(self, timeout_s: float) -> frozenset[str]:
        """Return the streams notified since the last wait, after a notification or after the time."""
        self._rung.wait(timeout_s)
        self._rung.clear()
        with self._lock:
            streams, self._streams = frozenset(self._streams), set()
        return streams

    def head(self, stream: str) -> int:
        """Return the highest number notified for a stream."""
        return self._heads.get(stream, 0)

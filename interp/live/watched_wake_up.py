"""Measures how long a notification has gone unanswered, for any wake-up."""

from collections.abc import Callable

from interp.ports import WakeUp


class WatchedWakeUp:
    """A wake-up like the given one; see ports.wake_up.WakeUp. It has one waiter, which answers by waiting again."""

    def __init__(self, inner: WakeUp, now_ms: Callable[[], int]) -> None:
        self._inner, self._now_ms = inner, now_ms
        self._rung_at: int | None = None

    def ring(self, stream: str, seq: int) -> None:
        """Wake the waiter."""
        if self._rung_at is None:
            self._rung_at = self._now_ms()
        self._inner.ring(stream, seq)

    def wait(self, timeout_s: float) -> frozenset[str]:
        """Return the streams notified since the last wait, after a notification or after the time."""
        streams = self._inner.wait(timeout_s)
        self._rung_at = None
        return streams

    def head(self, stream: str) -> int:
        """Return the highest number notified for a stream."""
        return self._inner.head(stream)

    def waits(self) -> bool:
        """Return whether there was a notification that the waiter has not taken."""
        return self._rung_at is not None

    def unanswered_ms(self) -> int:
        """Return the milliseconds since the first notification that the waiter has not taken; 0 without one."""
        return 0 if self._rung_at is None else self._now_ms() - self._rung_at

"""The bell inside one process; a ring says that a meeting has moved, never what happened."""

from threading import Event


class ProcessWakeUp:
    """Rings from any thread, one waiter; see ports.Bell."""

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
        """Return a bell for one more waiter, rung whenever this one is."""
        self._branches.append(ProcessWakeUp())
        return self._branches[-1]

    def wait(self, timeout_s: float) -> None:
        """Return after a ring, or after the time."""
        self._rung.wait(timeout_s)
        self._rung.clear()

    def head(self, stream: str) -> int:
        """Return the highest number rung for a stream."""
        return self._heads.get(stream, 0)

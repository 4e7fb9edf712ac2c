"""The row of a benchmark: what was measured here and at the peer, in the same run, and the goal of their ratio."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of size `n` (clients, words …); the goal is that of `ratio`, or of `ours` where no peer counts."""

    name: str
    what: str
    n: int
    ours: float
    peer: float
    goal: float
    unit: str = ""
    note: str = ""

    @property
    def ratio(self) -> float:
        """Return ours / peer; NaN without a peer."""
        return self.ours / self.peer if self.peer else float("nan")

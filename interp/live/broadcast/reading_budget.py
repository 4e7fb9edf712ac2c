"""How much of what a socket sends is handled: in one turn of the event loop, and in the course of time."""

import time
from collections.abc import Callable
from typing import NamedTuple

TURN_MESSAGES, TURN_BYTES, TURN_S = 8, 65_536, 0.002
MESSAGE_BYTES = 4_096  # inflated; each further so many count as another message
HELD_S = 10.0  # who sends more than it may for so long is closed
TOO_MANY = "too many messages"  # the reason with which it is closed
FREE, PENALTY_S, MOST_PENALTY_S = 10, 0.01, 2.0  # for each further one of an address
FORGIVEN_A_SECOND = 10
MOST_ADDRESSES = 1_000


class MessageAllowance(NamedTuple):
    """Messages that a socket may send at once, and each second."""

    burst: int
    a_second: float


BEFORE_JOIN, READER, WORKING = MessageAllowance(40, 5), MessageAllowance(350, 20), MessageAllowance(1_000, 200)


class ReadingTurn:
    """What was handled since others last had their turn; `cost` is its messages, a long one counted as several."""

    __slots__ = ("_bytes", "_ends_s", "_messages", "_now_s", "cost")

    def __init__(self, now_s: Callable[[], float] = time.perf_counter) -> None:
        self._now_s = now_s
        self._ends_s = now_s() + TURN_S
        self.cost = self._messages = self._bytes = 0

    def is_over(self, size: int) -> bool:
        """Count a message of so many bytes; return whether the next must wait."""
        self.cost += 1 + size // MESSAGE_BYTES
        self._messages += 1
        self._bytes += size
        return self._messages >= TURN_MESSAGES or self._bytes >= TURN_BYTES or self._now_s() >= self._ends_s


class ReadingBudget:
    """What one socket may still send. It may be overdrawn by a turn, and is not read until that is paid back."""

    __slots__ = ("_allowance", "_at_s", "_left", "_over_since_s")

    def __init__(self, allowance: MessageAllowance, now_s: float) -> None:
        self._allowance, self._at_s, self._left = allowance, now_s, float(allowance.burst)
        self._over_since_s: float | None = None

    def allow(self, allowance: MessageAllowance) -> None:
        """Give a socket that has joined what it may send from now on."""
        if allowance != self._allowance:
            self._allowance, self._left = allowance, float(allowance.burst)

    def spend(self, cost: int, now_s: float) -> float | None:
        """Take the cost of a turn, in messages; return the seconds for which the socket is not read.

        None: it sent more than it may for ten seconds, and is to be closed.
        """
        burst, a_second = self._allowance
        self._left = min(burst, self._left + (now_s - self._at_s) * a_second) - cost
        self._at_s = now_s
        if self._left >= 0:
            self._over_since_s = None
            return 0.0
        if self._over_since_s is None:
            self._over_since_s = now_s
        return None if now_s - self._over_since_s >= HELD_S else -self._left / a_second


class Penalties:
    """Makes new sockets wait whose address had sockets closed for what they sent: the more of them, the longer.

    Nobody is refused: behind one address a whole hall may stand, which then joins a little later.
    """

    def __init__(self) -> None:
        self._of: dict[str, tuple[float, float]] = {}  # closed lately, and when that was counted

    def add(self, address: str, now_s: float) -> None:
        """Count a socket that was closed for what it sent."""
        if len(self._of) >= MOST_ADDRESSES:
            self._of = {each: kept for each, kept in self._of.items() if self._left(each, now_s) > 0}
        if address in self._of or len(self._of) < MOST_ADDRESSES:
            self._of[address] = self._left(address, now_s) + 1, now_s

    def wait_s(self, address: str, now_s: float) -> float:
        """Return the seconds for which a new socket of an address waits; 0 for nearly all."""
        return min(MOST_PENALTY_S, max(0.0, self._left(address, now_s) - FREE) * PENALTY_S) if self._of else 0.0

    def _left(self, address: str, now_s: float) -> float:
        count, at_s = self._of.get(address, (0.0, now_s))
        return max(0.0, count - (now_s - at_s) * FORGIVEN_A_SECOND)

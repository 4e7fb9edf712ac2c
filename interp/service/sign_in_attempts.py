"""Limits password attempts: token buckets by name and address, and at most two hashes at once with a short queue."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address

from interp.errors import TooMany
from interp.ports import Limiter, Rate
from interp.ports.limiter import Key

MOST_AT_ONCE = 2
LONGEST_LINE = 16
LINE_S = 2  # estimated wait for a full queue

# A hash takes 250 ms of one processor: unknown devices together get a quarter of one.
ALL = Rate(60, 1_000)
ADDRESS = Rate(30, 5_000)
NAME_EVERY_MS = 60_000
DEVICES = Rate(20, 10_000)  # all known devices of one name together


class Attempts:
    """Buckets of unknown devices: by name and address, by address, for all. A known device: its own, and its name's.

    An attempt takes from all of its buckets or from none, so a refusal costs others nothing; keys are added only as
    fast as ALL allows, so full buckets can be dropped and memory is bounded.
    """

    def __init__(self, limiter: Limiter, tries: int) -> None:
        """`tries` is the bucket size of a name from one address, and of a known device."""
        self._limiter, self._name = limiter, Rate(tries, NAME_EVERY_MS)

    def take(self, name: str, address: str, device: str | None) -> None:
        """Take one attempt. Raises TooMany, with the seconds to wait."""
        wait_ms = self._limiter.take(self._buckets(name, address, device))
        if wait_ms > 0:
            raise TooMany("logins", wait_s=int(wait_ms / 1000) + 1)

    def forgive(self, name: str, address: str, device: str | None) -> None:
        """Refill the bucket of a name after a correct password; the shared buckets stay, as hashing has a cost."""
        self._limiter.refill(_own(name, address, device))

    def _buckets(self, name: str, address: str, device: str | None) -> dict[Key, Rate]:
        own = {_own(name, address, device): self._name}
        if device is not None:
            return own | {("devices", name): DEVICES}
        return own | {("address", network(address)): ADDRESS, ("all",): ALL}


def _own(name: str, address: str, device: str | None) -> Key:
    return ("device", name, device) if device is not None else ("name", name, network(address))


def network(address: str) -> str:
    """Return the network of an address: of IPv6 the first half, since one host has all of the other."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:80]
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped) if found.ipv4_mapped else str(IPv6Address(int(found) >> 64 << 64))


class Turns:
    """Lets two hashes run at once; a few attempts wait, those of known devices in a queue served first."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._running = 0
        self._waiting = {True: 0, False: 0}

    @property
    def waiting(self) -> int:
        """Return the number of waiting attempts."""
        return sum(self._waiting.values())

    def check(self, known: bool) -> None:
        """Raise TooMany when the queue is full."""
        if self._running >= MOST_AT_ONCE and self._waiting[known] >= LONGEST_LINE:
            raise TooMany("logins", wait_s=LINE_S)

    @contextmanager
    def turn(self, known: bool) -> Iterator[None]:
        """Wait for a turn and hold it. Raises TooMany when the queue is full."""
        with self._changed:
            self.check(known)
            self._waiting[known] += 1
            try:
                self._changed.wait_for(lambda: self._running < MOST_AT_ONCE and (known or not self._waiting[True]))
            finally:
                self._waiting[known] -= 1
                self._changed.notify_all()  # strangers may have waited for this one alone
            self._running += 1
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

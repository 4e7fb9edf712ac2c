"""Limits password attempts: token buckets by name and address, and at most two hashes at once with a short queue."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from interp.errors import TooMany
from interp.ports import ServiceClock

Key = tuple[str, ...]
MOST_KEYS = 20_000
MOST_AT_ONCE = 2
LONGEST_LINE = 16
LINE_S = 2  # estimated wait for a full queue


@dataclass(frozen=True, slots=True)
class Rate:
    """A bucket size, and the milliseconds until one attempt is added."""

    burst: int
    every_ms: int


# A hash takes 250 ms of one processor: unknown devices together get a quarter of one.
ALL = Rate(60, 1_000)
ADDRESS = Rate(30, 5_000)
NAME_EVERY_MS = 60_000
DEVICES = Rate(20, 10_000)  # all known devices of one name together


class Attempts:
    """Buckets of unknown devices: by name and address, by address, for all. A known device: its own, and its name's.

    An attempt takes from all of its buckets or from none, so a refusal costs others nothing; keys are added only as
    fast as ALL allows, which bounds memory and lets full buckets be dropped.
    """

    def __init__(self, clock: ServiceClock, tries: int) -> None:
        """`tries` is the bucket size of a name from one address, and of a known device."""
        self._clock, self._name = clock, Rate(tries, NAME_EVERY_MS)
        self._levels: OrderedDict[Key, tuple[float, int]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, name: str, address: str, device: str | None) -> None:
        """Take one attempt. Raises TooMany, with the seconds to wait."""
        with self._lock:
            now, asked = self._clock.now_ms(), self._buckets(name, address, device)
            levels = {key: self._level(key, rate, now) for key, rate in asked.items()}
            waits = [(1 - levels[key]) * rate.every_ms for key, rate in asked.items()]
            if max(waits) > 0:
                raise TooMany("logins", wait_s=int(max(waits) / 1000) + 1)
            for key, level in levels.items():
                self._levels[key] = (level - 1, now)
                self._levels.move_to_end(key)
            while len(self._levels) > MOST_KEYS:
                self._levels.popitem(last=False)

    def forgive(self, name: str, address: str, device: str | None) -> None:
        """Refill the bucket of a name after a correct password; the shared buckets stay, as hashing has a cost."""
        with self._lock:
            self._levels.pop(_own(name, address, device), None)

    def _buckets(self, name: str, address: str, device: str | None) -> dict[Key, Rate]:
        own = {_own(name, address, device): self._name}
        if device is not None:
            return own | {("devices", name): DEVICES}
        return own | {("address", network(address)): ADDRESS, ("all",): ALL}

    def _level(self, key: Key, rate: Rate, now: int) -> float:
        level, at = self._levels.get(key, (float(rate.burst), now))
        return min(rate.burst, level + max(0, now - at) / rate.every_ms)

    def __len__(self) -> int:
        return len(self._levels)


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

"""How many connections a server may have at once, and how many of these are kept for people with a role."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

import structlog

log = structlog.get_logger(__name__)
IS_FULL = "interp.is_full"  # of a request's environment: a function, whether those without a role must wait
CLOSES = "interp.closes"  # also: a function, to be called before the answer, with which the connection then ends
OWN = 64  # descriptors for the log, the databases, helper processes and files, beside those open at the start
WANTED = 512  # descriptors beside those of all clients
FEWEST, MOST_KEPT = 16, 256


class Places(NamedTuple):
    """How many connections there may be at once, and how many of these are kept for people with a role."""

    all: int
    kept: int


class Room:
    """Says whether those without a role must wait for the last places, and logs when that begins and ends."""

    def __init__(self, kept: int, left: Callable[[], int], now_s: Callable[[], float] = time.monotonic) -> None:
        """`left` returns how many more connections there may be."""
        self._kept, self._left, self._now_s = kept, left, now_s
        self._since_s: float | None = None

    def is_full(self) -> bool:
        """Return whether only the places are left that are kept for people with a role."""
        full = self._left() < self._kept
        if full and self._since_s is None:
            self._since_s = self._now_s()
            log.warning("full", kept=self._kept)
        elif not full and self._since_s is not None:
            log.warning("room_again", seconds=round(self._now_s() - self._since_s, 1))
            self._since_s = None
        return full


def places(most: int, soft: int, in_use: int) -> Places:
    """Return the places of a server that wants `most`, with `soft` descriptors of which some are in use already."""
    found = min(most, max(FEWEST, soft - in_use - OWN))
    return Places(found, min(MOST_KEPT, found // 8))


def places_here(most: int) -> Places:
    """Raise this process's limit of descriptors as far as `most` clients need and it may; return its places."""
    try:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = most + WANTED if hard == resource.RLIM_INFINITY else min(hard, most + WANTED)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
        _make_room(most + WANTED if soft == resource.RLIM_INFINITY else min(soft, most + WANTED))
        in_use = len(os.listdir("/proc/self/fd"))
    except (ImportError, OSError, ValueError):  # no Linux, or not allowed: what cannot be known limits nothing
        return places(most, most + WANTED, 0)
    found = places(most, most + WANTED if soft == resource.RLIM_INFINITY else soft, in_use)
    if found.all < most:
        log.warning("fewer_clients", places=found.all, max_clients=most, descriptors=soft)
    return found


def _make_room(descriptors: int) -> None:
    """Let the system have a table of so many descriptors from here on.

    Linux doubles a table that is full, at each accept that finds it so, and where the process has threads that waits
    until every processor has passed a quiet point (synchronize_rcu): 5 to 25 ms in which nothing else is done.
    """
    import fcntl

    with suppress(OSError):  # the table grows with the connections then
        number = os.open(os.devnull, os.O_RDONLY)
        try:
            os.close(fcntl.fcntl(number, fcntl.F_DUPFD_CLOEXEC, descriptors - 1))
        finally:
            os.close(number)

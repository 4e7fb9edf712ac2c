"""How many connections a server may have at once, and how many of these are kept for people with a role."""

import os
from typing import NamedTuple

import structlog

log = structlog.get_logger(__name__)
IS_FULL = "interp.is_full"  # of a request's environment: a function, whether those without a role must wait
OWN = 64  # descriptors for the log, the databases, helper processes and files, beside those open at the start
WANTED = 512  # descriptors beside those of all clients
FEWEST, MOST_KEPT = 16, 256


class Places(NamedTuple):
    """How many connections there may be at once, and how many of these are kept for people with a role."""

    all: int
    kept: int


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
        in_use = len(os.listdir("/proc/self/fd"))
    except (ImportError, OSError, ValueError):  # no Linux, or not allowed: what cannot be known limits nothing
        return places(most, most + WANTED, 0)
    found = places(most, most + WANTED if soft == resource.RLIM_INFINITY else soft, in_use)
    if found.all < most:
        log.warning("fewer_clients", places=found.all, max_clients=most, descriptors=soft)
    return found

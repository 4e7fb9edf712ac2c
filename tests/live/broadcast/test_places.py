"""Places for connections: as many as descriptors allow, of which some are kept for people with a role."""

import resource

import pytest
from structlog.testing import capture_logs

from interp.live.broadcast.places import FEWEST, MOST_KEPT, OWN, WANTED, Places, Room, places, places_here
from tests.processes import python


@pytest.mark.parametrize(("most", "soft", "in_use", "found"), [
    (20_000, 65_536, 40, Places(20_000, MOST_KEPT)), (20_000, 1_024, 40, Places(920, 115)),
    (20_000, 300, 40, Places(196, 24)), (20_000, 64, 40, Places(FEWEST, 2)), (4, 65_536, 40, Places(4, 0)),
    (100, 65_536, 40, Places(100, 12)),
])  # fmt: skip
def test_there_are_as_many_as_descriptors_allow(most: int, soft: int, in_use: int, found: Places) -> None:
    assert places(most, soft, in_use) == found


def test_the_limit_is_raised_as_far_as_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {"now": (256, 4_096)}
    monkeypatch.setattr(resource, "getrlimit", lambda _: limits["now"])
    monkeypatch.setattr(resource, "setrlimit", lambda _, wanted: limits.update(now=wanted))
    assert places_here(1_000).all == 1_000 and limits["now"] == (1_000 + WANTED, 4_096)
    assert 4_096 - OWN - 200 < places_here(20_000).all < 4_096 - OWN and limits["now"] == (4_096, 4_096)


def test_where_limits_are_not_known_nothing_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: int) -> None:
        raise OSError

    monkeypatch.setattr(resource, "getrlimit", refused)
    assert places_here(500).all == 500


TABLE = """
import os, re, resource
from pathlib import Path
from interp.live.broadcast.places import WANTED, places_here
before = os.listdir("/proc/self/fd")
places_here(3_000)
table = int(re.search(r"FDSize:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
needed = 3_000 + WANTED
print(table >= (needed if hard == resource.RLIM_INFINITY else min(hard, needed)), os.listdir("/proc/self/fd") == before)
"""


def test_the_table_of_descriptors_is_large_enough_before_anybody_connects() -> None:
    done = python(TABLE)
    assert done.stdout.split() == ["True", "True"], done.stderr


def test_when_the_last_places_are_reached_and_left_is_said_once() -> None:
    left, now_s = [5], [10.0]
    room = Room(4, lambda: left[0], lambda: now_s[0])
    with capture_logs() as lines:
        found = []
        for left[0], now_s[0] in ((5, 10.0), (3, 11.0), (0, 12.0), (4, 14.5), (9, 15.0)):
            found.append(room.is_full())
    assert found == [False, True, True, False, False]
    assert [(line["event"], line.get("seconds")) for line in lines] == [("full", None), ("room_again", 3.5)]

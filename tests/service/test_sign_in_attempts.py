"""Passwords are counted before they are hashed; two are hashed at once; nobody's wrong ones keep another person out."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import pytest
from argon2.exceptions import VerifyMismatchError

from interp.errors import NotSignedIn, TooMany
from interp.live.process_limiter import MOST_KEYS, ProcessLimiter
from interp.service.credentials import Credentials
from interp.service.sign_in_attempts import (
    ADDRESS,
    ALL,
    DEVICES,
    LONGEST_LINE,
    MOST_AT_ONCE,
    NAME_EVERY_MS,
    Attempts,
    Turns,
    network,
)
from tests.fakes import FixedClock, Roster

R = TypeVar("R")
TRIES = 5
GOOD, BAD = "correct horse", "wrong horse"
HERE, THERE = "192.0.2.1", "198.51.100.9"


class CountingHasher:
    """Keeps passwords as they are and counts how often one is compared."""

    def __init__(self) -> None:
        self.compared = 0

    def hash(self, password: str) -> str:
        """Return the password."""
        return password

    def verify(self, kept: str, password: str) -> bool:
        """Compare, and count it."""
        self.compared += 1
        if kept != password:
            raise VerifyMismatchError
        return True

    def check_needs_rehash(self, kept: str) -> bool:
        """Return False: there are no parameters."""
        return False


@pytest.fixture
def hasher() -> CountingHasher:
    return CountingHasher()


@pytest.fixture
def access(clock: FixedClock, hasher: CountingHasher) -> Credentials:
    access = Credentials(Roster(), clock, b"key", tries=TRIES, hasher=hasher, limiter=ProcessLimiter(clock))
    access.add_user("amina", "staff", GOOD)
    return access


def tried(access: Credentials, name: str, password: str, address: str = HERE, device: str | None = None) -> str:
    """Return how a sign-in ended: in, wrong or later."""
    try:
        access.sign_in(name, password, None, address, device)
    except NotSignedIn:
        return "wrong"
    except TooMany:
        return "later"
    return "in"


def flood(access: Credentials, times: int, name: str = "amina", address: str = HERE) -> list[str]:
    """Return how as many wrong passwords for one name ended."""
    return [tried(access, name, BAD, address) for _ in range(times)]


# --- what is hashed


def test_a_thousand_names_from_one_address_reach_a_few_hashes(access: Credentials, hasher: CountingHasher) -> None:
    for number in range(1_000):
        tried(access, f"name {number}", BAD)
    assert hasher.compared == ADDRESS.burst


def test_a_thousand_addresses_reach_what_all_together_may(access: Credentials, hasher: CountingHasher) -> None:
    for number in range(1_000):
        tried(access, f"name {number}", BAD, f"10.0.{number // 250}.{number % 250}")
    assert hasher.compared == ALL.burst


def test_a_flood_that_goes_on_reaches_what_refills(
    access: Credentials, hasher: CountingHasher, clock: FixedClock
) -> None:
    for number in range(1_000):
        clock.passes(100)
        tried(access, f"name {number}", BAD)
    refilled = 1_000 * 100 // ADDRESS.every_ms
    assert ADDRESS.burst <= hasher.compared <= ADDRESS.burst + refilled


def test_known_and_unknown_names_cost_and_are_told_the_same(access: Credentials, hasher: CountingHasher) -> None:
    assert flood(access, 8) == flood(access, 8, "nobody") == ["wrong"] * TRIES + ["later"] * 3
    assert hasher.compared == 2 * TRIES


# --- who gets in


def test_wrong_passwords_keep_nobody_out_at_another_address(access: Credentials) -> None:
    flood(access, 1_000)
    assert tried(access, "amina", GOOD, THERE) == "in"


def test_wrong_passwords_for_one_name_leave_its_neighbours_at_the_same_address(access: Credentials) -> None:
    access.add_user("rosa", "staff", GOOD)
    flood(access, 1_000)
    assert tried(access, "rosa", GOOD) == "in"


def test_a_person_gets_in_at_the_attackers_address_in_a_browser_they_have_used(access: Credentials) -> None:
    device = access.device_for("amina")
    flood(access, 1_000)
    for number in range(1_000):
        tried(access, f"name {number}", BAD)
        tried(access, f"name {number}", BAD, f"10.0.{number // 250}.{number % 250}")
    assert tried(access, "amina", GOOD) == "later"
    assert tried(access, "amina", GOOD, HERE, device) == "in"


def test_a_name_is_never_locked_but_waits_a_minute_at_most(access: Credentials, clock: FixedClock) -> None:
    flood(access, 1_000)
    with pytest.raises(TooMany) as refused:
        access.sign_in("amina", GOOD, None, HERE)
    wait_s = refused.value.args_["wait_s"]
    assert isinstance(wait_s, int) and 0 < wait_s <= NAME_EVERY_MS // 1000 + 1
    clock.passes(wait_s * 1000)
    assert tried(access, "amina", GOOD) == "in"


def test_the_right_password_gives_the_tries_back(access: Credentials) -> None:
    for _ in range(3):
        assert flood(access, TRIES - 1) == ["wrong"] * (TRIES - 1)
        assert tried(access, "amina", GOOD) == "in"


# --- known devices


def test_a_known_device_is_known_for_its_names_alone(access: Credentials) -> None:
    access.add_user("rosa", "staff", GOOD)
    device = access.device_for("amina")
    flood(access, TRIES, "rosa")
    assert tried(access, "rosa", GOOD, HERE, device) == "later"
    assert tried(access, "rosa", GOOD, HERE, access.device_for("rosa", device)) == "in"


@pytest.mark.parametrize("device", ["", "x", "WyJkIixbImFtaW5hIl1d.forged", "\ud800"])
def test_a_forged_device_is_a_stranger(access: Credentials, device: str) -> None:
    flood(access, TRIES)
    assert tried(access, "amina", GOOD, HERE, device) == "later"


def test_neither_a_session_nor_a_link_is_a_device(access: Credentials) -> None:
    session, link = access.sign_in("amina", GOOD), access.make_link("l1", "staff", None, None, 1)
    flood(access, TRIES)
    assert tried(access, "amina", GOOD, HERE, session) == tried(access, "amina", GOOD, HERE, link) == "later"


def test_a_device_opens_nothing(access: Credentials) -> None:
    assert access.actors(access.device_for("amina")) == ()


def test_a_known_device_may_guess_no_more_than_a_stranger(access: Credentials) -> None:
    device = access.device_for("amina")
    told = [tried(access, "amina", BAD, HERE, device) for _ in range(TRIES + 1)]
    assert told == ["wrong"] * TRIES + ["later"]


def test_whoever_collects_devices_gets_no_more_hashes_for_it(access: Credentials, hasher: CountingHasher) -> None:
    for device in [access.device_for("amina") for _ in range(100)]:
        tried(access, "amina", BAD, HERE, device)
    assert hasher.compared == DEVICES.burst


# --- memory


def test_buckets_are_bounded(clock: FixedClock) -> None:
    limiter = ProcessLimiter(clock)
    attempts = Attempts(limiter, TRIES)
    for number in range(MOST_KEYS):
        clock.passes(int(ALL.every_ms))
        attempts.take(f"name {number}", f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", None)
    assert len(limiter) == MOST_KEYS


def test_what_is_refused_keeps_no_bucket(clock: FixedClock) -> None:
    limiter = ProcessLimiter(clock)
    attempts = Attempts(limiter, TRIES)
    for number in range(1_000):
        with suppress(TooMany):
            attempts.take(f"name {number}", HERE, None)
    assert len(limiter) == ADDRESS.burst + 2


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("", ""), ("unix:", "unix:"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("2001:db8:1:2::1", "2001:db8:1:2::"),
    ],
)  # fmt: skip
def test_an_address_counts_as_its_network(address: str, whose: str) -> None:
    assert network(address) == whose


# --- two at once


class Gate:
    """Work that stays until it is let go, and knows how many are inside."""

    def __init__(self) -> None:
        self.inside, self.most, self.order = 0, 0, list[str]()
        self.changed, self.open = threading.Condition(), threading.Event()

    def pass_through(self, name: str) -> None:
        """Come in, wait until the gate is open, go."""
        with self.changed:
            self.inside += 1
            self.most = max(self.most, self.inside)
            self.order.append(name)
            self.changed.notify_all()
        assert self.open.wait(20)
        with self.changed:
            self.inside -= 1

    def holds(self, count: int) -> bool:
        """Wait until so many are inside."""
        with self.changed:
            return self.changed.wait_for(lambda: self.inside == count, 20)


def begun(work: Callable[[], object], count: int) -> list[threading.Thread]:
    """Return threads that were started with the work."""
    threads = [threading.Thread(target=work) for _ in range(count)]
    for each in threads:
        each.start()
    return threads


def test_two_are_hashed_at_once_and_a_full_line_is_refused_before_any_hash(clock: FixedClock) -> None:
    gate, told = Gate(), list[str]()

    def aside(work: Callable[[], R]) -> R:
        gate.pass_through("hash")
        return work()

    limiter = ProcessLimiter(clock)
    access = Credentials(Roster(), clock, b"key", aside, tries=100, hasher=CountingHasher(), limiter=limiter)
    access.add_user("amina", "staff", GOOD)
    threads = begun(lambda: told.append(tried(access, "amina", GOOD)), MOST_AT_ONCE)
    assert gate.holds(MOST_AT_ONCE)
    threads += begun(lambda: told.append(tried(access, "amina", GOOD)), LONGEST_LINE + 3)
    while len(told) < 3:  # those for whom the line was too long
        threads[-1].join(0.01)
    assert told == ["later"] * 3
    gate.open.set()
    for each in threads:
        each.join(20)
    assert told == ["later"] * 3 + ["in"] * (MOST_AT_ONCE + LONGEST_LINE)
    assert gate.most == MOST_AT_ONCE


def test_a_known_device_waits_before_strangers_and_is_not_kept_out_by_their_line() -> None:
    turns, gate = Turns(), Gate()

    def work(name: str, known: bool) -> None:
        with turns.turn(known):
            gate.pass_through(name)

    threads = begun(lambda: work("first", False), MOST_AT_ONCE)
    assert gate.holds(MOST_AT_ONCE)
    threads += begun(lambda: work("stranger", False), LONGEST_LINE)
    while True:
        try:
            turns.check(False)
        except TooMany:
            break
    threads += begun(lambda: work("known", True), MOST_AT_ONCE)
    turns.check(True)
    while turns.waiting < LONGEST_LINE + MOST_AT_ONCE:
        threads[-1].join(0.01)
    gate.open.set()
    for each in threads:
        each.join(20)
    assert gate.order[MOST_AT_ONCE : 2 * MOST_AT_ONCE] == ["known"] * MOST_AT_ONCE
    assert gate.order.count("stranger") == LONGEST_LINE


def test_a_hash_that_fails_gives_its_turn_back() -> None:
    turns = Turns()
    for _ in range(MOST_AT_ONCE + 1):
        with pytest.raises(OSError, match="broken"), turns.turn(False):
            raise OSError("broken")
    with turns.turn(False):
        turns.check(False)

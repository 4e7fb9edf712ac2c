"""Passwords: which are accepted, how they are stored, and that an unknown name takes a comparison too."""

import pytest
from argon2 import PasswordHasher

from interp.errors import Refused
from interp.service.passwords import LONGEST_PASSWORD, SHORTEST_PASSWORD, Passwords

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def test_a_password_is_stored_as_an_argon2id_hash_that_it_matches() -> None:
    passwords = Passwords(QUICK)
    kept = passwords.hashed("correct horse", "amina")
    assert kept.startswith("$argon2id$") and "correct" not in kept
    assert (passwords.matches(kept, "correct horse"), passwords.matches(kept, "wrong horse")) == (True, False)


@pytest.mark.parametrize("password", ["x" * (SHORTEST_PASSWORD - 1), "x" * (LONGEST_PASSWORD + 1), "Alexandra"])
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(Refused, match="weak_password"):
        Passwords(QUICK).hashed(password, "alexandra")


@pytest.mark.parametrize("length", [SHORTEST_PASSWORD, LONGEST_PASSWORD])
def test_the_shortest_and_the_longest_are_accepted(length: int) -> None:
    passwords = Passwords(QUICK)
    assert passwords.matches(passwords.hashed("x" * length, "amina"), "x" * length)


@pytest.mark.parametrize("kept", [None, "", "no hash"])
def test_without_a_hash_nothing_matches(kept: str | None) -> None:
    assert not Passwords(QUICK).matches(kept, "nobody else")


def test_a_password_that_is_no_text_matches_nothing() -> None:
    passwords = Passwords(QUICK)
    assert not passwords.matches(passwords.hashed("correct horse", "amina"), "\ud800" * 9)

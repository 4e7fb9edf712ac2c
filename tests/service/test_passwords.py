"""Passwords: which are accepted, how they are stored, and that an unknown name takes a comparison too."""

import pytest
from argon2 import PasswordHasher

from interp.errors import Refused
from interp.service.passwords import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    Passwords,
    _nobody,
    is_common,
    listed,
    weakness,
)
from tests.processes import python
from tests.row_by_row import row_by_row

MOST_COMMON = ("password", "12345678", "123456789", "qwertyuiop", "iloveyou", "sunshine", "trustno1", "football")
LOADED = """
import sys
from interp.service.passwords import is_common
print(is_common("password"), "zxcvbn" in sys.modules)
"""
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def test_a_password_is_stored_as_an_argon2id_hash_that_it_matches() -> None:
    passwords = Passwords(QUICK)
    kept = passwords.hashed("correct horse", "amina")
    assert kept.startswith("$argon2id$") and "correct" not in kept
    assert (passwords.matches(kept, "correct horse"), passwords.matches(kept, "wrong horse")) == (True, False)


def test_a_hash_takes_64_megabytes_three_times_in_one_thread_for_an_unknown_name_as_well() -> None:
    passwords = Passwords()
    kept = passwords.hashed("correct horse", "amina")
    assert "$m=65536,t=3,p=1$" in kept and passwords.compared(kept, "correct horse") == (True, None)
    passwords.matches(None, "correct horse")
    assert "$m=65536,t=3,p=1$" in _nobody()


@row_by_row(
    ("password", "because"),
    [("k7 q" + "x" * (SHORTEST_PASSWORD - 5), "short"), ("x" * (LONGEST_PASSWORD + 1), "long"), ("Alexandra", "name"),
     ("alexandra2026!", "name"), ("interp-2026", "name"), ("password", "common"), ("12345678", "common"),
     ("Password1", "common"), ("qwertyuiop", "common")],
)  # fmt: skip
def test_a_weak_password_is_refused(password: str, because: str) -> None:
    assert weakness(password, "alexandra") == because
    with pytest.raises(Refused, match="weak_password") as error:
        Passwords(QUICK).hashed(password, "alexandra")
    assert error.value.args_["because"] == because


@row_by_row(
    "password",
    ["k7qxv2mp", "k7 q" + "x" * (LONGEST_PASSWORD - 4), "84620173955", "только буквы", "会议室的密码很长",
     "كلمة طويلة", " " * 9 + "é"],
)  # fmt: skip
def test_any_signs_will_do_from_the_shortest_to_the_longest(password: str) -> None:
    passwords = Passwords(QUICK)
    assert passwords.matches(passwords.hashed(password, "amina"), password)


def test_a_longer_password_than_can_be_set_matches_nothing() -> None:
    passwords, longest = Passwords(QUICK), "k7 q" + "x" * (LONGEST_PASSWORD - 4)
    assert not passwords.matches(passwords.hashed(longest, "amina"), longest + "x")


@pytest.mark.parametrize("kept", [None, "", "no hash"])
def test_without_a_hash_nothing_matches(kept: str | None) -> None:
    assert not Passwords(QUICK).matches(kept, "nobody else")


def test_a_password_that_is_no_text_matches_nothing() -> None:
    passwords = Passwords(QUICK)
    assert not passwords.matches(passwords.hashed("correct horse", "amina"), "\ud800" * 9)


def test_it_has_the_3000_most_common_that_are_long_enough() -> None:
    long_enough = [each for each in listed().split(",") if len(each) >= SHORTEST_PASSWORD]
    assert len(long_enough) >= 3_000 and all(is_common(each) for each in (*MOST_COMMON, *long_enough[:100]))


def test_capital_letters_do_not_help_and_parts_of_the_list_are_none() -> None:
    assert is_common("PassWord")
    assert [is_common(each) for each in ("password,12345678", "asswor", "")] == [False] * 3


def test_the_library_is_not_run() -> None:
    done = python(LOADED)
    assert (done.stdout, done.returncode) == ("True False\n", 0), done.stderr

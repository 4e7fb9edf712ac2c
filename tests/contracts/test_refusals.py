"""What every store of refusals promises."""

from dataclasses import replace

import pytest

from interp.ports import Refusal, Refusals
from interp.store.meetings_database import MeetingsDatabase
from interp.store.refusals import SqlRefusals
from tests.fakes import MemoryRefusals

ONE = Refusal(10, "m1", "Staff", "staff", "desk-1", "c1", "floor.end", '{"é": "中"}', "refused", "nobody_on_floor")
TWO = replace(ONE, at=20, meeting="m2", command_id="c2")


@pytest.fixture
def refusals(meetings: MeetingsDatabase | None) -> Refusals:
    return SqlRefusals(meetings) if meetings else MemoryRefusals()


def test_what_is_kept_is_given_back_as_it_was_in_the_order_it_came(refusals: Refusals) -> None:
    refusals.keep([TWO])
    refusals.keep([ONE, ONE])
    assert refusals.of() == [TWO, ONE, ONE]


def test_a_meeting_has_its_own(refusals: Refusals) -> None:
    refusals.keep([ONE, TWO])
    assert (refusals.of("m1"), refusals.of("m2"), refusals.of("m3")) == ([ONE], [TWO], [])


def test_nothing_to_keep_is_no_fault(refusals: Refusals) -> None:
    refusals.keep([])
    assert refusals.of() == []

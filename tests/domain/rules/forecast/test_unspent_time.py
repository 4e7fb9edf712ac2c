"""Which blocks are over, and what they left of their time."""

from interp.domain.model import commands as do
from interp.domain.rules.forecast.unspent_time import is_over, unspent_ms
from tests.builders import MINUTE, SECOND, Sitting, sitting

OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)


def left(meeting: Sitting) -> list[int]:
    """Return what the blocks left, in seconds."""
    return [unspent_ms(meeting.state, each) // SECOND for each in meeting.state.blocks]


def test_a_block_leaves_what_its_clocks_did_not_use_once_it_is_over() -> None:
    meeting = sitting(OPEN, NEXT).later(MINUTE)
    assert left(meeting) == [0, 0]
    assert left(meeting.does(do.AdvanceFloor("s1"))) == [10 * 60 - 61, 0]


def test_what_was_passed_over_is_over_and_left_all_of_its_time() -> None:
    meeting = sitting(OPEN, do.OpenItem("i4"))
    assert [is_over(meeting.state, each) for each in ("b1", "b2", "b9")] == [True, True, False]
    assert left(meeting) == [600, 2700]


def test_a_block_that_took_more_than_its_time_left_none() -> None:
    meeting = sitting(OPEN, NEXT).later(12 * MINUTE).does(do.AdvanceFloor("s1"))
    assert left(meeting) == [0, 0]

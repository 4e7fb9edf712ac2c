"""The blocks of a programme with their budgets, as a program may send them back."""

import msgspec

from interp.domain.model import commands as do
from interp.domain.model.state import Block
from interp.domain.views.block_time import UnspentTime, block_views, open_block, unspent_times
from interp.domain.views.programme import programme
from interp.wire import view_json
from tests.builders import BLOCKS, MINUTE, SECOND, sitting


def test_blocks_as_they_are_read_can_be_sent_in_an_amendment() -> None:
    sent = [msgspec.convert(view_json(each), Block) for each in block_views(sitting().state)]
    assert tuple(sent) == BLOCKS
    assert all(set(view_json(each)) == set(Block.__slots__) for each in block_views(sitting().state))


def test_the_open_block_is_that_of_the_open_item() -> None:
    assert open_block(sitting().state) is None
    found = open_block(sitting(do.OpenItem("i2")).state)
    assert found and found.id == "b2"
    assert open_block(sitting(do.OpenItem("i4")).state) is None


def test_what_a_block_left_and_gave_is_told_to_those_who_work_in_the_meeting() -> None:
    meeting = sitting(do.OpenMeeting(), do.AdvanceFloor(None)).later(59 * SECOND).does(do.AdvanceFloor("s1"))
    assert unspent_times(meeting.state) == (UnspentTime(block="b1", ms=9 * MINUTE, given_ms=None, given_to=None),)
    given = meeting.does(do.RollOver("b1", "b2")).state
    assert unspent_times(given) == (UnspentTime(block="b1", ms=0, given_ms=9 * MINUTE, given_to="b2"),)
    assert programme(given, "en", drafts=True).unspent == unspent_times(given)
    assert programme(given, "en").unspent == ()

"""The blocks of a programme with their budgets, as a program may send them back."""

import msgspec

from interp.domain.model import commands as do
from interp.domain.model.state import Block
from interp.domain.views.block_time import block_views, open_block
from interp.wire import view_json
from tests.builders import BLOCKS, sitting


def test_blocks_as_they_are_read_can_be_sent_in_an_amendment() -> None:
    sent = [msgspec.convert(view_json(each), Block) for each in block_views(sitting().state)]
    assert tuple(sent) == BLOCKS
    assert all(set(view_json(each)) == set(Block.__slots__) for each in block_views(sitting().state))


def test_the_open_block_is_that_of_the_open_item() -> None:
    assert open_block(sitting().state) is None
    found = open_block(sitting(do.OpenItem("i2")).state)
    assert found and found.id == "b2"
    assert open_block(sitting(do.OpenItem("i4")).state) is None

"""The budget of a block and what was used of it, without what the open item's clock shows."""

from interp.domain.model import commands as do
from interp.domain.views.block_time import block_views, open_block
from tests.builders import MINUTE, SECOND, Sitting, sitting


def used(sat: Sitting) -> list[int]:
    """Return the seconds used of each block."""
    return [block.used_ms // SECOND for block in block_views(sat.state)]


def test_a_block_is_used_by_the_items_that_were_open_and_not_by_the_time_that_passes() -> None:
    sat = sitting(do.OpenItem("i2")).later(MINUTE)
    assert used(sat) == [0, 0]
    sat.does(do.OpenItem("i3"))
    assert used(sat) == [0, 61] and used(sat.later(MINUTE)) == [0, 61]


def test_an_item_opened_by_mistake_and_taken_back_uses_nothing() -> None:
    sat = sitting(do.OpenItem("i1")).later(MINUTE).does(do.AdvanceFloor(None), do.AdvanceFloor("s1"))
    assert used(sat) == [62, 0]
    assert used(sat.does(do.UndoSwitch("s2"))) == [0, 0]


def test_the_open_block_is_that_of_the_open_item() -> None:
    found = open_block(sitting(do.OpenItem("i3")).state)
    assert found is not None and (found.id, found.budget_ms) == ("b2", 45 * MINUTE)
    assert open_block(sitting(do.OpenItem("i4")).state) is None

"""What becomes of an item's texts, and of the speech that was armed in it."""

from interp.domain.model import commands as do
from interp.domain.model.texts import ProgrammeText
from tests.builders import BLOCKS, MINUTE, SECOND, Sitting, sitting


def test_an_items_title_becomes_a_programme_text() -> None:
    text = sitting(do.AddItem("other", "Vote")).state.texts["item.c2.title"]
    assert text == ProgrammeText("item.c2.title", "en", "Vote")


def test_a_new_title_is_a_new_original_and_its_translations_fall() -> None:
    state = sitting(do.SetText("item.i2.title", "fr", "Table ronde"), do.AmendItem("i2", title="Debate")).state
    assert state.texts["item.i2.title"] == ProgrammeText("item.i2.title", "en", "Debate", original_revision=2)


def test_a_title_that_stays_keeps_its_translations() -> None:
    state = sitting(do.SetText("item.i2.title", "fr", "Table ronde"), do.AmendItem("i2", number="5")).state
    assert state.texts["item.i2.title"].version("fr") is not None


def test_removing_an_item_disarms_its_speech_only() -> None:
    assert sitting(do.ArmFloor("s2"), do.RemoveItem("i2")).state.floor.armed is None
    assert sitting(do.ArmFloor("s2"), do.RemoveItem("i4")).state.floor.armed == "s2"


def budgets(meeting: Sitting) -> list[int | None]:
    """Return the times of the blocks in whole minutes."""
    return [each.budget_ms and each.budget_ms // MINUTE for each in meeting.state.blocks]


def in_second_block() -> Sitting:
    """Return the small meeting whose opening took one of its ten minutes; the second block is open."""
    return sitting(do.OpenMeeting(), do.AdvanceFloor(None)).later(59 * SECOND).does(do.AdvanceFloor("s1"))


def test_given_time_is_in_the_budget_of_the_other_block_and_comes_back_whole() -> None:
    meeting = in_second_block().does(do.RollOver("b1", "b2"))
    assert budgets(meeting) == [1, 54]
    assert budgets(meeting.does(do.RollOver("b1", None))) == [10, 45]
    assert not meeting.state.rolled_over


def test_the_clock_of_an_item_that_has_its_blocks_time_gets_the_given_time() -> None:
    removed = sitting(do.RemoveItem("i3"), do.OpenMeeting(), do.AdvanceFloor(None)).later(59 * SECOND)
    alone = removed.does(do.AdvanceFloor("s1"))
    clock = alone.state.floor.item_clock
    assert clock and clock.limit_ms == 45 * MINUTE
    given = alone.does(do.RollOver("b1", "b2")).state.floor.item_clock
    assert given and given.limit_ms == 54 * MINUTE


def test_new_times_of_the_blocks_end_what_was_given() -> None:
    meeting = in_second_block().does(do.RollOver("b1", "b2"), do.AmendMeeting(blocks=BLOCKS))
    assert budgets(meeting) == [10, 45]
    assert not meeting.state.rolled_over
    assert in_second_block().does(do.RollOver("b1", "b2"), do.AmendMeeting(number=4)).state.rolled_over

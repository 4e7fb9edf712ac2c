"""Items are opened, added, amended, moved, removed and closed; and what is refused."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.commands import Target
from interp.domain.model.list_rules import BlockBudget, ListRules
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import Block, Floor, Item, Meeting
from interp.domain.model.time.speaking_clock import Clock, ClockStatus
from interp.domain.rules.decide.item import KINDS
from interp.domain.rules.limit_bounds import LATEST_MS
from tests.builders import HOUR, MINUTE, SECOND, START, Sitting, sitting
from tests.given import given

OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)
OPEN = do.OpenMeeting()
NEXT = do.AdvanceFloor(None)


def order(state: Meeting) -> list[str]:
    return [item.id for item in state.items]


def at_s1() -> Sitting:
    return sitting(OPEN, NEXT)


def after(speech: str | None, *to: Target | None) -> do.AdvanceFloor:
    return do.AdvanceFloor(speech, *to)


def at_s2() -> Sitting:
    return at_s1().does(after("s1"))


def in_round() -> Sitting:
    return at_s2().does(after("s2"), after("s3"))


def test_an_item_in_no_block_has_the_time_that_the_rules_of_its_list_give_its_kind() -> None:
    rules = ListRules(budgets=(BlockBudget("replies", 15 * MINUTE), BlockBudget("floor_round", 45 * MINUTE)))
    listed = do.SetList(ListOfSpeakers("l1", ("c2", "i3"), rules))
    given(do.AddItem("floor_round", "Debate"), listed, OPEN).when(do.OpenItem("c2")).then(
        ev.ItemOpened("c2", 45 * MINUTE)
    )
    own = do.AddItem("floor_round", "Debate", limit_ms=HOUR)
    given(own, listed, OPEN).when(do.OpenItem("c2")).then(ev.ItemOpened("c2", HOUR))
    given(own, listed, OPEN).when(do.OpenItem("i3")).then(ev.ItemOpened("i3", 30 * MINUTE))


@pytest.mark.parametrize(
    "command",
    [
        do.AddItem("other", "T", after="i9"), do.AddItem("other", "T", block="b9"), do.AmendItem("i9"),
        do.MoveItem("i9", None), do.MoveItem("i1", "i9"), do.RemoveItem("i9"), do.CloseItem("i9"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(command: do.Command) -> None:
    given().when(command).not_found()


def test_an_item_is_added_at_the_end() -> None:
    added = ev.ItemAdded(Item("c2", "replies", "Replies", "4", "b2", 1_000, 2_000), "i4")
    given().when(do.AddItem("replies", "Replies", "4", "b2", 1_000, 2_000)).then(added)


def test_an_item_is_added_after_another() -> None:
    assert order(sitting(do.AddItem("other", "Vote", after="i1")).state) == ["i1", "c2", "i2", "i3", "i4"]


def test_the_first_item_of_an_empty_programme_is_added() -> None:
    empty = sitting(*[do.RemoveItem(f"i{number}") for number in (1, 2, 3, 4)])
    given(empty).when(do.AddItem("other", "Vote")).then(ev.ItemAdded(Item("c6", "other", "Vote")))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_item_can_be_added(kind: str) -> None:
    assert sitting(do.AddItem(kind, "Title")).state.items[-1].kind == kind


def test_an_unknown_kind_is_refused() -> None:
    given().when(do.AddItem("party", "Title")).refused("unknown_kind")


def test_an_item_without_a_title_is_refused() -> None:
    given().when(do.AddItem("other", "")).refused("empty_text")


def test_an_amended_item_keeps_what_was_left_out() -> None:
    amended = ev.ItemAmended("i2", "Panel", "3", 9_000, 8 * MINUTE)
    given().when(do.AmendItem("i2", limit_ms=9_000)).then(amended)


def test_an_empty_number_and_a_limit_of_nought_are_taken_away() -> None:
    command = do.AmendItem("i2", number="", limit_ms=0, speech_limit_ms=0)
    given().when(command).then(ev.ItemAmended("i2", "Panel"))


def test_every_field_of_an_item_is_amended() -> None:
    item = sitting(do.AmendItem("i2", "Debate", "4", 1_000, 2_000)).state.items[1]
    assert item == Item("i2", "presentation", "Debate", "4", "b2", 1_000, 2_000, ("s2", "s3"))


def test_amending_nothing_changes_nothing() -> None:
    given().when(do.AmendItem("i2", title="Panel", number="3")).nothing()


@pytest.mark.parametrize(("item", "target", "expected"), [("i3", "i1", "i1 i3 i2 i4"), ("i3", None, "i3 i1 i2 i4")])
def test_an_item_is_moved(item: str, target: str | None, expected: str) -> None:
    given().when(do.MoveItem(item, target)).then(ev.ItemMoved(item, target))
    assert order(sitting(do.MoveItem(item, target)).state) == expected.split()


@pytest.mark.parametrize("command", [do.MoveItem("i2", "i1"), do.MoveItem("i1", None), do.MoveItem("i2", "i2")])
def test_an_item_that_stands_there_already_is_not_moved(command: do.MoveItem) -> None:
    given().when(command).nothing()


def test_an_item_nobody_spoke_in_is_removed_with_its_speeches() -> None:
    given().when(do.RemoveItem("i2")).then(ev.ItemRemoved("i2"))
    state = sitting(do.RemoveItem("i2")).state
    assert (order(state), sorted(state.speeches)) == (["i1", "i3", "i4"], ["s1", "s4"])


@pytest.mark.parametrize("moves", [(), (do.EndFloor(),), (do.AdvanceFloor("s1"),)])
def test_an_item_somebody_spoke_in_stands(moves: tuple[do.Command, ...]) -> None:
    given(at_s1(), *moves).when(do.RemoveItem("i1")).refused("item_in_use")


def test_the_open_item_is_not_removed() -> None:
    given(do.OpenItem("i3")).when(do.RemoveItem("i3")).refused("item_in_use")


def test_an_item_is_closed() -> None:
    given().when(do.CloseItem("i2")).then(ev.ItemClosed("i2"))
    assert sitting(do.CloseItem("i2")).state.items[1].status.value == "done"


def test_next_passes_over_a_closed_item() -> None:
    given(OPEN, do.CloseItem("i1")).when(NEXT).ends_with(ev.FloorGiven("i2", "s2", "fr", 8 * MINUTE, "expected"))


def test_closing_a_closed_item_changes_nothing() -> None:
    given(do.CloseItem("i2")).when(do.CloseItem("i2")).nothing()


def test_an_item_is_not_closed_while_somebody_speaks_in_it() -> None:
    given(at_s1()).when(do.CloseItem("i1")).refused("somebody_speaks")
    given(at_s1(), do.EndFloor()).when(do.CloseItem("i1")).then(ev.ItemClosed("i1"))


def test_an_item_is_opened_with_nobody_on_the_floor() -> None:
    state = at_s1().does(do.OpenItem("i2")).state
    clock = Clock(ClockStatus.RUNNING, START + 4 * SECOND, warning_ms=5 * MINUTE)
    assert state.floor == Floor(item="i2", item_clock=clock)
    assert state.speeches["s1"].status == SpeechStatus.DONE


def test_opening_the_open_item_changes_nothing() -> None:
    given(at_s1()).when(do.OpenItem("i1")).nothing()


def test_an_item_closed_can_be_opened_again() -> None:
    given(in_round(), do.CloseItem("i3")).when(do.OpenItem("i3")).then(ev.ItemOpened("i3", 30 * MINUTE))


def test_a_stated_hour_is_added_amended_kept_and_removed_by_value() -> None:
    sat = sitting(do.AddItem("other", "Vote", starts_at=START + MINUTE))
    assert sat.state.items[-1].starts_at == START + MINUTE
    assert sat.does(do.AmendItem("c2", title="Votes")).state.items[-1].starts_at == START + MINUTE
    assert sat.does(do.AmendItem("c2", starts_at=START + HOUR)).state.items[-1].starts_at == START + HOUR
    assert sat.does(do.AmendItem("c2", starts_at=0)).state.items[-1].starts_at is None


@pytest.mark.parametrize("hour", [-1, LATEST_MS + 1])
def test_an_hour_that_no_calendar_has_is_refused(hour: int) -> None:
    for command in (do.AddItem("other", "T", starts_at=hour), do.AmendItem("i1", starts_at=hour)):
        given().when(command).refused("out_of_range")


def opening_over(*commands: do.Command) -> Sitting:
    """Return the small meeting a minute after its opening, which has ten, in its second block."""
    return at_s1().later(MINUTE - SECOND).does(after("s1"), *commands)


def test_the_time_that_a_block_left_is_given_to_another_and_taken_back() -> None:
    give = do.RollOver("b1", "b2")
    given(opening_over()).when(give).then(ev.BlockRolledOver("b1", "b2", 9 * MINUTE))
    given(opening_over(give)).when(give).nothing()
    given(opening_over(give)).when(do.RollOver("b1", None)).then(ev.BlockRolledOver("b1", None, 9 * MINUTE))
    given(opening_over()).when(do.RollOver("b1", None)).nothing()


def test_no_more_of_it_is_given_than_is_said() -> None:
    some = do.RollOver("b1", "b2", 3 * MINUTE)
    given(opening_over()).when(some).then(ev.BlockRolledOver("b1", "b2", 3 * MINUTE))
    given(opening_over(some)).when(some).nothing()
    given(opening_over(some)).when(do.RollOver("b1", "b2", HOUR)).then(ev.BlockRolledOver("b1", "b2", 9 * MINUTE))
    given(opening_over()).when(do.RollOver("b1", "b2", 0)).refused("nothing_unspent")


def test_time_is_given_only_by_a_block_that_is_over_and_left_some() -> None:
    given(at_s1()).when(do.RollOver("b1", "b2")).refused("block_not_over", block="b1")
    late = at_s1().later(11 * MINUTE).does(after("s1"))
    given(late).when(do.RollOver("b1", "b2")).refused("nothing_unspent", block="b1")


def test_time_is_given_to_a_block_that_is_not_over_and_taken_back_from_one() -> None:
    given(opening_over(do.OpenItem("i4"))).when(do.RollOver("b1", "b2")).refused("block_over", block="b2")
    over = opening_over(do.RollOver("b1", "b2"), do.OpenItem("i4"))
    given(over).when(do.RollOver("b1", None)).refused("block_over", block="b2")


def test_what_is_no_block_or_has_no_time_is_given_none() -> None:
    given(opening_over()).when(do.RollOver("b9", "b2")).not_found("block")
    given(opening_over()).when(do.RollOver("b1", "b9")).not_found("block")
    given(opening_over()).when(do.RollOver("b1", "b1")).bad_request("invalid")
    without = do.AmendMeeting(blocks=(Block("b1", "opening", 10 * MINUTE), Block("b2", "panel")))
    given(opening_over(without)).when(do.RollOver("b1", "b2")).bad_request("invalid")


def test_after_the_meeting_no_time_is_given() -> None:
    given(opening_over(do.CloseMeeting())).when(do.RollOver("b1", "b2")).refused("meeting_closed")

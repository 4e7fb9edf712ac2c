"""The check of a programme's times: speeches in an item, items in a block, blocks in the meeting."""

from dataclasses import replace
from typing import Any

from interp.domain.model import commands as do
from interp.domain.model.list_rules import ListRules
from interp.domain.model.parties import Speech
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import Block, Item
from interp.domain.rules.forecast.budget_overruns import plan_check
from tests.builders import ABOUT, BRAZIL, MINUTE, Sitting


def item(key: str, size: int = 0, each: int = 2, limit: int | None = None, block: str | None = None) -> Item:
    speeches, own = tuple(f"{key}{n}" for n in range(size)), limit * MINUTE if limit else None
    return Item(key, "floor_round", key, block=block, limit_ms=own, speeches=speeches, speech_limit_ms=each * MINUTE)


def planned(*items: Item, **blocks: int) -> Sitting:
    speeches = [Speech(each, "floor_speaker", replace(BRAZIL, id=each)) for row in items for each in row.speeches]
    budgets = tuple(Block(key, "round", minutes * MINUTE) for key, minutes in blocks.items())
    return Sitting().does(do.PlanMeeting(ABOUT, budgets, (), items, tuple(speeches)))


def over(sat: Sitting) -> list[Any]:
    """Return what exceeds its time, in minutes."""
    return [(each.item, each.budget_ms / MINUTE, each.by_ms / MINUTE) for each in plan_check(sat.state).overruns]


def whole(sat: Sitting) -> tuple[float, bool]:
    found = plan_check(sat.state)
    return found.planned_ms / MINUTE, found.some_untimed


def test_speeches_that_exceed_their_item_and_items_that_exceed_their_block_say_by_how_much() -> None:
    assert over(planned(item("a", 12, limit=20), item("b", 5, limit=20))) == [("a", 20, 4)]
    panel = (item("talks", 4, 10, block="b1"), item("film", limit=10, block="b1"))
    assert over(planned(*panel, b1=45)) == [("talks", 45, 5)]
    assert over(planned(*panel, b1=50)) == []


def test_one_list_over_two_rounds_is_held_to_both_their_times() -> None:
    for first, found in ((45, []), (40, [("one", 85, 5)])):
        rounds = (item("one", 45, block="b1"), item("replies", limit=15), item("two", block="b2"))
        sat = planned(*rounds, b1=first, b2=45)
        sat.does(do.SetList(ListOfSpeakers("list", ("one", "two"), ListRules())))
        assert over(sat) == found


def test_the_whole_is_its_budgets_and_what_is_in_none() -> None:
    assert whole(planned(item("a", block="b1"), item("b", block="b1"), item("c", limit=10), b1=45)) == (55, False)
    assert whole(planned(item("opening"), item("a", block="b1"), b1=45)) == (45, True)


def test_what_is_over_took_its_time() -> None:
    sat = planned(item("was", 5, block="b1"), item("is", 10, block="b1"), b1=45)
    sat.does(do.OpenMeeting(), do.AdvanceFloor(None)).later(35 * MINUTE).does(do.OpenItem("is"))
    ((first, budget, by),) = over(sat)
    assert (first, budget) == ("was", 45) and 9 < by < 12


def test_no_overrun_is_negative_and_more_time_never_makes_one_larger() -> None:
    for size in range(0, 40, 3):
        def total(minutes: int, size: int = size) -> float:
            sat = planned(item("a", size, limit=minutes), item("b", 2, block="b1"), b1=minutes)
            return sum(each.by_ms / MINUTE for each in plan_check(sat.state).overruns)

        for minutes in range(1, 60, 13):
            assert total(minutes) >= total(minutes + 5) >= 0

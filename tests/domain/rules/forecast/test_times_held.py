"""Since when, until when and for how long: stretches summed, each clock once."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model.floor_record import ItemStay
from interp.domain.rules.forecast.times_held import TimesHeld, of_items, of_speeches
from tests.builders import MINUTE, SECOND, START, sitting

STAY = ItemStay("i1", 100, ended_at=160, held_ms=60)


def test_a_clock_that_goes_on_counts_once_and_a_new_one_is_added() -> None:
    again, anew = ItemStay("i1", 170, 60, 200, 30), ItemStay("i1", 300, 0, 310, 10)
    assert of_items((STAY, again))["i1"] == TimesHeld(100, 200, 90)
    assert of_items((STAY, again, anew))["i1"] == TimesHeld(100, 310, 100)


def test_while_it_goes_on_only_the_clocks_before_are_counted() -> None:
    assert of_items((STAY, ItemStay("i1", 300)))["i1"] == TimesHeld(100, None, 60)
    assert of_items((STAY, ItemStay("i1", 170, 60)))["i1"] == TimesHeld(100, None, 60 - 60)


def test_what_was_taken_back_does_not_count() -> None:
    assert of_items((replace(STAY, taken_back=True),)) == {}


def test_speeches_are_counted_by_their_turns() -> None:
    sat = sitting(do.AdvanceFloor(None)).later(MINUTE).does(do.EndFloor())
    begun = START + 2 * SECOND
    assert of_speeches(sat.state.record.turns) == {"s1": TimesHeld(begun, begun + 61 * SECOND, 61 * SECOND)}

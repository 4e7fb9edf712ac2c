"""What is to come: stated hours and known breaks, rounds without a list, lists that go over several rounds."""

from dataclasses import replace
from typing import Any

from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, CategoryLimit, ListRules
from interp.domain.model.parties import Speech
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import Block, Item
from interp.domain.rules.forecast.meeting_forecast import MeetingForecast, meeting_forecast
from interp.domain.rules.forecast.programme_walk import ProgrammeWalk
from interp.domain.rules.forecast.start_ranges import UnlistedTime
from tests.builders import ABOUT, BRAZIL, MINUTE, START, Sitting

TWO = 2 * MINUTE
QUARTER = 15 * MINUTE


def item(key: str, size: int = 0, kind: str = "floor_round", **more: Any) -> Item:
    return Item(key, kind, key, speeches=tuple(f"{key}{n}" for n in range(size)), speech_limit_ms=TWO, **more)


def planned(*items: Item, blocks: tuple[Block, ...] = ()) -> Sitting:
    speeches = [Speech(each, "floor_speaker", replace(BRAZIL, id=each)) for row in items for each in row.speeches]
    return Sitting().does(do.PlanMeeting(ABOUT, blocks, (), items, tuple(speeches)))


def forecast(sat: Sitting) -> MeetingForecast:
    found = meeting_forecast(sat.state, sat.now)
    assert found is not None
    return found


def spans(sat: Sitting) -> list[tuple[float, float]]:
    walk = ProgrammeWalk(sat.state, sat.now, 0).all()
    return [(each.low_ms, each.high_ms) for each in walk.waits if isinstance(each, UnlistedTime)]


def waiting(sat: Sitting) -> list[str]:
    return list(ProgrammeWalk(sat.state, sat.now, 0).all().speeches)


def test_an_item_is_not_expected_before_its_stated_hour_nor_what_comes_after_it() -> None:
    hour = START + 60 * MINUTE
    found = forecast(planned(item("a", 3), item("b", 2, starts_at=hour), item("c")))
    assert found.items["b"].low == found.items["b"].high == hour
    assert found.speeches["b1"].low > hour and found.items["c"].low > found.speeches["b1"].low


def test_a_list_that_is_longer_goes_on_past_the_hour_of_the_next_round() -> None:
    hour = START + QUARTER
    found = forecast(planned(item("a", 30), item("b", 1, starts_at=hour)))
    assert found.items["b"].low > hour


def test_for_a_visit_at_a_stated_hour_the_list_is_interrupted() -> None:
    hour, lasts = START + 30 * MINUTE, 10 * MINUTE
    plain = forecast(planned(item("a", 30), item("end")))
    found = forecast(planned(item("a", 30), item("v", kind="other", starts_at=hour, limit_ms=lasts), item("end")))
    assert found.items["v"].low == found.items["v"].high == hour
    before, behind = found.speeches["a5"], found.speeches["a25"]
    assert before.high < hour and abs(before.middle - plain.speeches["a5"].middle) < MINUTE
    assert behind.low > hour + lasts
    assert 0 < behind.middle - plain.speeches["a25"].middle < lasts, "one that is not on the programme may come there"
    width = found.items["end"].high - found.items["end"].low
    assert width < plain.items["end"].high - plain.items["end"].low, "no other visit is expected"


def test_after_a_visit_that_the_list_does_not_reach_it_goes_on_at_the_end_of_the_visit() -> None:
    hour, lasts = START + 30 * MINUTE, 10 * MINUTE
    found = forecast(planned(item("a", 2), item("v", kind="other", starts_at=hour, limit_ms=lasts), item("b", 1)))
    assert found.items["b"].low == found.items["b"].high == hour + lasts


def test_a_round_without_a_list_takes_half_its_time_to_all_of_it() -> None:
    block = Block("b1", "round", 3 * QUARTER)
    sat = planned(item("a", block="b1"), item("b", limit_ms=QUARTER), item("c"), blocks=(block,))
    assert spans(sat) == [(1.5 * QUARTER, 3 * QUARTER), (QUARTER / 2, QUARTER)]
    found = forecast(sat)
    assert abs(found.items["b"].low - START - 1.5 * QUARTER) < MINUTE > abs(found.items["b"].high - START - 3 * QUARTER)
    assert found.items["c"].known and not found.end.known, "nobody knows how long the last takes"


def test_after_a_speech_without_a_limit_nobody_knows_when() -> None:
    found = forecast(planned(replace(item("a", 2, kind="presentation"), speech_limit_ms=None), item("b", 1)))
    assert [each.known for each in found.speeches.values()] == [True, False, False]
    assert not found.items["b"].known and not found.end.known


def test_of_a_block_others_leave_what_they_do_not_claim() -> None:
    block = Block("b1", "panel", 45 * MINUTE)
    sat = planned(item("a", 5, block="b1"), item("b", block="b1"), blocks=(block,))
    assert spans(sat) == [(17.5 * MINUTE, 35 * MINUTE)]


def test_of_the_open_one_without_a_list_what_is_gone_is_taken_off() -> None:
    sat = planned(item("a", limit_ms=QUARTER), item("b")).does(do.OpenMeeting(), do.OpenItem("a")).later(10 * MINUTE)
    assert spans(sat) == [(0, 5 * MINUTE)]


def test_a_round_whose_list_is_at_its_end_may_end_at_once_or_grow() -> None:
    sat = planned(item("a", 1, limit_ms=QUARTER), item("b")).does(do.OpenMeeting(), do.AdvanceFloor(None))
    assert spans(sat) == [(0, QUARTER)]
    unlimited = planned(item("a", 1), item("b")).does(do.OpenMeeting(), do.AdvanceFloor(None))
    assert spans(unlimited) == [] and not forecast(unlimited).items["b"].known


ROUNDS = {"r1": "floor_round", "re": "replies", "r2": "floor_round"}


def two_rounds(size: int, rules: ListRules | None = None) -> Sitting:
    """Return two rounds of a quarter of an hour, replies between, and one list over both."""
    rounds = (item(key, kind=kind, limit_ms=QUARTER) for key, kind in ROUNDS.items())
    sat = planned(*rounds)
    sat.does(do.SetList(ListOfSpeakers("l1", ("r1", "r2"), rules or ListRules())))
    parties = [replace(BRAZIL, id=f"p{n}", code=None, name=f"Party {n}") for n in range(size)]
    return sat.does(*(do.InscribeEntry("l1", each, "member") for each in parties))


def test_of_one_list_over_two_rounds_who_does_not_fit_in_the_first_is_called_in_the_second() -> None:
    sat = two_rounds(10)
    ids = sat.state.items[0].speeches
    found = forecast(sat)
    assert found.speeches[ids[6]].middle < found.items["re"].middle < found.speeches[ids[7]].middle
    assert found.speeches[ids[7]] == found.items["r2"]
    assert waiting(sat) == list(ids)


def test_all_of_a_list_that_fits_are_called_in_its_first_round() -> None:
    sat = two_rounds(4)
    found = forecast(sat)
    assert all(each.high < found.items["re"].high for each in found.speeches.values())


def test_who_waits_in_a_round_that_is_over_is_called_in_the_next() -> None:
    sat = two_rounds(4).does(do.OpenMeeting(), do.AdvanceFloor(None), do.EndFloor(), do.OpenItem("r2"))
    assert len(waiting(sat)) == 3
    plain = planned(item("a", 4), item("b"))
    plain.does(do.OpenMeeting(), do.AdvanceFloor(None), do.EndFloor(), do.OpenItem("b"))
    assert waiting(plain) == [], "without a list nobody goes back"


def test_the_next_of_an_open_round_that_is_over_its_time_is_still_called_in_it() -> None:
    sat = two_rounds(4).does(do.OpenMeeting(), do.AdvanceFloor(None)).later(30 * MINUTE)
    found = forecast(sat)
    first, second = waiting(sat)[:2]
    assert found.speeches[first].low == sat.now and found.speeches[second].low >= found.items["r2"].low


def test_who_has_no_place_is_not_called_and_who_is_to_be_confirmed_counts() -> None:
    limits = (CategoryLimit("everyone", TWO),)
    rules = ListRules(bands=(Band("members", most=3),), limits=limits, confirmation=("member",))
    assert len(waiting(two_rounds(6, rules))) == 3


def test_the_armed_is_first() -> None:
    sat = planned(item("a", 4), item("b", 1)).does(do.OpenMeeting(), do.AdvanceFloor(None), do.ArmFloor("a3"))
    assert waiting(sat) == ["a3", "a1", "a2", "b0"]


def test_items_that_are_over_or_before_the_open_one_are_not_expected() -> None:
    sat = planned(item("a", 1), item("b", 1), item("c", 1), item("d"))
    sat.does(do.OpenMeeting(), do.OpenItem("b"), do.CloseItem("c"))
    assert list(forecast(sat).items) == ["d"]

"""The forecast of a meeting is a function of its log: of who waits, and of what the turns have shown."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interp.domain.model import commands as do
from interp.domain.model.parties import Speech
from interp.domain.model.state import Block, Item
from interp.domain.rules.forecast.measured_times import assumed_ms
from interp.domain.rules.forecast.meeting_forecast import measured_times, meeting_forecast, starts_by_clock
from tests.builders import ABOUT, BRAZIL, MINUTE, SECOND, Sitting

LIMIT = 2 * MINUTE


def planned_round(size: int = 20, limit_ms: int = LIMIT) -> Sitting:
    """Return a planned round of so many speeches."""
    speeches = tuple(Speech(f"s{n}", "floor_speaker", replace(BRAZIL, id=f"p{n}")) for n in range(size))
    ids = tuple(each.id for each in speeches)
    item = Item("i1", "floor_round", "Discussion", block="b1", speeches=ids, speech_limit_ms=limit_ms)
    plan = do.PlanMeeting(ABOUT, (Block("b1", "round", 120 * MINUTE),), (), (item,), speeches)
    return Sitting().does(plan)


def a_round(size: int = 20, limit_ms: int = LIMIT) -> Sitting:
    """Return an open round of so many speeches, the first on the floor."""
    return planned_round(size, limit_ms).does(do.OpenMeeting(), do.AdvanceFloor(None))


def on(sat: Sitting) -> Sitting:
    """Press Next."""
    return sat.does(do.AdvanceFloor(sat.state.floor.speech))


def after(sat: Sitting, turns: int, each_ms: int) -> Sitting:
    """Let so many speakers end, each after so long."""
    for _ in range(turns):
        on(sat.later(each_ms - SECOND))
    return sat


def test_who_waits_has_a_range_in_the_order_of_calling() -> None:
    found = meeting_forecast(a_round().state)
    assert list(found.starts) == [f"s{n}" for n in range(1, 20)]
    starts = list(found.starts.values())
    assert starts[0].high_ms == 0 and all(a.middle_ms < b.middle_ms for a, b in zip(starts, starts[1:], strict=False))
    assert found.end.middle_ms > starts[-1].middle_ms


def test_time_that_passes_changes_nothing() -> None:
    sat = a_round()
    before = meeting_forecast(sat.state)
    assert meeting_forecast(sat.later(MINUTE).state) == before


def test_speakers_who_take_half_as_long_again_move_those_who_wait() -> None:
    usual = round(assumed_ms(LIMIT))
    on_time, late = (after(a_round(), 8, each).state for each in (usual, round(1.5 * usual)))
    assert {ratios.n for ratios in measured_times(late).by_category.values()} == {8}
    ahead = [meeting_forecast(each).starts["s15"].middle_ms for each in (on_time, late)]
    assert 1.15 < ahead[1] / ahead[0] < 1.4


def test_an_interruption_is_no_speaking_time_and_is_counted() -> None:
    usual = round(assumed_ms(LIMIT))
    sat = after(a_round(), 2, usual).later(MINUTE).does(do.InterruptFloor("point_of_order", party=BRAZIL))
    on(sat.later(4 * MINUTE - SECOND).does(do.ReturnFloor()).later(usual - MINUTE - 2 * SECOND))
    found = measured_times(sat.state)
    assert [round(each.total / each.n, 2) for each in found.by_category.values()] == [1.0]
    assert found.stops_ms == (4 * MINUTE,) and found.visit


def test_a_visit_is_expected_once_only() -> None:
    sat = a_round().later(MINUTE).does(do.InterruptFloor("visit"))
    assert not measured_times(sat.state).visit
    sat.later(10 * MINUTE).does(do.ReturnFloor())
    found = measured_times(sat.state)
    assert (found.visit, found.stops_ms) == (False, ())


def test_a_suspension_shows_nothing_of_the_turn_it_falls_in() -> None:
    sat = on(a_round().does(do.SuspendMeeting()).later(30 * MINUTE).does(do.ResumeMeeting()))
    assert measured_times(sat.state).by_category == {}


def test_an_undone_switch_leaves_the_forecast_as_it_was() -> None:
    sat = after(a_round(), 4, 3 * MINUTE)
    before = meeting_forecast(sat.state)
    on(sat.later(2 * SECOND))
    assert meeting_forecast(sat.state) != before
    sat.does(do.UndoSwitch())
    assert meeting_forecast(sat.state).starts == before.starts


def test_the_absent_are_counted() -> None:
    sat = a_round().does(do.MarkSpeechAbsent("s5"), do.MarkSpeechAbsent("s6"))
    found = measured_times(sat.state)
    assert (found.absent, found.called) == (2, 2)
    assert "s5" not in meeting_forecast(sat.state).starts


@given(st.lists(st.sampled_from([30, 90, 150, 400]), max_size=8), st.sampled_from([60, 90, 120, 300]))
def test_half_the_limit_never_begins_anybody_later(seconds: list[int], limit_s: int) -> None:
    sat = a_round(12, limit_s * SECOND)
    for each in seconds:
        on(sat.later(each * SECOND))
    whole = meeting_forecast(sat.state)
    half = meeting_forecast(sat.does(do.AmendItem("i1", speech_limit_ms=limit_s * SECOND // 2)).state)
    assert half.starts.keys() == whole.starts.keys()
    for speech, ranged in half.starts.items():
        assert ranged.middle_ms <= whole.starts[speech].middle_ms


def test_by_the_clock_a_start_is_after_the_rest_of_the_present_speech() -> None:
    sat = a_round().later(30 * SECOND)
    low, high = starts_by_clock(sat.state, sat.now)["s1"]
    assert sat.now < low < sat.now + assumed_ms(LIMIT) - 30 * SECOND < high
    early = starts_by_clock(sat.state, sat.now + 10 * MINUTE)["s1"]
    assert early[0] == sat.now + 10 * MINUTE < early[1] < early[0] + MINUTE


def test_before_the_meeting_starts_count_from_its_hour() -> None:
    sat = planned_round(2)
    low, high = starts_by_clock(sat.state, ABOUT.starts_at - 60 * MINUTE)["s0"]
    assert ABOUT.starts_at == low < high


def test_where_nobody_knows_when_the_floor_goes_on_nothing_is_said() -> None:
    sat = a_round().later(MINUTE).does(do.InterruptFloor("visit"))
    assert starts_by_clock(sat.state, sat.now) == {}
    sat.does(do.ReturnFloor(), do.SuspendMeeting())
    assert starts_by_clock(sat.state, sat.now) == {}
    sat.does(do.ResumeMeeting(), do.CloseMeeting())
    assert starts_by_clock(sat.state, sat.now) == {}


def test_a_suspension_with_an_hour_counts_from_it() -> None:
    sat = a_round()
    until = sat.now + 20 * MINUTE
    sat.does(do.SuspendMeeting(until=until))
    assert starts_by_clock(sat.state, sat.now)["s1"][0] == until

"""The forecast of a meeting is a function of its log and the time: of who waits, and of what the turns have shown."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from interp.domain.model import commands as do
from interp.domain.model.state import Meeting
from interp.domain.rules.forecast.measured_times import CALL_MS, assumed_ms
from interp.domain.rules.forecast.meeting_forecast import ExpectedTime, MeetingForecast, meeting_forecast
from tests.builders import ABOUT, MINUTE, SECOND, Sitting
from tests.domain.rules.forecast.rounds import LIMIT, a_round, after, on, planned_round
from tests.forecast_cases import FOLDER, random_meeting, written
from tests.row_by_row import row_by_row


def forecast(state: Meeting, now: int) -> MeetingForecast:
    found = meeting_forecast(state, now)
    assert found is not None
    return found


def starts(sat: Sitting) -> Mapping[str, ExpectedTime]:
    return forecast(sat.state, sat.now).speeches


def test_who_waits_has_a_range_in_the_order_of_calling() -> None:
    sat = a_round()
    found = forecast(sat.state, sat.now)
    assert list(found.speeches) == [f"s{n}" for n in range(1, 20)] and found.items == {}
    times = list(found.speeches.values())
    assert all(a.middle < b.middle for a, b in zip(times, times[1:], strict=False))
    assert found.end.middle > times[-1].middle and found.end.known


def test_speakers_who_take_half_as_long_again_move_those_who_wait() -> None:
    usual = round(assumed_ms(LIMIT))
    ahead = []
    for each in (usual, round(1.5 * usual)):
        sat = after(a_round(), 8, each)
        ahead.append(starts(sat)["s15"].middle - sat.now)
    assert 1.15 < ahead[1] / ahead[0] < 1.4


def test_an_undone_switch_leaves_the_forecast_as_it_was() -> None:
    sat = after(a_round(), 4, 3 * MINUTE)
    before = meeting_forecast(sat.state, sat.now)
    now = sat.now
    on(sat.later(2 * SECOND))
    assert meeting_forecast(sat.state, now) != before
    sat.does(do.UndoSwitch())
    assert meeting_forecast(sat.state, now) == before


@given(st.lists(st.sampled_from([30, 90, 150, 400]), max_size=8), st.sampled_from([60, 90, 120, 300]))
def test_half_the_limit_never_begins_anybody_later(seconds: list[int], limit_s: int) -> None:
    sat = a_round(12, limit_s * SECOND)
    for each in seconds:
        on(sat.later(each * SECOND))
    whole = forecast(sat.state, sat.now)
    half = forecast(sat.does(do.AmendItem("i1", speech_limit_ms=limit_s * SECOND // 2)).state, sat.now - SECOND)
    assert half.speeches.keys() == whole.speeches.keys()
    for speech, ranged in half.speeches.items():
        assert ranged.middle <= whole.speeches[speech].middle


def test_a_start_is_after_the_rest_of_the_present_speech() -> None:
    sat = a_round().later(30 * SECOND)
    found = starts(sat)["s1"]
    assert sat.now < found.low < sat.now + assumed_ms(LIMIT) - 30 * SECOND < found.high
    late = starts(sat.later(10 * MINUTE))["s1"]
    assert late == ExpectedTime(sat.now, sat.now, sat.now + CALL_MS, known=True)


def test_before_the_meeting_starts_count_from_its_hour() -> None:
    found = forecast(planned_round(2).state, ABOUT.starts_at - 60 * MINUTE)
    assert found.speeches["s0"] == found.items["i1"]
    assert ABOUT.starts_at == found.items["i1"].low < found.items["i1"].high


def test_where_nobody_knows_when_the_floor_goes_on_nothing_is_said() -> None:
    sat = a_round().later(MINUTE).does(do.InterruptFloor("visit"))
    assert meeting_forecast(sat.state, sat.now) is None
    sat.does(do.ReturnFloor(), do.SuspendMeeting())
    assert meeting_forecast(sat.state, sat.now) is None
    sat.does(do.ResumeMeeting(), do.CloseMeeting())
    assert meeting_forecast(sat.state, sat.now) is None
    assert meeting_forecast(planned_round().state, ABOUT.ends_at) is None


def test_a_suspension_with_an_hour_counts_from_it() -> None:
    sat = a_round()
    until = sat.now + 20 * MINUTE
    sat.does(do.SuspendMeeting(until=until))
    assert starts(sat)["s1"].low == until


@row_by_row("seed", range(40))
def test_times_are_in_order_and_never_past(seed: int) -> None:
    sat = random_meeting(seed)
    found = meeting_forecast(sat.state, sat.now)
    for each in [*found.items.values(), *found.speeches.values(), found.end] if found else ():
        assert sat.now <= each.low <= each.middle <= each.high
        assert each.middle <= found.end.middle if found else True


def test_the_pages_compute_the_same() -> None:
    name = "meeting_forecast.json"
    assert (FOLDER / name).read_text(encoding="utf-8") == written(name), "run python -m tests.forecast_cases"

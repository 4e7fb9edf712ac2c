"""A delegation's entries have the hours that every other page has, said in the same way."""

from types import SimpleNamespace
from typing import cast

from interp.domain.model import commands as do
from interp.domain.rules.forecast.meeting_forecast import meeting_forecast
from interp.domain.views.lists.own_entries import OwnEntry
from interp.domain.views.view_parts import Recipient, speech_view
from interp.web.pages.lists.own_hours import own_hours, said, spoken_by
from tests.builders import MINUTE, SECOND, START
from tests.domain.rules.forecast.rounds import a_round, planned_round


def test_a_range_is_said_to_five_minutes_and_never_earlier_than_now() -> None:
    """The cases of tests/browser/js/programme_times.test.mjs."""
    nine = START // (5 * MINUTE) * 5 * MINUTE
    now = nine + 43 * MINUTE + 20 * SECOND
    assert said(now, nine + 51 * MINUTE, nine) == ("when.between", nine + 40 * MINUTE, nine + 55 * MINUTE)
    assert said(now, now + 40 * SECOND, now) == ("when.between", nine + 43 * MINUTE, nine + 45 * MINUTE)
    assert said(nine + 40 * MINUTE, None, nine) == ("when.after", nine + 40 * MINUTE, None)
    assert said(nine + 40 * MINUTE, nine + 40 * MINUTE, nine) == ("when.at", nine + 40 * MINUTE, None)


def test_hours_are_those_of_the_forecast_of_this_minute() -> None:
    sat = a_round()
    now = sat.now // MINUTE * MINUTE
    found = meeting_forecast(sat.state, now)
    assert found is not None
    assert own_hours(sat.state, "e1", now + 59 * SECOND).keys() == found.speeches.keys()
    first = found.speeches["s1"]
    assert own_hours(sat.state, "e1", now)["s1"] == said(first.low, first.high, now)


def test_nothing_is_said_in_a_suspension_without_an_hour() -> None:
    sat = planned_round().does(do.OpenMeeting(), do.SuspendMeeting())
    assert own_hours(sat.state, "e2", sat.now) == {}


def test_who_has_spoken_by_when_is_the_start_and_the_limit() -> None:
    sat = a_round()
    now = sat.now // MINUTE * MINUTE
    forecast = meeting_forecast(sat.state, now)
    assert forecast is not None
    view = speech_view(sat.state, sat.state.speeches["s1"], Recipient("en"))
    entry = cast(OwnEntry, SimpleNamespace(speech=view))
    assert spoken_by(sat.state, "e3", now, (entry,)) == {"s1": forecast.speeches["s1"].middle + (view.limit_ms or 0)}

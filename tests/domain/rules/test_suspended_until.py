"""A suspension may say until when; every view has it, and it ends with the suspension."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.views.audiences import every_audience, view
from interp.domain.views.meeting_record import meeting_record
from tests.builders import HOUR, MINUTE, sitting
from tests.given import given


def test_a_suspension_says_until_when_and_why_and_both_end_with_it() -> None:
    sat = sitting(do.AdvanceFloor(None))
    until = sat.now + 10 * MINUTE
    sat.does(do.SuspendMeeting("break", until))
    for audience in every_audience():
        shown = view(sat.state, audience).meeting
        assert (shown.status_until, shown.status_reason) == (until, "break")
    assert meeting_record(sat.state, "en").acts[-1].until == until
    sat.does(do.ResumeMeeting())
    assert (sat.state.status_until, sat.state.status_reason) == (None, None)


def test_the_time_can_be_changed_while_it_is_suspended_and_nothing_else_then_changes() -> None:
    sat = sitting(do.AdvanceFloor(None), do.SuspendMeeting("break"))
    since, clock = sat.state.status_since, sat.state.floor.speech_clock
    until = sat.now + HOUR
    sat.later(MINUTE).does(do.SuspendMeeting(until=until))
    assert (sat.state.status_until, sat.state.status_reason, sat.state.status_since) == (until, "break", since)
    assert sat.state.floor.speech_clock == clock
    given(sat).when(do.SuspendMeeting(until=until)).nothing()
    given(sat).when(do.SuspendMeeting()).nothing()
    assert sat.does(do.ResumeMeeting()).state.floor.speech_clock != clock


def test_a_time_that_is_past_or_more_than_a_day_away_is_refused_with_what_may_be() -> None:
    sat = sitting(do.OpenMeeting())
    for until in (sat.now, sat.now - MINUTE, sat.now + 25 * HOUR):
        given(sat).when(do.SuspendMeeting(until=until)).refused("out_of_range", longest_ms=24 * HOUR)


def test_a_log_of_an_earlier_release_has_no_time() -> None:
    assert sitting(do.OpenMeeting()).happened(ev.MeetingSuspended("break")).state.status_until is None

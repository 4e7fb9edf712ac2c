"""The report: its times, who was not reached, what stopped the meeting; and one of every recorded history."""

from functools import cache
from itertools import groupby

import pytest

from interp.domain.model import commands as do
from interp.domain.model.events import Logged
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve import replay
from interp.domain.views.meeting_record import meeting_record
from interp.domain.views.report.at_opening import at_opening
from interp.domain.views.report.meeting_report import DayReport, MeetingReport, meeting_report, report
from interp.wire import view_json
from tests.builders import BRAZIL, MINUTE, SECOND, START, Sitting, sitting
from tests.releases.history import logged, opened, path_of, releases

LIST = ListOfSpeakers("l1", ("i3",), ListRules(bands=(Band(),)))


def opened_as(state: Meeting, log: list[Logged]) -> Meeting | None:
    clock = state.clock
    return at_opening(log, clock.started_at) if clock and clock.started_at is not None else None


def of(here: Sitting, language: str = "en") -> MeetingReport:
    return meeting_report(here.state, opened_as(here.state, here.log), language)


def inscribed(*names: str) -> Sitting:
    """Return a sitting with a list on which these are inscribed as c3, c4 and so on."""
    asked = (do.InscribeEntry("l1", Party("organization", name), "ngo") for name in names)
    return sitting(do.SetList(LIST), *asked)


def test_the_meeting_is_measured_against_the_hours_of_the_opening() -> None:
    here = sitting().later(4 * MINUTE).does(do.OpenMeeting()).later(MINUTE).does(do.SuspendMeeting("break", None))
    here.later(10 * MINUTE).does(do.ResumeMeeting()).later(MINUTE).does(do.CloseMeeting())
    made = of(here)
    assert made.planned_starts_at == START and made.opened_at == START + 4 * MINUTE + 2 * SECOND
    assert made.closed_at == here.now and made.suspended_ms == 10 * MINUTE + SECOND
    assert made.opened_at is not None
    assert made.held_ms == here.now - made.opened_at - made.suspended_ms


def test_a_meeting_that_goes_on_has_no_length_and_its_report_does_not_change_with_time() -> None:
    here = sitting(do.AdvanceFloor(None))
    assert (of(here).held_ms, of(here).closed_at, of(here).interpretation.over_ms) == (None, None, None)
    assert of(here.later(MINUTE)) == of(here)


def test_time_by_category_is_that_of_entries_and_by_role_without_a_list() -> None:
    here = inscribed("A", "B").does(do.AdvanceFloor(None)).later(MINUTE).does(do.OpenItem("i3"), do.GiveFloor("c3"))
    here.later(3 * MINUTE).does(do.EndFloor())
    found = {(each.category, each.role): each for each in of(here).categories}
    assert {key: each.speeches for key, each in found.items()} == {(None, "opening_speaker"): 1, ("ngo", None): 1}
    assert (found["ngo", None].held_ms, found["ngo", None].over_ms) == (3 * MINUTE + SECOND, MINUTE + SECOND)


def test_who_was_not_reached_is_named_once_the_list_is_over() -> None:
    here = inscribed("A", "B", "C", "D").does(do.WithdrawEntry("c6"), do.OpenItem("i3"), do.GiveFloor("c3"))
    assert of(here).not_reached == ()
    here.does(do.CloseMeeting())
    made = of(here)
    names = [each.speech.party.name.text for each in made.not_reached if each.category]
    assert names == ["B", "C"]
    assert {each.outcome: each.entries for each in made.outcomes} == {"done": 1, "withdrawn": 1, "not_reached": 2}
    assert sum(each.entries for each in made.outcomes) == len(here.state.entries)


def test_who_was_planned_without_a_list_was_not_reached_either() -> None:
    here = sitting(do.AdvanceFloor(None))
    assert of(here).not_reached == ()
    made = of(here.does(do.SkipSpeech("s3"), do.CloseMeeting()))
    assert [each.speech.id for each in made.not_reached] == ["s2", "s4"]


def test_interruptions_and_suspensions_stand_in_order_those_undone_do_not() -> None:
    here = sitting(do.AdvanceFloor(None), do.InterruptFloor("technical"), do.UndoSwitch()).later(MINUTE)
    here.does(do.InterruptFloor("point_of_order", BRAZIL, "es")).later(MINUTE).does(do.ReturnFloor())
    here.does(do.SuspendMeeting("break", START + 30 * MINUTE)).later(MINUTE)
    here.does(do.SuspendMeeting("break", START + 40 * MINUTE)).later(MINUTE).does(do.ResumeMeeting())
    here.does(do.InterruptFloor("visit"))
    order, pause, visit = of(here).stops
    assert (order.kind, order.lasted_ms) == ("point_of_order", MINUTE + SECOND)
    assert (order.by and order.by.text, order.speaker and order.speaker.text) == ("Brazil", "Ms. Amel One")
    assert (pause.kind, pause.reason, pause.until) == ("suspension", "break", START + 40 * MINUTE)
    assert pause.lasted_ms == 2 * MINUTE + 2 * SECOND
    assert (visit.kind, visit.ended_at, visit.lasted_ms) == ("visit", None, None)


def test_the_end_of_interpretation_stands_against_its_plan() -> None:
    end = START + 180 * MINUTE
    here = sitting(do.OpenMeeting()).later(170 * MINUTE)
    here.does(do.AskInterpretation(end + 30 * MINUTE), do.GrantInterpretation(end + 15 * MINUTE)).later(20 * MINUTE)
    found = of(here.does(do.CloseMeeting())).interpretation
    assert (found.planned_until, found.until, found.closed_at) == (end, end + 15 * MINUTE, here.now)
    assert found.over_ms == here.now - end - 15 * MINUTE
    assert [each.name for each in found.acts] == ["interpretation.asked", "interpretation.granted"]


def test_a_day_has_its_meetings_and_the_time_of_all_of_them() -> None:
    morning = sitting(do.AdvanceFloor(None)).later(MINUTE).does(do.CloseMeeting())
    afternoon = sitting(do.AdvanceFloor(None)).later(2 * MINUTE).does(do.CloseMeeting())
    made = report([(each.state, opened_as(each.state, each.log)) for each in (morning, afternoon)], "fr")
    (only,) = made.categories
    assert (only.role, only.speeches, only.held_ms) == ("opening_speaker", 2, 3 * MINUTE + 2 * SECOND)
    assert (only.held_s, len(made.meetings), made.language) == (182, 2, "fr")


@cache
def recorded(release: str) -> dict[str, list[Logged]]:
    """Return the log of each meeting of a release's recorded day."""
    rows = [each.row for each in opened(path_of(release)).without_screens() if each.row and "meeting:" in each.stream]
    return {name: list(map(logged, log)) for name, log in groupby(rows, key=lambda row: str(row["stream"]))}


@pytest.mark.parametrize("release", releases())
def test_every_recorded_history_has_a_report_that_adds_up(release: str) -> None:
    days = recorded(release)
    assert days
    for log in days.values():
        state = replay(log, Meeting())
        if state.about is None:
            continue
        made = report([(state, opened_as(state, log))], "ar")
        adds_up(made, state)
        assert view_json(made)["meetings"][0]["meeting"]["id"] == state.about.id


def adds_up(made: DayReport, state: Meeting) -> None:
    """Check that the parts of a report add up to the record's totals."""
    (one,) = made.meetings
    totals = meeting_record(state, made.language).totals
    assert sum(each.held_s for each in one.categories) == sum(each.held_s for each in totals.items)
    assert sum(each.held_ms for each in made.categories) == sum(each.held_ms for each in totals.items)
    assert sum(each.entries for each in one.outcomes) == len(state.entries)
    assert all(each.held_ms >= 0 for each in one.items if each.held_ms is not None)
    assert all(each.lasted_ms is None or each.lasted_ms >= 0 for each in one.stops)
    for item in one.items:
        known = item.planned_ms is not None and item.held_ms is not None and item.over_ms is not None
        assert not known or item.over_ms == (item.held_ms or 0) - (item.planned_ms or 0)

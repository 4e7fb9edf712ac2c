"""A language outside the six: who is the pivot, by an interpreter or a text, remembered for the session, and undone."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.booths import Pivot
from interp.domain.rules.evolve import replay
from interp.domain.rules.floor_language import Interpretation, expected_interpreter, interpretation
from interp.domain.rules.relays_in_force import plan_for, plan_now
from interp.domain.rules.remembered_parties import remembered_parties, remembers_the_same
from interp.domain.rules.usual_teams import geneva
from tests.builders import Sitting, sitting
from tests.domain.rules.forecast.rounds import a_round
from tests.given import given

TEAM = do.SetTeam(geneva())
BY_TEXT, OWN = do.SetPivot("en", "text"), do.SetPivot("zh", "interpreter")


def in_portuguese(*commands: do.Command) -> Sitting:
    """Return a round whose first speaker speaks Portuguese; the second is another turn of the same delegation."""
    sat = a_round(3).does(TEAM, do.SetLanguage("pt"))
    return sat.does(*commands)


def told(sat: Sitting) -> Interpretation | None:
    return interpretation(sat.state, sat.state.speeches[sat.state.floor.speech or ""])


def test_a_booth_says_that_it_reads_a_text_and_no_longer_does() -> None:
    sat = in_portuguese(BY_TEXT)
    assert told(sat) == Interpretation("text", "en")
    given(sat).when(BY_TEXT).nothing()
    given(sat).when(do.SetPivot("en")).then(ev.FloorPivotSet())
    given(sat).when(do.SetPivot("fr")).nothing()
    plan = plan_now(sat.state)
    assert plan and {each.source for each in plan.lines} == {"floor", "en"}
    assert told(sat.does(do.SetPivot("en"))) == Interpretation(None, None)


def test_a_pivot_is_of_a_language_outside_the_six_that_is_known() -> None:
    given(sitting(do.OpenMeeting())).when(BY_TEXT).refused("nobody_on_floor")
    given(a_round()).when(BY_TEXT).refused("no_other_language")
    given(in_portuguese(do.SetLanguage("ru"))).when(BY_TEXT).refused("no_other_language")


def test_where_the_delegations_interpreter_works_is_remembered_for_its_next_speech() -> None:
    sat = in_portuguese(OWN, do.AmendSpeech("s1", language="pt"))
    later = sat.state.speeches["s1"]  # of the same delegation
    assert expected_interpreter(sat.state, later, "pt") == "zh"
    assert expected_interpreter(sat.state, later, "fr") is None
    again = sat.does(do.AdvanceFloor("s0"))
    assert told(again) == Interpretation("booth", "zh", expected=True)
    plan = plan_now(again.state)
    assert plan and not any(each.certain for each in plan.lines)
    given(again).when(OWN).then(ev.FloorPivotSet("zh", "interpreter"))
    assert told(again.does(OWN)) == Interpretation("booth", "zh")


def test_booths_that_confirm_the_language_leave_what_is_said_of_the_pivot() -> None:
    sat = a_round(3).does(TEAM, do.AmendSpeech("s0", language="pt"), BY_TEXT)
    sat.does(do.ReportLanguage("fr", "pt"), do.ReportLanguage("es", "pt"))
    assert sat.state.floor.standing == "confirmed"
    assert (told(sat), sat.state.floor.pivot) == (Interpretation("text", "en"), Pivot("text"))
    assert sat.state.own_interpreters == {}


def test_an_interruption_and_an_undo_restore_the_pivot() -> None:
    sat = in_portuguese(BY_TEXT)
    sat.does(do.InterruptFloor("chair", None))
    assert sat.state.floor.pivot == Pivot()
    assert told(sat.does(do.ReturnFloor())) == Interpretation("text", "en")
    sat.does(do.AdvanceFloor(sat.state.floor.speech), do.UndoSwitch())
    assert told(sat) == Interpretation("text", "en")
    assert replay(sat.log).floor == sat.state.floor


def test_other_meetings_of_the_session_may_know_where_the_interpreter_worked() -> None:
    before = in_portuguese().state
    after = in_portuguese(OWN).state
    assert not remembers_the_same(before, after)
    assert [each.interpreter for each in remembered_parties(after)] == ["zh"]


def test_the_plan_for_a_speech_to_come_expects_the_interpreter() -> None:
    sat = in_portuguese(OWN, do.EndFloor())
    found = plan_for(sat.state, "s0")
    assert found
    line = found[0].line("zh")
    assert line and (line.reason, line.certain) == ("own_channel", False)


def test_an_interpreter_takes_no_pivot_from_another_booth_and_the_chief_interpreter_may() -> None:
    sat = in_portuguese(OWN)
    given(sat).when(BY_TEXT).then(ev.FloorPivotSet("en", "text"))

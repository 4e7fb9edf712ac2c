"""What the plan is made from: the floor as it is at each event, the armed speech, overrides, the chosen retour."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.teams import RelayOverride
from interp.domain.rules.floor_language import UNKNOWN, SpokenLanguage
from interp.domain.rules.relays_in_force import (
    is_only_direct,
    is_speaking,
    language_now,
    overrides_for,
    overrides_now,
    plan_for_armed,
    plan_now,
    retour_now,
    retour_of,
)
from interp.domain.rules.usual_teams import geneva
from tests.builders import Sitting, sitting
from tests.given import given

TEAM, OPEN, NEXT = do.SetTeam(geneva()), do.OpenMeeting(), do.AdvanceFloor(None)


def at_s1(*commands: do.Command) -> Sitting:
    """Return a meeting with the usual team and its first speaker on the floor, of whose language nothing is known."""
    return sitting(TEAM, OPEN, NEXT).does(*commands)


def modes(sat: Sitting) -> dict[str, str]:
    plan = plan_now(sat.state)
    assert plan
    return {line.booth: line.mode for line in plan.lines}


def test_without_a_team_nothing_is_planned() -> None:
    state = sitting(OPEN, NEXT, do.ArmFloor("s2")).state
    assert (plan_now(state), plan_for_armed(state)) == (None, None)
    assert retour_now(state) == retour_of(state) == {"ar": "en", "zh": "en"}


@pytest.mark.parametrize("act", [do.EndFloor(), do.SuspendMeeting(), do.CloseMeeting()])
def test_nobody_speaks_after_a_speech_and_while_the_meeting_does_not_go_on(act: do.Command) -> None:
    sat = at_s1(do.SetLanguage("ru"))
    assert (is_speaking(sat.state), language_now(sat.state)) == (True, SpokenLanguage("ru", "confirmed"))
    sat.does(act)
    assert (is_speaking(sat.state), language_now(sat.state)) == (False, UNKNOWN)
    assert set(modes(sat).values()) == {"idle"}


def test_a_language_that_is_not_known_is_not_guessed() -> None:
    assert set(modes(at_s1()).values()) == {"unknown"}


def test_an_expected_language_is_planned_with_and_stays_expected() -> None:
    sat = at_s1(do.AdvanceFloor("s1"))
    assert language_now(sat.state) == SpokenLanguage("fr", "expected")
    assert modes(sat)["fr"] == "rest"


def test_a_suspended_meeting_goes_on_as_it_was() -> None:
    sat = at_s1(do.SetLanguage("zh"), do.SetRetour("zh", "fr"))
    before = plan_now(sat.state)
    assert plan_now(sat.does(do.SuspendMeeting(), do.ResumeMeeting()).state) == before


def test_the_delegations_interpreter_works_for_the_speech_only() -> None:
    sat = at_s1(do.SetLanguage("pt", "fr"))
    assert modes(sat)["fr"] == "listening"
    assert modes(sat.does(do.SetLanguage("ru")))["fr"] == "direct"
    assert modes(at_s1(do.SetLanguage("pt", "fr"), do.AdvanceFloor("s1"), do.SetLanguage("pt")))["fr"] == "gap"


def test_an_interruption_has_its_own_language_and_retour_and_then_everything_is_as_before() -> None:
    sat = at_s1(do.SetLanguage("zh"), do.SetRetour("zh", "fr"))
    before = plan_now(sat.state)
    sat.does(do.InterruptFloor("chair"))
    assert plan_now(sat.state) != before
    sat.does(do.SetLanguage("zh"))
    assert retour_now(sat.state)["zh"] == "en", "chosen for the other speech"
    assert plan_now(sat.does(do.ReturnFloor()).state) == before


def test_what_is_said_to_be_worked_into_is_what_the_plan_says() -> None:
    away = [do.MarkInterpreter(each, on_duty=False) for each in ("zh-1", "zh-2")]
    sat = at_s1(do.SetLanguage("zh"), *away)
    assert (retour_of(sat.state)["zh"], retour_now(sat.state)) == ("en", {"ar": "en", "zh": "fr"})


def test_the_armed_speech_is_planned_by_what_is_expected_of_it() -> None:
    found = plan_for_armed(at_s1(do.ArmFloor("s2")).state)
    assert found and found[1] == SpokenLanguage("fr", "expected")
    assert found[0].language == "fr"
    unknown = plan_for_armed(at_s1(do.ArmFloor("s3")).state)
    assert unknown and unknown[1] == UNKNOWN
    assert {line.mode for line in unknown[0].lines} == {"unknown"}
    assert plan_for_armed(at_s1().state) is None


def test_the_armed_speech_works_both_ways_as_usual_not_as_chosen_for_this_one() -> None:
    sat = at_s1(do.AmendSpeech("s2", language="zh"), do.SetLanguage("zh"), do.SetRetour("zh", "fr"), do.ArmFloor("s2"))
    found, now = plan_for_armed(sat.state), plan_now(sat.state)
    assert found and now
    assert [plan.line("zh") and plan.line("zh").into for plan in (found[0], now)] == ["en", "fr"]  # type: ignore[union-attr]


SPEECH = do.OverrideRelay("es", "en", "a")
WHOLE, OTHER = (do.OverrideRelay(booth, "fr", "b", whole_meeting=True) for booth in ("es", "ru"))


def test_an_override_for_the_speech_comes_before_that_for_the_meeting_and_ends_with_the_speech() -> None:
    sat = at_s1(WHOLE, OTHER, SPEECH)
    es, ru = RelayOverride("es", "fr", "b"), RelayOverride("ru", "fr", "b")
    mine = RelayOverride("es", "en", "a", "s1")
    assert set(overrides_now(sat.state)) == {mine, ru}
    assert set(overrides_for(sat.state, "s2")) == set(overrides_for(sat.state, None)) == {es, ru}
    assert set(overrides_now(sat.does(do.AdvanceFloor("s1")).state)) == {es, ru}
    assert set(overrides_now(sat.does(do.UndoSwitch()).state)) == {mine, ru}, "the speech has the floor again"
    assert set(overrides_now(sat.does(do.EndFloor()).state)) == {es, ru}


def test_overrides_for_the_meeting_hold_for_the_armed_speech() -> None:
    found = plan_for_armed(at_s1(do.AmendSpeech("s2", language="en"), WHOLE, SPEECH, do.ArmFloor("s2")).state)
    line = found and found[0].line("es")
    assert line and (line.source, line.override) == ("fr", True)


def test_with_a_team_the_usual_retour_may_be_chosen_too_as_the_plan_may_have_another() -> None:
    chosen = do.SetRetour("zh", "en")
    given(OPEN, NEXT).when(chosen).nothing()
    given(at_s1()).when(chosen).then(ev.FloorRetourSet("zh", "en"))
    given(at_s1(chosen)).when(chosen).nothing()


def test_a_closed_meeting_has_no_alarms_and_an_opened_one_again() -> None:
    sat = at_s1(do.TakeDesk("en", "1"), do.TakeHandover("en", "1"), do.LeaveDesk("en", "1"))

    def alarms() -> set[str]:
        plan = plan_now(sat.state)
        assert plan
        return {each.code for each in plan.alarms}

    assert "desk_left" in alarms()
    sat.does(do.CloseMeeting())
    assert alarms() == set()
    sat.does(do.ReopenMeeting())
    assert "desk_left" in alarms()


def test_who_works_from_the_floor_alone_is_the_only_one_of_those_present() -> None:
    sat = at_s1(do.SetLanguage("zh"))
    plan, direct = plan_now(sat.state), [each for each, mode in modes(sat).items() if mode in ("direct", "retour")]
    every = tuple(modes(sat))
    assert len(direct) == 1
    (pivot,) = direct
    assert is_only_direct(plan, pivot, every)
    others = [each for each in every if each != pivot]
    assert not any(is_only_direct(plan, each, every) for each in others)
    assert all(is_only_direct(plan, each, others) for each in others)  # nobody who is there works from the floor


def test_of_several_that_work_from_the_floor_none_is_the_only_one_while_another_is_present() -> None:
    sat = at_s1(do.SetLanguage("en"))
    plan, direct = plan_now(sat.state), [each for each, mode in modes(sat).items() if mode in ("direct", "retour")]
    assert len(direct) > 1
    assert not any(is_only_direct(plan, each, direct) for each in direct)
    assert all(is_only_direct(plan, each, [each]) for each in direct)


def test_where_nothing_is_known_only_the_single_booth_is_the_only_one() -> None:
    for plan in (None, plan_now(at_s1().state)):
        assert is_only_direct(plan, "fr", ["fr"]) and is_only_direct(plan, "fr", [])
        assert not is_only_direct(plan, "fr", ["fr", "ru"])

"""What pages are told of relay: at the very event that changes it, as expected where it is, of nobody who is away."""


import pytest

from interp.domain.model import commands as do
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.relay_lines import RelayLine
from interp.domain.rules.relays_in_force import plan_now
from interp.domain.rules.usual_teams import geneva
from interp.domain.views.booth import booth_view
from interp.domain.views.chief import chief_view
from interp.domain.views.console import console_view
from interp.domain.views.parts.booth_desks import desks_view
from interp.domain.views.relays import (
    ChainView,
    chains_view,
    next_chains_view,
    next_relay_view,
    planned_mode,
    relay_view,
)
from tests.builders import Sitting, sitting

TEAM, OPEN, NEXT = do.SetTeam(geneva()), do.OpenMeeting(), do.AdvanceFloor(None)


def at_s1(*commands: do.Command) -> Sitting:
    return sitting(TEAM, OPEN, NEXT).does(*commands)


def line(sat: Sitting, booth: str) -> str:
    """Return in short what a booth is told."""
    view = booth_view(sat.state, booth)
    assert view.relay
    now = view.relay.line
    return f"{now.mode} {now.source} {now.into} {view.relay.standing}"


def same_everywhere(sat: Sitting) -> None:
    """Fail unless booths, chief interpreter and console are told the same, of this very number."""
    plan, chief, console = plan_now(sat.state), chief_view(sat.state, "en"), console_view(sat.state, "en")
    assert plan and chief.chains and console.relay == chief.chains
    assert chief.chains.alarms == plan.alarms
    for told in chief.booths:
        own = booth_view(sat.state, told.booth)
        assert told.relay and own.relay and own.relay.line == told.relay.line == plan.line(told.booth)
        assert own.desks == told.desks == desks_view(sat.state.teams, told.booth)
        assert (own.relay.speech, own.relay.language) == (sat.state.floor.speech, plan.language)
        assert {each.booth for each in own.relay.alarms} <= {None, told.booth}
        assert own.booth.retour == console.retour.get(told.booth)
        assert own.booth.into == (told.relay.line.into if told.relay.standing == "confirmed" else told.booth)


def test_every_view_is_right_at_the_number_of_each_event() -> None:
    sat = at_s1()
    said = []
    for command in (
        do.SetLanguage("zh"), do.SetRetour("zh", "fr"), do.MarkInterpreter("zh-3", on_duty=False), do.SetLanguage("ru"),
        do.TakeDesk("en", "1", "en-1"), do.TakeDesk("en", "2", "en-2"), do.TakeHandover("en", "1"),
        do.AskHandover("en", "2", "2"), do.AcceptHandover("en", "1"), do.TakeHandover("en", "2"),
        do.OverrideRelay("es", "ar", "asked"), do.ClearRelay("es"), do.AdvanceFloor("s1"), do.UndoSwitch(),
        do.LeaveDesk("en", "2"), do.SetLanguage("pt", "fr"), do.EndFloor(),
    ):  # fmt: skip
        before = sat.state.seq
        sat.does(command)
        assert sat.state.seq > before
        same_everywhere(sat)
        said.append((line(sat, "en"), line(sat, "ar")))
    assert said == [
        ("listening en en confirmed", "relay en ar confirmed"),  # zh works into English
        ("relay fr en confirmed", "relay fr ar confirmed"),  # into French for this speech
        ("listening en en confirmed", "relay en ar confirmed"),  # nobody there can
        ("direct floor en confirmed", "relay en ar confirmed"),  # Russian in the middle of the speech
        *[("direct floor en confirmed", "relay en ar confirmed")] * 5,
        ("relay fr en confirmed", "relay fr ar confirmed"),  # who has no Russian took the microphone
        *[("relay fr en confirmed", "relay fr ar confirmed")] * 2,
        ("direct floor en expected", "direct floor ar expected"),  # s2, expected in French
        ("relay fr en confirmed", "relay fr ar confirmed"),
        ("direct floor en confirmed", "relay en ar confirmed"),
        ("relay fr en confirmed", "relay fr ar confirmed"),
        ("idle None en unknown", "idle None ar unknown"),
    ]  # fmt: skip


def test_both_directions_of_a_booth_turn_in_one_act() -> None:
    seated = (do.TakeDesk("zh", "1", "zh-1"), do.TakeDesk("zh", "3", "zh-3"), do.TakeHandover("zh", "1"))
    given = (do.AskHandover("zh", "1", "3"), do.TakeHandover("zh", "3"))
    sat = at_s1(do.SetLanguage("zh"), *seated)
    assert (line(sat, "zh"), line(sat, "en")) == ("retour floor en confirmed", "listening en en confirmed")
    sat.does(*given)
    assert (line(sat, "zh"), line(sat, "fr")) == ("retour floor fr confirmed", "listening fr fr confirmed")
    sat.does(do.SetLanguage("fr"))
    zh = booth_view(sat.state, "zh").relay
    assert zh and (zh.line.mode, zh.line.interpreter, zh.line.certain) == ("direct", "zh-3", True)


@pytest.mark.parametrize("booth", MEETING_LANGUAGES)
def test_without_a_team_relay_is_not_known(booth: str) -> None:
    state = sitting(OPEN, NEXT, do.ArmFloor("s2"), do.SetLanguage("zh")).state
    view = booth_view(state, booth)
    assert (view.relay, view.next_relay, view.desks) == (None, None, None)
    assert (console_view(state, "en").relay, chains_view(state, "en"), next_chains_view(state, "en")) == (None,) * 3
    assert [(each.team, each.desks, each.relay) for each in chief_view(state, "en").booths] == [(None, None, None)] * 6


def test_a_booth_without_a_team_of_its_own_reads_what_follows_from_the_floor() -> None:
    few = tuple(team for team in geneva() if team.booth != "en")
    sat = sitting(do.SetTeam(few), OPEN, NEXT, do.SetLanguage("zh"))
    assert (relay_view(sat.state, "en", "en"), booth_view(sat.state, "en").booth.mode) == (None, "listening")


def test_what_is_armed_is_told_before_it_with_its_own_speech() -> None:
    sat = at_s1(do.ArmFloor("s2"))
    told = next_relay_view(sat.state, "zh", "en")
    assert told and (told.speech, told.language, told.standing) == ("s2", "fr", "expected")
    assert told.language_name == "French"
    assert [(each.desk, each.mode) for each in told.line.desks] == [("1", "relay"), ("2", "direct"), ("3", "direct")]
    chains = next_chains_view(sat.state, "en")
    assert chains and (chains.speech, chains.language, chains.expected, chains.resting) == ("s2", "fr", True, ("fr",))


@pytest.mark.parametrize(
    ("mode", "certain", "told"),
    [
        ("direct", True, "direct"), ("direct", False, "unknown"), ("relay", True, "relay"), ("relay", False, "unknown"),
        ("gap", True, "unknown"), ("retour", False, "retour"), ("rest", True, "rest"),
        ("listening", False, "listening"),
    ],
)  # fmt: skip
def test_the_released_mode_says_only_what_is_known(mode: str, certain: bool, told: str) -> None:
    one = RelayLine("fr", mode, "fr", None, None, "understands", certain)  # type: ignore[arg-type]
    assert planned_mode(one) == told


def test_the_released_mode_is_told_for_a_confirmed_language_only() -> None:
    assert booth_view(at_s1(do.SetLanguage("en")).state, "fr").booth.mode == "direct"
    expected = at_s1(do.AmendSpeech("s2", language="en"), do.AdvanceFloor("s1"))
    assert booth_view(expected.state, "fr").booth.mode == "unknown"
    assert booth_view(at_s1(do.SetLanguage("en"), do.SuspendMeeting()).state, "fr").booth.mode == "idle"


def test_the_chains_begin_with_the_floor() -> None:
    chains = chains_view(at_s1(do.SetLanguage("zh")).state, "en")
    assert chains
    assert chains.chains == (ChainView("floor", None, ("zh",)), ChainView("en", "zh", ("ar", "fr", "ru", "es")))
    assert (chains.resting, chains.gaps, chains.expected) == (("en",), (), True)
    sure = chains_view(at_s1(do.SetLanguage("en")).state, "en")
    assert sure and (sure.expected, sure.resting) == (False, ("en",))
    none = chains_view(at_s1(do.SetLanguage("pt")).state, "en")
    assert none and (none.chains, none.gaps) == ((), ("ar", "zh", "en", "fr", "ru", "es"))


def test_alarms_of_a_booth_are_its_own_and_those_of_the_floor() -> None:
    sat = at_s1(do.SetLanguage("ru"), do.OverrideRelay("ar", "es", "asked"))
    told = {booth: relay_view(sat.state, booth, "en") for booth in MEETING_LANGUAGES}
    assert {booth: [each.code for each in view.alarms] for booth, view in told.items() if view and view.alarms} == {
        "ar": ["double_relay"]
    }
    floor = relay_view(at_s1().state, "fr", "en")
    assert floor and [each.code for each in floor.alarms] == ["language_unknown"]

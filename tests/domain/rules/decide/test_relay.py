"""Overrides of the relay plan by hand, with a reason, for a speech or for the meeting."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.rules.usual_teams import geneva
from tests.given import given

TEAM, SPEAKING = do.SetTeam(geneva()), (do.OpenMeeting(), do.AdvanceFloor(None))
NOW, WHOLE = do.OverrideRelay("es", "fr", "Clearer"), do.OverrideRelay("es", "fr", "Clearer", whole_meeting=True)


def test_it_is_for_the_speech_on_the_floor_or_for_the_meeting() -> None:
    given(TEAM, *SPEAKING).when(NOW).then(ev.RelayOverridden("es", "fr", "Clearer", "s1"))
    given(TEAM, *SPEAKING).when(WHOLE).then(ev.RelayOverridden("es", "fr", "Clearer"))
    given(TEAM).when(WHOLE).then(ev.RelayOverridden("es", "fr", "Clearer"))
    given(TEAM).when(NOW).refused("nobody_on_floor")


def test_what_is_in_force_is_not_recorded_twice() -> None:
    given(TEAM, *SPEAKING, NOW).when(NOW).nothing()
    given(TEAM, WHOLE).when(WHOLE).nothing()
    given(TEAM, *SPEAKING, WHOLE).when(NOW).then(ev.RelayOverridden("es", "fr", "Clearer", "s1"))
    other = do.OverrideRelay("es", "en", "Clearer")
    given(TEAM, *SPEAKING, WHOLE, other).when(WHOLE).then(ev.RelayOverridden("es", "fr", "Clearer"))
    given(TEAM, *SPEAKING, NOW).when(do.OverrideRelay("es", "fr", "Louder")).then(
        ev.RelayOverridden("es", "fr", "Louder", "s1")
    )


@pytest.mark.parametrize("source", ["floor", "en"])
def test_a_booth_listens_to_the_floor_or_to_another_channel_not_to_its_own(source: str) -> None:
    command = do.OverrideRelay("es", source, "r", whole_meeting=True)  # type: ignore[arg-type]
    given(TEAM).when(command).then(ev.RelayOverridden("es", source, "r"))  # type: ignore[arg-type]
    given(TEAM).when(do.OverrideRelay("es", "es", "r", whole_meeting=True)).refused("own_channel")


def test_no_booth_listens_by_hand_to_what_is_made_from_its_own_channel() -> None:
    back = do.OverrideRelay("fr", "es", "r", whole_meeting=True)
    given(TEAM, WHOLE).when(back).refused("relay_circle")
    given(TEAM, *SPEAKING, NOW).when(do.OverrideRelay("fr", "es", "r")).refused("relay_circle")
    given(TEAM, WHOLE, do.OverrideRelay("fr", "ru", "r", whole_meeting=True)).when(
        do.OverrideRelay("ru", "es", "r", whole_meeting=True)
    ).refused("relay_circle")
    given(TEAM, WHOLE, do.ClearRelay("es")).when(back).then(ev.RelayOverridden("fr", "es", "r"))


def test_a_circle_that_would_close_after_this_speech_is_refused_too() -> None:
    other = do.OverrideRelay("es", "en", "r")
    back = do.OverrideRelay("fr", "es", "r", whole_meeting=True)
    given(TEAM, *SPEAKING, WHOLE, other).when(back).refused("relay_circle")
    given(TEAM, *SPEAKING, WHOLE, other).when(do.OverrideRelay("fr", "es", "r")).then(
        ev.RelayOverridden("fr", "es", "r", "s1")
    )


def test_for_a_speech_no_channel_is_set_on_which_by_the_plan_nobody_speaks() -> None:
    nobody = tuple(do.MarkInterpreter(each, on_duty=False) for each in ("fr-1", "fr-2"))
    arabic = (TEAM, *SPEAKING, do.SetLanguage("ar"), *nobody, do.SetRetour("ar", "en"))
    given(*arabic).when(NOW).refused("relay_silent")
    given(*arabic).when(do.OverrideRelay("es", "en", "r")).then(ev.RelayOverridden("es", "en", "r", "s1"))
    given(*arabic).when(WHOLE).then(ev.RelayOverridden("es", "fr", "Clearer"))
    # through a booth that itself was set to a channel that is silent now
    by_fr = do.OverrideRelay("ru", "fr", "r", whole_meeting=True)
    given(*arabic, by_fr).when(do.OverrideRelay("es", "ru", "r")).refused("relay_silent")
    # a booth whose languages are not declared may speak on it
    bare = do.SetTeam(tuple(replace(each, interpreters=()) if each.booth == "fr" else each for each in geneva()))
    given(bare, *SPEAKING, do.SetLanguage("ar")).when(NOW).then(ev.RelayOverridden("es", "fr", "Clearer", "s1"))


def test_it_needs_a_team_a_reason_and_a_meeting() -> None:
    given().when(WHOLE).not_found("booth")
    given(TEAM).when(do.OverrideRelay("es", "fr", "", whole_meeting=True)).bad_request("missing")
    given(TEAM, do.OpenMeeting(), do.CloseMeeting()).when(WHOLE).refused("meeting_closed")


def test_it_is_cleared_once() -> None:
    given(TEAM, WHOLE).when(do.ClearRelay("es")).then(ev.RelayCleared("es"))
    given(TEAM, WHOLE).when(do.ClearRelay("fr")).nothing()
    given(TEAM, WHOLE, do.ClearRelay("es")).when(do.ClearRelay("es")).nothing()

"""The desks of a booth as pages are told of them: who sits there, what the hardware says, who hands over to whom."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.teams import Interpreter, Microphone
from interp.domain.rules.usual_teams import geneva
from interp.domain.views.parts.booth_desks import BoothDeskView, DeclinedView, HandoverView, PersonAtDesk, desks_view
from tests.builders import SECOND, Sitting, sitting


def at_s1(*commands: do.Command) -> Sitting:
    return sitting(do.SetTeam(geneva()), do.OpenMeeting(), do.AdvanceFloor(None)).does(*commands)


def test_desks_are_told_as_far_as_they_are_known() -> None:
    sat = at_s1(do.TakeDesk("fr", "2", "fr-1"))
    view = desks_view(sat.state.teams, "fr")
    assert view and view.desks == (
        BoothDeskView("1", False, False, None, None, "", False, None, None),
        BoothDeskView("2", True, False, sat.now, "fr-1", "", False, None, None),
    )
    assert view.people == (PersonAtDesk("fr-1", "", "2", True), PersonAtDesk("fr-2", "", None, True))
    sat.does(do.TakeHandover("fr", "2"), do.ReportMicrophone("fr", "2", "cough", "en"))
    now = desks_view(sat.state.teams, "fr")
    assert now and now.active == "2"
    assert (now.desks[1].active, now.desks[1].microphone, now.desks[1].hears) == (True, "cough", "en")
    sat.does(do.ReportDesk("fr", "2", gone=True))
    gone = desks_view(sat.state.teams, "fr")
    assert gone and (gone.active, gone.left, gone.people[0].there) == (None, "2", False)
    assert (gone.desks[1].taken, gone.desks[1].gone, gone.desks[1].since) == (False, True, sat.now)


@pytest.mark.parametrize(
    "one, two, desk",
    [("off", "cough", "2"), ("on", "on", "1"), (None, None, "1"), ("off", "on", "2"), ("off", "off", "1")],
)
def test_the_console_hardware_says_who_is_at_the_microphone_before_people_do(
    one: Microphone | None, two: Microphone | None, desk: str
) -> None:
    sat = at_s1(do.TakeDesk("fr", "1"), do.TakeHandover("fr", "1"))
    sat.does(do.ReportMicrophone("fr", "1", one), do.ReportMicrophone("fr", "2", two))
    view = desks_view(sat.state.teams, "fr")
    assert view and (view.active, view.at_microphone) == ("1", desk)
    nobody = desks_view(at_s1().state.teams, "fr")
    assert nobody and nobody.at_microphone is None


def test_a_request_says_who_answers_and_until_when() -> None:
    seated = (do.TakeDesk("fr", "1"), do.TakeDesk("fr", "2"), do.TakeHandover("fr", "1"))
    sat = at_s1(*seated, do.AskHandover("fr", "2", "2"))
    view = desks_view(sat.state.teams, "fr")
    assert view and view.handover == HandoverView("2", "2", "1", "asked", sat.now + 60 * SECOND)
    assert view.declined is None
    sat.does(do.DeclineHandover("fr", "1", "Not now"))
    no = desks_view(sat.state.teams, "fr")
    assert no and (no.handover, no.declined) == (None, DeclinedView("1", "Not now", sat.now))


def test_a_name_is_told_where_it_is_known_who_sits_there() -> None:
    named = replace(geneva()[3], interpreters=(Interpreter("x", "Ms. Ann", "fr", (), ("en",), "1"),))
    view = desks_view(sitting(do.SetTeam((named,))).state.teams, "fr")
    assert view and [(each.interpreter, each.name) for each in view.desks] == [("x", "Ms. Ann"), (None, "")]

"""Booths report what they hear and that a display is wrong; staff put reports aside."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.booths import Report
from interp.domain.rules.decide import Context, decide
from interp.domain.rules.usual_teams import geneva
from tests.builders import START, sitting
from tests.given import given


def test_a_booth_reports_what_it_hears() -> None:
    given().when(do.ReportLanguage("ar", "fr")).then(ev.BoothLanguageReported("ar", "fr"))
    assert sitting(do.ReportLanguage("ar", "fr")).state.reports == (Report("ar", "fr", START + 2_000),)


def test_a_booth_reports_that_its_display_is_wrong() -> None:
    given().when(do.ReportDisplay("zh")).then(ev.BoothDisplayReported("zh"))
    assert sitting(do.ReportDisplay("zh")).state.reports == (Report("zh", None, START + 2_000),)


@pytest.mark.parametrize("command", [do.ReportLanguage("ar", "fr"), do.ReportDisplay("ar")])
def test_the_same_report_again_changes_nothing(command: do.Command) -> None:
    given(command).when(command).nothing()


@pytest.mark.parametrize("first", [do.ReportLanguage("ar", "fr"), do.ReportLanguage("zh", "fr")])
def test_what_one_booth_hears_does_not_silence_another(first: do.ReportLanguage) -> None:
    given(first).when(do.ReportLanguage("ru", "fr")).then(ev.BoothLanguageReported("ru", "fr"))


def test_a_report_that_the_floor_says_already_changes_nothing() -> None:
    given(do.AdvanceFloor(None), do.SetLanguage("en")).when(do.ReportLanguage("ar", "en")).nothing()


def test_a_report_is_put_aside() -> None:
    reported = sitting(do.ReportLanguage("ar", "fr"), do.ReportDisplay("zh"))
    given(reported).when(do.DismissReport("ar")).then(ev.BoothReportDismissed("ar"))
    assert [report.booth for report in reported.does(do.DismissReport("ar")).state.reports] == ["zh"]


def test_putting_aside_what_is_not_there_changes_nothing() -> None:
    given(do.ReportDisplay("zh")).when(do.DismissReport("ar")).nothing()


HELP = do.SignalBooth("fr", "help")


def test_a_booth_asks_once_until_somebody_ends_it() -> None:
    given().when(HELP).then(ev.BoothSignalled("fr", "help"))
    given(HELP).when(HELP).nothing()
    given(HELP).when(do.SignalBooth("es", "help")).then(ev.BoothSignalled("es", "help"))
    given(HELP).when(do.EndSignal("fr", "help")).then(ev.BoothSignalEnded("fr", "help"))
    given().when(do.EndSignal("fr", "help")).nothing()


def test_the_booth_is_told_in_which_role_somebody_answered_and_the_first_answer_stands() -> None:
    context = Context(START, "c1", role="technician")
    (answered,) = decide(sitting(HELP).state, do.AnswerSignal("fr", "help"), context)
    assert answered == ev.BoothSignalAnswered("fr", "help", "technician")
    given(HELP, do.AnswerSignal("fr", "help")).when(do.AnswerSignal("fr", "help")).nothing()
    given(HELP).when(do.AnswerSignal("fr", "no_sound")).nothing()


def test_a_booth_asks_for_nothing_after_the_meeting() -> None:
    given(do.OpenMeeting(), do.CloseMeeting()).when(HELP).refused("meeting_closed")


TEAM, SIT = do.SetTeam(geneva()), do.TakeDesk("fr", "1", "fr-1")


def test_somebody_sits_down_once_and_says_who() -> None:
    given(TEAM).when(SIT).then(ev.DeskTaken("fr", "1", "fr-1"))
    given(TEAM, SIT).when(SIT).nothing()
    given(TEAM, SIT).when(do.TakeDesk("fr", "1")).then(ev.DeskTaken("fr", "1"))
    given(TEAM, SIT, do.LeaveDesk("fr", "1")).when(SIT).then(ev.DeskTaken("fr", "1", "fr-1"))


def test_only_people_of_the_booth_sit_at_its_desks_while_there_is_a_meeting() -> None:
    given().when(SIT).not_found("desk")
    given(TEAM).when(do.TakeDesk("fr", "3")).not_found("desk")
    given(TEAM).when(do.TakeDesk("fr", "1", "ru-1")).not_found("interpreter")
    given(TEAM, do.OpenMeeting(), do.CloseMeeting()).when(SIT).refused("meeting_closed")


def test_a_desk_is_left_once() -> None:
    given(TEAM, SIT).when(do.LeaveDesk("fr", "1")).then(ev.DeskLeft("fr", "1"))
    given(TEAM, SIT, do.LeaveDesk("fr", "1")).when(do.LeaveDesk("fr", "1")).nothing()
    given(TEAM).when(do.LeaveDesk("fr", "1")).nothing()


def test_a_desk_is_reported_lost_once_and_found_once() -> None:
    lost, found = do.ReportDesk("fr", "1", gone=True), do.ReportDesk("fr", "1", gone=False)
    given(TEAM, SIT).when(lost).then(ev.DeskReported("fr", "1", gone=True))
    given(TEAM, SIT, lost).when(lost).nothing()
    given(TEAM, SIT, lost).when(found).then(ev.DeskReported("fr", "1", gone=False))
    given(TEAM, SIT).when(found).nothing()
    given(TEAM).when(lost).nothing()


def test_what_the_hardware_knows_of_a_desk_is_recorded_where_it_differs() -> None:
    on = do.ReportMicrophone("fr", "1", "on", "en")
    given(TEAM, SIT).when(on).then(ev.MicrophoneReported("fr", "1", "on", "en"))
    given(TEAM, SIT, on).when(on).nothing()
    for other in (do.ReportMicrophone("fr", "1", "on"), do.ReportMicrophone("fr", "1", None, "en")):
        given(TEAM, SIT, on).when(other).then(ev.MicrophoneReported("fr", "1", other.microphone, other.hears))
    given(TEAM, SIT).when(do.ReportMicrophone("fr", "1")).nothing()


def test_a_desk_that_its_person_left_is_not_found_by_its_screen() -> None:
    given(TEAM, SIT, do.LeaveDesk("fr", "1")).when(do.ReportDesk("fr", "1", gone=False)).nothing()


def test_hardware_tells_of_every_desk_of_the_team_and_seats_nobody() -> None:
    on = do.ReportMicrophone("fr", "2", "on")
    given(TEAM).when(on).then(ev.MicrophoneReported("fr", "2", "on"))
    given(TEAM).when(do.ReportMicrophone("fr", "3", "on")).nothing()
    given().when(on).nothing()
    given(TEAM, on).when(do.TakeHandover("fr", "2")).refused("desk_not_taken")
    given(TEAM, on).when(do.LeaveDesk("fr", "2")).nothing()

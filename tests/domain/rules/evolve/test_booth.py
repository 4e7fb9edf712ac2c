"""Which reports of booths stand."""

from interp.domain.model import commands as do
from interp.domain.model.booths import Report
from interp.domain.model.teams import Desk
from interp.domain.rules.usual_teams import geneva
from tests.builders import START, sitting


def test_a_booths_newer_report_replaces_its_older_and_other_booths_stand() -> None:
    state = sitting(do.ReportLanguage("ar", "fr"), do.ReportDisplay("zh"), do.ReportLanguage("ar", "es")).state
    assert state.reports == (Report("zh", None, START + 3_000), Report("ar", "es", START + 4_000))


def test_accepting_the_language_answers_every_report_of_it() -> None:
    heard: list[do.Command] = [do.ReportLanguage("ar", "fr"), do.ReportLanguage("ru", "fr"), do.ReportDisplay("zh")]
    state = sitting(do.AdvanceFloor(None), *heard, do.SetLanguage("fr")).state
    assert [report.booth for report in state.reports] == ["zh"]


def desk(*commands: do.Command) -> Desk | None:
    sat = sitting(do.SetTeam(geneva()), do.TakeDesk("fr", "1", "fr-1"), do.TakeHandover("fr", "1"), *commands)
    return sat.state.teams.desks_of("fr").desk("1")


def test_a_desk_is_taken_left_lost_and_found() -> None:
    gone = do.ReportDesk("fr", "1", gone=True)
    assert desk() == Desk("1", START + 3_000, interpreter="fr-1")
    for away in (do.LeaveDesk("fr", "1"), gone):
        now = desk(away)
        assert now and (now.gone, now.since, now.interpreter) == (True, START + 5_000, "fr-1")
    found = desk(gone, do.ReportDesk("fr", "1", gone=False))
    assert found and (found.gone, found.since) == (False, START + 6_000)


def test_what_the_hardware_knows_is_kept_and_forgotten_when_it_is_unknown_again() -> None:
    on = do.ReportMicrophone("fr", "1", "on", "en")
    now = desk(on)
    assert now and (now.microphone, now.hears, now.since) == ("on", "en", START + 3_000)
    assert desk(on, do.ReportMicrophone("fr", "1")) == desk()

"""Which reports of booths stand."""

from typing import get_args

from interp.domain.model import commands as do
from interp.domain.model.booths import BoothSignal, Report, SignalKind
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


def test_signals_stand_one_of_each_kind_for_each_booth_and_are_answered_and_ended_alone() -> None:
    asked = sitting(do.SignalBooth("fr", "help"), do.SignalBooth("fr", "no_sound"), do.SignalBooth("es", "help"))
    sat = asked.does(do.AnswerSignal("fr", "help"), do.EndSignal("fr", "no_sound"))
    first, other = sat.state.signals
    assert (first.booth, first.signal, first.at, first.answered_at) == ("fr", "help", START + 2_000, START + 5_000)
    assert other == BoothSignal("es", "help", START + 4_000)


def test_what_was_asked_about_a_speech_ends_with_it_and_the_rest_stands() -> None:
    kinds: tuple[SignalKind, ...] = get_args(SignalKind)
    sat = sitting(do.AdvanceFloor(None), *(do.SignalBooth("fr", each) for each in kinds))
    assert [each.signal for each in sat.state.signals] == list(kinds)
    assert [each.signal for each in sat.does(do.AdvanceFloor("s1")).state.signals] == ["no_sound", "help"]

"""Which reports of booths stand."""

from interp.domain.model import commands as do
from interp.domain.model.booths import Report
from tests.builders import START, sitting


def test_a_booths_newer_report_replaces_its_older_and_other_booths_stand() -> None:
    state = sitting(do.ReportLanguage("ar", "fr"), do.ReportDisplay("zh"), do.ReportLanguage("ar", "es")).state
    assert state.reports == (Report("zh", None, START + 3_000), Report("ar", "es", START + 4_000))


def test_accepting_the_language_answers_every_report_of_it() -> None:
    heard: list[do.Command] = [do.ReportLanguage("ar", "fr"), do.ReportLanguage("ru", "fr"), do.ReportDisplay("zh")]
    state = sitting(do.AdvanceFloor(None), *heard, do.SetLanguage("fr")).state
    assert [report.booth for report in state.reports] == ["zh"]

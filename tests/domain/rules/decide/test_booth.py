"""Booths report what they hear and that a display is wrong; staff put reports aside."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.booths import Report
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


def test_a_report_that_the_floor_says_already_changes_nothing() -> None:
    given(do.AdvanceFloor(None), do.SetLanguage("en")).when(do.ReportLanguage("ar", "en")).nothing()


def test_a_report_is_put_aside() -> None:
    reported = sitting(do.ReportLanguage("ar", "fr"), do.ReportDisplay("zh"))
    given(reported).when(do.DismissReport("ar")).then(ev.BoothReportDismissed("ar"))
    assert [report.booth for report in reported.does(do.DismissReport("ar")).state.reports] == ["zh"]


def test_putting_aside_what_is_not_there_changes_nothing() -> None:
    given(do.ReportDisplay("zh")).when(do.DismissReport("ar")).nothing()

"""What a booth sees: how it works now, into which language, and its own report."""

from interp.domain.model import commands as do
from interp.domain.views.booth import BoothWork, ReportView
from tests.builders import SECOND, START
from tests.domain.views.open_meeting import booth


def test_a_booth_sees_how_it_works_now() -> None:
    assert booth().booth == BoothWork(language="ar", mode="direct", into="ar", floor="en", report=None)


def test_a_two_way_booth_turns_with_the_floor_and_reads_the_language_it_works_into() -> None:
    turned = booth(do.SetLanguage("ar"))
    assert turned.booth == BoothWork(language="ar", mode="retour", into="en", floor="ar", report=None)
    assert (turned.language, turned.direction) == ("en", "ltr")


def test_a_one_way_booth_rests() -> None:
    assert booth(do.SetLanguage("fr"), of="fr").booth.mode == "rest"


def test_a_booth_sees_its_own_report_only() -> None:
    report = ReportView(booth="ar", language="fr", at=START + 4 * SECOND)
    assert booth(do.ReportLanguage("ar", "fr"), do.ReportDisplay("zh")).booth.report == report
    assert booth(do.ReportDisplay("zh")).booth.report is None

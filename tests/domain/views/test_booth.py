"""What a booth sees: how it works now, into which language, and its own report."""

from typing import Literal

import pytest

from interp.domain.model import commands as do
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.views.booth import BoothWork, ReportView, booth_view
from interp.domain.views.chief import chief_view
from interp.domain.views.console import console_view
from tests.builders import SECOND, START
from tests.domain.views.open_meeting import at_s1, booth
from tests.row_by_row import row_by_row


def test_a_booth_sees_how_it_works_now() -> None:
    known = BoothWork(
        language="ar", mode="unknown", into="ar", floor=None, report=None, retour="en", retour_pending=False
    )
    assert booth().booth == known


def test_a_two_way_booth_turns_with_the_floor_and_reads_the_language_it_works_into() -> None:
    turned = booth(do.SetLanguage("ar"))
    known = BoothWork(
        language="ar", mode="retour", into="en", floor="ar", report=None, retour="en", retour_pending=False
    )
    assert turned.booth == known
    assert (turned.language, turned.direction) == ("en", "ltr")


def test_a_retour_that_was_chosen_is_shown_while_its_language_is_not_on_the_floor() -> None:
    early = (do.SetLanguage("fr"), do.SetRetour("ar", "fr"))
    assert [booth(*early).booth.retour, booth(*early).booth.retour_pending] == ["fr", True]
    assert not booth(*early, do.SetLanguage("ar")).booth.retour_pending
    assert not booth(*early, do.SetLanguage("ar"), do.SetLanguage("fr")).booth.retour_pending, "it has passed"


def test_a_one_way_booth_rests() -> None:
    assert booth(do.SetLanguage("fr"), of="fr").booth.mode == "rest"


@pytest.mark.parametrize(("into", "en", "fr"), [("en", "listening", "unknown"), ("fr", "unknown", "listening")])
def test_the_booth_that_a_two_way_booth_works_into_listens(into: Literal["en", "fr"], en: str, fr: str) -> None:
    chosen = (do.SetLanguage("ar"), do.SetRetour("ar", into))
    assert (booth(*chosen).booth.into, booth(*chosen, of="en").booth.mode, booth(*chosen, of="fr").booth.mode) == (
        into, en, fr,
    )  # fmt: skip
    assert booth(*chosen, do.AdvanceFloor("s1"), do.SetLanguage("ar")).booth.into == "en", "for that speech only"


@row_by_row("act", [do.EndFloor(), do.SuspendMeeting(), do.CloseMeeting()])
@row_by_row("of", MEETING_LANGUAGES)
def test_no_booth_is_told_to_work_while_nobody_may_speak(act: do.Command, of: str) -> None:
    assert booth(do.SetLanguage("ar"), act, of=of).booth.mode == "idle"


@pytest.mark.parametrize("of", MEETING_LANGUAGES)
def test_nothing_rests_on_an_expected_language(of: str) -> None:
    assert booth(do.AdvanceFloor("s1"), of=of).booth.floor == "fr"
    assert booth(do.AdvanceFloor("s1"), of=of).booth.mode == "unknown"


def test_a_booth_sees_its_own_report_only() -> None:
    report = ReportView(booth="ar", language="fr", at=START + 4 * SECOND, language_name="الفرنسية")
    assert booth(do.ReportLanguage("ar", "fr"), do.ReportDisplay("zh")).booth.report == report
    assert booth(do.ReportDisplay("zh")).booth.report is None


def test_a_booth_sees_its_own_signals_and_who_helps_sees_all() -> None:
    sat = at_s1().does(do.SignalBooth("fr", "help"), do.SignalBooth("es", "no_sound"))
    assert [each.signal for each in booth_view(sat.state, "fr").signals] == ["help"]
    assert console_view(sat.state, "en").signals == chief_view(sat.state, "en").signals == sat.state.signals

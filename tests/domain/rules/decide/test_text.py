"""Texts are entered, approved and supplied; booths report what they hear; nothing of either is lost."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.booths import Report, Work, work
from interp.domain.model.modalities import PANEL
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T, Version, plain, shown
from tests.builders import START, sitting
from tests.given import given

TITLE = "item.i1.title"
ENTER = do.SetText(TITLE, "fr", "Ouverture")


def supplied(value: str, text: str = TITLE, origin: str = "author") -> do.Supplied:
    return do.Supplied(text, "fr", value, "reviewed", origin)


def supply(*values: str) -> do.SupplyTexts:
    return do.SupplyTexts(tuple(supplied(value) for value in values))


def french(state: Meeting) -> Version | None:
    return state.texts[TITLE].version("fr")


# --- entered


def test_a_text_a_person_enters_is_a_draft() -> None:
    given().when(ENTER).then(ev.TextTranslated(TITLE, "fr", "Ouverture", "draft", "person", 1))
    assert french(sitting(ENTER).state) == Version("Ouverture", "draft", "person", 1)


def test_every_edit_is_a_new_revision() -> None:
    again = do.SetText(TITLE, "fr", "Discours liminaire", from_revision=1)
    assert french(sitting(ENTER, again).state) == Version("Discours liminaire", "draft", "person", 2)


def test_a_conflict_brings_back_what_the_other_wrote() -> None:
    other = do.SetText(TITLE, "fr", "Autre", from_revision=0)
    given(ENTER).when(other).refused("text_changed", revision=1, value="Ouverture")


def test_a_revision_that_never_was_is_a_conflict_with_nothing() -> None:
    other = do.SetText(TITLE, "fr", "Autre", from_revision=4)
    given().when(other).refused("text_changed", revision=0, value="")


def test_the_same_text_again_changes_nothing() -> None:
    given(ENTER).when(do.SetText(TITLE, "fr", "Ouverture", from_revision=0)).nothing()


@pytest.mark.parametrize(
    ("command", "reason"),
    [(do.SetText(TITLE, "fr", ""), "empty_text"), (do.SetText(TITLE, "en", "Welcome"), "original_language")],
)
def test_an_empty_text_and_the_originals_language_are_refused(command: do.SetText, reason: str) -> None:
    given().when(command).refused(reason)


@pytest.mark.parametrize(
    "command",
    [
        do.SetText("item.i9.title", "fr", "X"), do.ApproveText("item.i9.title", "fr", 1),
        do.ApproveText(TITLE, "fr", 1), do.SupplyTexts((supplied("X", "item.i9.title"),)),
    ],
)  # fmt: skip
def test_a_text_that_is_not_there_is_not_found(command: do.Command) -> None:
    given().when(command).not_found()


def test_every_change_of_a_text_moves_the_programmes_number() -> None:
    entered = sitting(ENTER)
    assert (entered.state.programme_seq, entered.state.list_seq) == (2, 1)


# --- approved


def test_a_draft_is_approved() -> None:
    given(ENTER).when(do.ApproveText(TITLE, "fr", 1)).then(ev.TextApproved(TITLE, "fr", 1))
    approved = sitting(ENTER, do.ApproveText(TITLE, "fr", 1)).state
    assert french(approved) == Version("Ouverture", "reviewed", "person", 1)


def test_approving_what_is_approved_changes_nothing() -> None:
    approve = do.ApproveText(TITLE, "fr", 1)
    given(ENTER, approve).when(approve).nothing()


def test_a_revision_nobody_looked_at_is_not_approved() -> None:
    given(ENTER).when(do.ApproveText(TITLE, "fr", 2)).refused("text_changed", revision=1, value="Ouverture")


# --- supplied


def test_texts_are_supplied_with_their_standing_and_origin() -> None:
    given().when(supply("Ouverture")).then(ev.TextTranslated(TITLE, "fr", "Ouverture", "reviewed", "author", 1))


def test_a_better_supply_replaces_an_earlier_one_and_the_same_is_no_news() -> None:
    once = sitting(supply("Ouverture"))
    given(once).when(supply("Ouverture")).nothing()
    given(once).when(supply("Discours")).then(ev.TextTranslated(TITLE, "fr", "Discours", "reviewed", "author", 2))


def test_a_text_a_person_entered_stands_against_any_supply() -> None:
    given(ENTER).when(supply("Discours")).nothing()


def test_fifty_texts_come_at_once_and_no_more() -> None:
    assert len(sitting().would(supply(*["Ouverture"] * 50))) == 50
    given().when(supply(*["Ouverture"] * 51)).refused("too_many_texts")


# --- shown


def test_a_reader_sees_the_original_where_there_is_nothing_approved() -> None:
    text = sitting(ENTER).state.texts[TITLE]
    assert shown(text, "fr", drafts=False) == T("Opening", "en", "original", "source", 1)
    assert shown(text, "fr", drafts=True) == T("Ouverture", "fr", "draft", "person", 1)


def test_an_approved_text_is_shown_to_all() -> None:
    text = sitting(ENTER, do.ApproveText(TITLE, "fr", 1)).state.texts[TITLE]
    assert shown(text, "fr", drafts=False) == T("Ouverture", "fr", "reviewed", "person", 1)
    assert shown(text, "ru", drafts=True) == T("Opening", "en", "original", "source", 1)


def test_a_text_without_an_entry_is_an_original() -> None:
    assert plain("Chad", "en") == T("Chad", "en", "original", "source", 1)


# --- reports


def test_a_booth_reports_what_it_hears() -> None:
    given().when(do.ReportLanguage("ar", "fr")).then(ev.BoothLanguageReported("ar", "fr"))
    assert sitting(do.ReportLanguage("ar", "fr")).state.reports == (Report("ar", "fr", START + 2_000),)


def test_a_booth_reports_that_its_display_is_wrong() -> None:
    given().when(do.ReportDisplay("zh")).then(ev.BoothDisplayReported("zh"))
    assert sitting(do.ReportDisplay("zh")).state.reports == (Report("zh", None, START + 2_000),)


@pytest.mark.parametrize("command", [do.ReportLanguage("ar", "fr"), do.ReportDisplay("ar")])
def test_the_same_report_again_changes_nothing(command: do.Command) -> None:
    given(command).when(command).nothing()


def test_a_booths_newer_report_replaces_its_older_and_other_booths_stand() -> None:
    state = sitting(do.ReportLanguage("ar", "fr"), do.ReportDisplay("zh"), do.ReportLanguage("ar", "es")).state
    assert state.reports == (Report("zh", None, START + 3_000), Report("ar", "es", START + 4_000))


def test_a_report_that_the_floor_says_already_changes_nothing() -> None:
    given(do.AdvanceFloor(None)).when(do.ReportLanguage("ar", "en")).nothing()


def test_accepting_the_language_answers_every_report_of_it() -> None:
    heard: list[do.Command] = [do.ReportLanguage("ar", "fr"), do.ReportLanguage("ru", "fr"), do.ReportDisplay("zh")]
    state = sitting(do.AdvanceFloor(None), *heard, do.SetLanguage("fr")).state
    assert [report.booth for report in state.reports] == ["zh"]


@pytest.mark.parametrize("switch", [do.AdvanceFloor("s1"), do.EndFloor(), do.OpenItem("i3"), do.UndoSwitch()])
def test_a_switch_answers_every_report(switch: do.Command) -> None:
    assert sitting(do.AdvanceFloor(None), do.ReportLanguage("ar", "fr"), switch).state.reports == ()


def test_a_report_is_put_aside() -> None:
    reported = sitting(do.ReportLanguage("ar", "fr"), do.ReportDisplay("zh"))
    given(reported).when(do.DismissReport("ar")).then(ev.BoothReportDismissed("ar"))
    assert [report.booth for report in reported.does(do.DismissReport("ar")).state.reports] == ["zh"]


def test_putting_aside_what_is_not_there_changes_nothing() -> None:
    given(do.ReportDisplay("zh")).when(do.DismissReport("ar")).nothing()


# --- two-way booths


@pytest.mark.parametrize(
    ("booth", "floor", "expected"),
    [
        ("fr", "en", Work("direct", "fr")), ("fr", None, Work("direct", "fr")), ("fr", "fr", Work("rest", "fr")),
        ("ar", "en", Work("direct", "ar")), ("ar", "ar", Work("retour", "en")), ("zh", "zh", Work("retour", "en")),
    ],
)  # fmt: skip
def test_arabic_and_chinese_booths_turn_with_the_floor(booth: str, floor: str | None, expected: Work) -> None:
    assert work(booth, floor, PANEL) == expected

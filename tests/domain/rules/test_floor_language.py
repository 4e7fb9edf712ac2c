"""The language on the floor: confirmed by staff or two booths, else expected for a reason, else unknown."""

import functools
from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.commands import Command
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.parties import Party
from interp.domain.model.state import Meeting
from interp.domain.rules.decide import Context, decide
from interp.domain.rules.floor_language import SpokenLanguage, expected, language_of_speech, on_floor
from interp.domain.rules.usual_teams import geneva
from interp.errors import Refused
from tests.builders import MINUTE, SECOND, Sitting, sitting
from tests.given import given

OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)
CUBA = Party("delegation", "Cuba", id="CUB", code="CUB")
PLANNED = do.AddSpeech("i3", CUBA)


def floor(*commands: Command | ev.Event) -> SpokenLanguage:
    """Return what is known of the language on the floor after commands."""
    return on_floor(given(*commands).sat.state.floor)


def of_cuba(*commands: Command | ev.Event, language: str | None = "es") -> SpokenLanguage:
    """Return what is known of a speech of Cuba, whose official language is Spanish, planned before the commands."""
    sat = sitting(OPEN)
    (added,) = decide(sat.state, PLANNED, Context(sat.now, "cuba", official_language=language))
    state: Meeting = given(sat.happened(added), *commands).sat.state
    return language_of_speech(state, state.speeches["cuba"])


def test_the_meetings_language_says_nothing_about_a_speakers() -> None:
    assert floor(OPEN, NEXT) == SpokenLanguage(None, "unknown")
    assert of_cuba(language=None) == SpokenLanguage(None, "unknown")


def test_what_is_expected_comes_from_the_plan_the_text_the_last_use_the_state_in_this_order() -> None:
    assert of_cuba() == SpokenLanguage("es", "expected")
    spoke = (do.OpenItem("i3"), do.GiveFloor(party=CUBA, language="fr"))
    assert of_cuba(*spoke) == SpokenLanguage("fr", "expected")
    filed = do.AttachStatement("cuba", "d1", "en")
    assert of_cuba(*spoke, filed) == SpokenLanguage("en", "expected")
    assert of_cuba(*spoke, filed, do.AmendSpeech("cuba", language="pt")) == SpokenLanguage("pt", "expected")


def test_an_expected_language_is_not_a_last_use() -> None:
    called = (do.OpenItem("i3"), do.GiveFloor("cuba"), do.GiveFloor(party=CUBA))
    assert of_cuba(*called) == SpokenLanguage("es", "expected")


def test_a_speech_called_is_expected_until_staff_confirm_it() -> None:
    called = (OPEN, do.GiveFloor("s2"))
    assert floor(*called) == SpokenLanguage("fr", "expected")
    given(*called).when(do.SetLanguage("fr")).then(ev.FloorLanguageSet("fr"))
    assert floor(*called, do.SetLanguage("fr")) == SpokenLanguage("fr", "confirmed")
    given(*called, do.SetLanguage("fr")).when(do.SetLanguage("fr")).nothing()


def test_a_language_given_with_the_floor_is_confirmed_and_so_is_the_limit_kept() -> None:
    given(OPEN).when(do.GiveFloor("s2", language="es", limit_ms=90 * SECOND)).ends_with(
        ev.SpeechAmended("s2", "fr", 90 * SECOND), ev.ItemOpened("i2"),
        ev.FloorGiven("i2", "s2", "es", 90 * SECOND, "confirmed"),
    )  # fmt: skip
    sat = sitting(OPEN, do.GiveFloor("s2", language="es", limit_ms=90 * SECOND))
    assert sat.state.floor.speech_clock and sat.state.floor.speech_clock.limit_ms == 90 * SECOND
    timed = (OPEN, do.AmendSpeech("s2", limit_ms=90 * SECOND))
    called = ev.FloorGiven("i2", "s2", "fr", 8 * MINUTE, "expected")
    given(*timed).when(do.GiveFloor("s2", limit_ms=0)).ends_with(called)


def test_given_again_to_the_speech_on_the_floor_only_what_differs_changes() -> None:
    given(OPEN, do.GiveFloor("s2")).when(do.GiveFloor("s2")).nothing()
    given(OPEN, do.GiveFloor("s2")).when(do.GiveFloor("s2", language="es")).then(ev.FloorLanguageSet("es"))
    sat = sitting(OPEN, do.GiveFloor("s2"), do.GiveFloor("s2", limit_ms=60 * SECOND))
    assert sat.state.floor.speech_clock and sat.state.floor.speech_clock.limit_ms == 60 * SECOND


@pytest.mark.parametrize("code", ["xx", "", "EN", "english"])
def test_a_language_that_no_table_knows_is_refused(code: str) -> None:
    for command in (
        do.SetLanguage(code), do.GiveFloor("s2", language=code), do.ReportLanguage("fr", code),
        do.AddSpeech("i3", CUBA, language=code), do.AmendSpeech("s2", language=code),
    ):  # fmt: skip
        given(OPEN, NEXT).when(command).bad_request("invalid")


def test_a_key_pressed_for_another_speaker_confirms_nothing() -> None:
    given(OPEN, do.GiveFloor("s2")).when(do.SetLanguage("en", from_speech="s1")).stale()
    given(OPEN, do.GiveFloor("s2")).when(do.SetLanguage("en", from_speech="s2")).then(ev.FloorLanguageSet("en"))


def test_two_booths_that_agree_confirm_and_one_does_not() -> None:
    called = (OPEN, do.GiveFloor("s2"), do.ReportLanguage("ar", "es"))
    assert floor(*called) == SpokenLanguage("fr", "expected")
    given(*called).when(do.ReportLanguage("zh", "ru")).then(ev.BoothLanguageReported("zh", "ru"))
    given(*called).when(do.ReportLanguage("zh", "es")).then(
        ev.BoothLanguageReported("zh", "es"), ev.FloorLanguageSet("es", heard_by=("ar", "zh"))
    )
    assert floor(*called, do.ReportLanguage("zh", "es")) == SpokenLanguage("es", "confirmed")


SLIP = (OPEN, NEXT, do.ReportLanguage("ar", "fr"), do.ReportLanguage("zh", "fr"))


def test_a_language_that_booths_confirmed_is_expected_again_when_one_contradicts_until_a_third_agrees() -> None:
    assert floor(*SLIP) == SpokenLanguage("fr", "confirmed")
    given(*SLIP).when(do.ReportLanguage("ru", "es")).then(
        ev.BoothLanguageReported("ru", "es"), ev.FloorLanguageDoubted("fr")
    )
    one = (*SLIP, do.ReportLanguage("ru", "es"))
    assert floor(*one) == SpokenLanguage("fr", "expected")
    two = (*one, do.ReportLanguage("en", "es"))
    assert floor(*two) == SpokenLanguage("fr", "expected"), "two against two"
    assert floor(*two, do.ReportLanguage("es", "es")) == SpokenLanguage("es", "confirmed")
    assert floor(*two, do.ReportLanguage("fr", "fr")) == SpokenLanguage("fr", "confirmed")
    assert floor(*two, do.ReportLanguage("ar", "es")) == SpokenLanguage("es", "confirmed"), "a booth corrects itself"
    given(*one).when(do.ReportLanguage("ar", "fr")).nothing()
    three = given(*two, do.ReportLanguage("es", "es")).sat.state
    assert {each.booth: each.language for each in three.reports} == {}
    assert (three.floor.heard_by, three.floor.spoken["s1"]) == (("en", "es", "ru"), "es")


def test_what_staff_say_is_not_doubted_and_ends_a_doubt() -> None:
    for said in (do.SetLanguage("fr"), do.SetLanguage("es")):
        assert floor(*SLIP, said, do.ReportLanguage("ru", "ru")).standing == "confirmed"
        assert floor(*SLIP, do.ReportLanguage("ru", "es"), said) == SpokenLanguage(said.language, "confirmed")
    given(*SLIP).when(do.SetLanguage("fr")).then(ev.FloorLanguageSet("fr"))


def test_a_language_that_is_no_longer_confirmed_is_not_the_speakers_last() -> None:
    state = given(*SLIP, do.ReportLanguage("ru", "es")).sat.state
    assert (state.floor.spoken, state.floor.last_spoken) == ({}, {})


def test_who_confirmed_a_language_is_known_after_an_interruption_and_an_undo() -> None:
    held = (*SLIP, do.InterruptFloor("technical"), do.ReturnFloor())
    assert floor(*held, do.ReportLanguage("ru", "es")) == SpokenLanguage("fr", "expected")
    undone = (*SLIP, do.GiveFloor("s2"), do.UndoSwitch())
    assert floor(*undone, do.ReportLanguage("ru", "es")) == SpokenLanguage("fr", "expected")


def test_a_retour_is_chosen_at_the_microphone_or_by_who_directs() -> None:
    team, sits = do.SetTeam(geneva()), (do.TakeDesk("zh", "1", "zh-1"), do.TakeDesk("zh", "3", "zh-3"))
    sat = sitting(team, OPEN, NEXT, *sits, do.SetLanguage("zh"), do.TakeHandover("zh", "3"))
    booth = Context(sat.now, "x", is_interpreter=True)
    at = functools.partial(do.SetRetour, "zh", "fr")
    assert decide(sat.state, at(desk="3"), booth) == (ev.FloorRetourSet("zh", "fr"),)
    assert decide(sat.state, at(), replace(booth, is_interpreter=False)) == (ev.FloorRetourSet("zh", "fr"),)
    for desk in ("1", None):
        with pytest.raises(Refused, match="not_at_microphone"):
            decide(sat.state, at(desk=desk), booth)
    free = sat.does(do.LeaveDesk("zh", "3"))
    assert decide(free.state, at(desk="1"), booth), "nobody is known to have the microphone"
    assert do.SetRetour.may == {"admin", "chief", "interpreter", "staff"}


def test_a_retour_that_was_chosen_is_dropped_when_its_language_has_passed() -> None:
    early = (OPEN, NEXT, do.SetLanguage("fr"), do.SetRetour("zh", "fr"))
    chosen = given(*early, do.SetLanguage("zh")).sat.state.floor.retour
    assert chosen == (("zh", "fr"),), "it waits for its language"
    assert given(*early, do.SetLanguage("es")).sat.state.floor.retour == chosen
    passed = given(*early, do.SetLanguage("zh"), do.SetLanguage("fr"))
    assert passed.sat.state.floor.retour == ()
    assert passed.sat.does(do.SetLanguage("zh")).state.floor.retour == ()


def test_booths_never_overrule_what_is_confirmed_and_set_nothing_while_nobody_speaks() -> None:
    for before in ((OPEN, NEXT, do.SetLanguage("fr")), (OPEN,)):
        here = given(*before, do.ReportLanguage("ar", "es"))
        here.when(do.ReportLanguage("zh", "es")).then(ev.BoothLanguageReported("zh", "es"))


def test_a_booth_that_hears_what_is_expected_is_heard() -> None:
    given(OPEN, do.GiveFloor("s2")).when(do.ReportLanguage("ar", "fr")).then(ev.BoothLanguageReported("ar", "fr"))


def test_a_floor_of_an_earlier_release_was_a_guess() -> None:
    old = ev.FloorGiven("i1", "s1", "en")
    assert floor(OPEN, ev.ItemOpened("i1"), old) == SpokenLanguage("en", "expected")
    assert floor(OPEN, ev.ItemOpened("i1"), old, ev.FloorLanguageSet("en")) == SpokenLanguage("en", "confirmed")


def test_a_text_filed_in_mid_speech_changes_what_is_expected_and_not_what_is_confirmed() -> None:
    filed = do.AttachStatement("s3", "d1", "ar")
    assert floor(OPEN, do.GiveFloor("s3"), filed) == SpokenLanguage("ar", "expected")
    assert floor(OPEN, do.GiveFloor("s3"), do.SetLanguage("en"), filed) == SpokenLanguage("en", "confirmed")


def test_an_amended_language_is_expected_again() -> None:
    assert floor(OPEN, do.GiveFloor("s2"), do.SetLanguage("fr"), do.AmendSpeech("s2", language="es")) == (
        SpokenLanguage("es", "expected")
    )


def test_a_speech_held_keeps_the_language_it_was_held_in() -> None:
    state = sitting(OPEN, do.GiveFloor("s2"), do.SetLanguage("ru"), do.GiveFloor("s3")).state
    assert language_of_speech(state, state.speeches["s2"]) == SpokenLanguage("ru", "confirmed")


def test_undo_restores_what_was_known() -> None:
    before = sitting(OPEN, do.GiveFloor("s2"), do.SetLanguage("pt", "en"))
    undone = Sitting(before.state, now=before.now, asked=before.asked).does(
        do.GiveFloor("s3", language="ar"), do.UndoSwitch()
    )
    clocks = {"speech_clock": None, "item_clock": None}
    assert replace(undone.state.floor, **clocks) == replace(before.state.floor, **clocks)  # type: ignore[arg-type]
    assert expected(undone.state, undone.state.speeches["s3"]) is None


def test_the_booth_of_an_interpreter_is_of_languages_that_have_none() -> None:
    given(OPEN, NEXT).when(do.SetLanguage("pt", "en")).then(ev.FloorLanguageSet("pt", "en"))
    given(OPEN, NEXT).when(do.SetLanguage("fr", "en")).then(ev.FloorLanguageSet("fr"))
    given(OPEN, NEXT, do.SetLanguage("pt", "en")).when(do.SetLanguage("pt")).then(ev.FloorLanguageSet("pt"))


@pytest.mark.parametrize("booth", ["ar", "zh"])
def test_a_two_way_booths_retour_is_chosen_for_a_speech(booth: MeetingLanguage) -> None:
    given(OPEN, NEXT).when(do.SetRetour(booth, "fr")).then(ev.FloorRetourSet(booth, "fr"))
    given(OPEN).when(do.SetRetour(booth, "fr")).refused("nobody_on_floor")


@pytest.mark.parametrize("booth", ["en", "fr", "ru", "es"])
def test_a_one_way_booth_has_no_retour(booth: MeetingLanguage) -> None:
    given(OPEN, NEXT).when(do.SetRetour(booth, "fr")).refused("one_way_booth", booth=booth)


def test_the_usual_retour_is_no_news_and_undo_restores_the_chosen_one() -> None:
    given(OPEN, NEXT).when(do.SetRetour("ar", "en")).nothing()
    sat = sitting(OPEN, NEXT, do.SetRetour("ar", "fr"), do.GiveFloor("s2"))
    assert sat.state.floor.retour == ()
    assert sat.does(do.UndoSwitch()).state.floor.retour == (("ar", "fr"),)


def test_later_rows_of_a_delegation_are_new_when_another_language_is_expected_of_it() -> None:
    sat = sitting(OPEN, do.AddSpeech("i3", CUBA), do.OpenItem("i3"), do.GiveFloor(party=CUBA))
    before = sat.state
    after = sat.does(do.SetLanguage("es")).state
    assert before.numbers.edits_seq < after.numbers.edits_seq == after.speech_seqs["c3"] == after.seq
    again = sat.does(do.AdvanceFloor("c5"), do.SetLanguage("es")).state
    assert again.speech_seqs["c3"] == again.seq and again.numbers.edits_seq < again.seq

"""Typed lines, corrections and withdrawals: numbers that grow by one, changes in place, and what is refused."""

from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model.caption_state import KEPT, LONGEST_CUE, Captions, ScriptUnit
from interp.domain.model.commands import (
    CorrectCaption,
    FollowCaptions,
    LoadCaptions,
    ReleaseCaptions,
    SupplyCaption,
    TypeCaption,
    WithdrawCaptions,
)
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.domain.rules.evolve import replay
from interp.domain.views.audiences import Audience, view
from interp.wire import view_json
from tests.builders import Sitting, sitting
from tests.domain.rules.decide.followed_text import loaded, numbers, release
from tests.given import given
from tests.speech_scripts import SENTENCES, said, unit

# --- typed lines


def test_a_typed_line_is_an_original_by_a_person() -> None:
    here = loaded(TypeCaption("Merci", "fr"))
    typed = here.state.captions.units[0]
    assert typed.unit == ScriptUnit("c4", "fr", (T("Merci", "fr", "original", "person", 1),))
    assert (typed.how, typed.speech) == ("typed", "s1")


def test_a_line_may_be_typed_between_speeches_but_not_outside_the_meeting() -> None:
    assert sitting(do.OpenMeeting(), TypeCaption("Order", "en")).state.captions.units[0].speech is None
    given().when(TypeCaption("Order", "en")).refused("meeting_planned")
    given(do.OpenMeeting(), do.SuspendMeeting()).when(TypeCaption("Order", "en")).refused("meeting_suspended")
    given(do.CloseMeeting()).when(TypeCaption("Order", "en")).refused("meeting_closed")


def test_a_line_is_neither_empty_nor_longer_than_a_message_can_hold() -> None:
    given(loaded()).when(TypeCaption("", "en")).refused("empty_text")
    given(loaded()).when(TypeCaption("x" * (LONGEST_CUE + 1), "en")).bad_request("too_long")


# --- corrections


def test_a_correction_changes_a_cue_in_place() -> None:
    here = loaded(release(1, 3))
    here.does(CorrectCaption("d1.b.0", "ar", "صحيح", 1))
    text = here.state.captions.units[1].unit.text("ar")
    assert text == T("صحيح", "ar", "reviewed", "person", 2)
    assert here.state.captions.seq == 3 and here.state.captions.units[1].changed == here.state.seq
    assert here.state.captions.units[0].changed < here.state.seq


def test_a_correction_has_the_lines_it_was_given_or_those_of_a_caption() -> None:
    long = "Nous remercions le Rapporteur spécial pour le rapport qu’il nous a présenté."
    here = loaded(release(1, 2), CorrectCaption("d1.a.0", "fr", "Un\ndeux", 1), CorrectCaption("d1.b.0", "fr", long, 1))
    first, second = (each.unit.text("fr") for each in here.state.captions.units)
    assert first and first.text == "Un\ndeux"
    assert second and second.text.count("\n") == 1 and second.text.replace("\n", " ") == long
    given(here).when(CorrectCaption("d1.b.0", "fr", long, 2)).nothing()


def test_a_correction_of_the_original_stays_an_original_and_a_language_can_be_added() -> None:
    here = loaded(release(1, 1), CorrectCaption("d1.a.0", "en", "Right", 1), CorrectCaption("d1.a.0", "zh", "好", 0))
    unit_now = here.state.captions.units[0].unit
    assert unit_now.text("en") == T("Right", "en", "original", "person", 2)
    assert unit_now.text("zh") == T("好", "zh", "reviewed", "person", 1)


def test_a_correction_over_another_revision_is_refused_and_nothing_is_lost() -> None:
    here = loaded(release(1, 1), CorrectCaption("d1.a.0", "ar", "أول", 1))
    given(here).when(CorrectCaption("d1.a.0", "ar", "ثان", 1)).refused("text_changed", revision=2, value="أول")
    given(here).when(CorrectCaption("d1.a.0", "ar", "أول", 1)).nothing()


def test_a_unit_nobody_released_is_not_found() -> None:
    for command in (CorrectCaption("d9.a.0", "ar", "x", 0), WithdrawCaptions(unit="d9.a.0"), SupplyCaption("d9.a.0")):
        given(loaded(release(1, 1))).when(command).not_found()


def test_what_a_machine_brings_adds_languages_and_leaves_a_persons_words() -> None:
    here = loaded(TypeCaption("Thank you", "en"))
    here.does(SupplyCaption("c4", (said("Merci", "fr"), said("谢谢", "zh"))))
    here.does(CorrectCaption("c4", "fr", "Je vous remercie", 1))
    here.does(SupplyCaption("c4", (said("Merci bien", "fr", "draft", 2), said("多谢", "zh", "draft", 2)), ("ar",)))
    texts = {text.language: text.text for text in here.state.captions.units[0].unit.texts}
    assert texts == {"en": "Thank you", "fr": "Je vous remercie", "zh": "多谢"}
    assert here.state.captions.units[0].unit.text("zh").origin.endswith("+fixture")  # type: ignore[union-attr]
    given(here).when(SupplyCaption("c4", (said("多谢", "zh", "draft", 2),))).nothing()


# --- withdrawal


def test_a_withdrawn_unit_keeps_its_number() -> None:
    here = loaded(release(1, 3), WithdrawCaptions(unit="d1.b.0"))
    assert numbers(here) == [(1, False), (2, True), (3, False)]
    given(here).when(WithdrawCaptions(unit="d1.b.0")).nothing()


def test_a_withdrawn_document_takes_all_its_units_and_is_followed_no_more() -> None:
    here = loaded(release(1, 2), TypeCaption("Thank you", "en"), WithdrawCaptions(document="d1"))
    assert numbers(here) == [(1, True), (2, True), (3, False)]
    assert view_json(view(here.state, Audience("captions", "fr")))["following"]["mode"] == "no_text"
    given(here).when(WithdrawCaptions(document="d1")).nothing()
    given(here).when(WithdrawCaptions(document="d2")).not_found()


@pytest.mark.parametrize("args", [{}, {"unit": "d1.a.0", "document": "d1"}])
def test_one_thing_is_withdrawn_at_a_time(args: Any) -> None:
    given(loaded(release(1, 1))).when(WithdrawCaptions(**args)).bad_request()


def test_a_unit_withdrawn_may_be_released_again_under_a_new_number() -> None:
    here = loaded(release(1, 2), WithdrawCaptions(unit="d1.b.0"), FollowCaptions("hold"))
    here.does(ReleaseCaptions("s1", "hand", 2, SENTENCES[1:2]))
    assert numbers(here) == [(1, False), (2, True), (3, False)]


# --- what is kept


def long_meeting(units: int) -> Sitting:
    here = sitting(do.AdvanceFloor(None), LoadCaptions("s1", "d1", units))
    for last in range(50, units + 1, 50):
        some = tuple(unit(f"u{number}") for number in range(last - 49, last + 1))
        here.does(ReleaseCaptions("s1", "pace", last, some))
    return here


def test_the_state_keeps_the_newest_units_and_the_log_has_all() -> None:
    here = long_meeting(KEPT + 150)
    assert len(here.state.captions.units) == KEPT
    assert here.state.captions.units[-1].number == here.state.captions.seq == KEPT + 150
    whole = replay(here.log, Meeting(captions=Captions(keep=None)))
    assert [each.number for each in whole.captions.units] == list(range(1, KEPT + 151))
    assert whole.captions.units[-KEPT:] == here.state.captions.units

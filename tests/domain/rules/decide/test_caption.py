"""The types of captions: numbers that grow by one, changes in place, and what is refused."""

from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.captions import KEPT, LONGEST_CUE, Captions, ScriptUnit
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
from interp.domain.views.audiences import AUDIENCES, Audience, view
from interp.errors import Stale
from interp.wire import view_json
from tests.builders import Sitting, audience, sitting
from tests.given import given
from tests.speech_scripts import SENTENCES, said, unit


def loaded(*commands: do.Command, **more: Any) -> Sitting:
    """Return a meeting whose first speaker is followed by a text of six units."""
    return sitting(do.AdvanceFloor(None), LoadCaptions("s1", "d1", 6, **more), *commands)


def release(first: int, last: int, how: Any = "pace") -> ReleaseCaptions:
    return ReleaseCaptions("s1", how, last, SENTENCES[first - 1 : last])


def numbers(here: Sitting) -> list[tuple[int, bool]]:
    return [(each.number, each.withdrawn) for each in here.state.captions.units]


def test_units_are_numbered_one_by_one_and_keep_who_spoke_and_when() -> None:
    here = loaded(release(1, 2), TypeCaption("Thank you", "en"), release(3, 3))
    units = here.state.captions.units
    assert [(each.number, each.how, each.speech) for each in units] == [
        (1, "pace", "s1"), (2, "pace", "s1"), (3, "typed", "s1"), (4, "pace", "s1"),
    ]  # fmt: skip
    assert here.state.captions.seq == 4 and here.state.captions.changed == here.state.seq
    assert units[3].at == here.now and here.state.floor.cue == 3


def test_the_same_text_loaded_twice_changes_nothing() -> None:
    given(loaded()).when(LoadCaptions("s1", "d1", 6)).nothing()


def test_a_text_that_is_there_means_the_speaker_is_on_text() -> None:
    assert sitting(do.AdvanceFloor(None)).state.speeches["s1"].text == "none"
    assert loaded().state.speeches["s1"].text == "on_text"


def test_what_is_on_the_screens_is_not_released_again() -> None:
    here = loaded(release(1, 2))
    events = here.would(release(1, 3))
    assert events == (ev.CaptionsReleased("s1", "pace", 3, SENTENCES[2:3]),)
    given(here).when(release(1, 2)).nothing()


def test_a_text_nobody_may_see_moves_on_without_a_cue() -> None:
    here = loaded(release(1, 2), visible=False)
    assert here.state.captions.units == () and here.state.floor.cue == 2


@pytest.mark.parametrize(
    "before, command",
    [
        (FollowCaptions("hold"), release(1, 1)),
        (FollowCaptions("off_text"), release(1, 1)),
        (FollowCaptions("next"), release(2, 2)),
        (FollowCaptions("next"), release(3, 3, "hand")),
        (do.AdvanceFloor("s1"), release(1, 1)),
        (do.AdvanceFloor("s1"), LoadCaptions("s1", "d1", 7)),
        (do.CloseMeeting(), release(1, 1)),
        (FollowCaptions("go_on"), release(1, 1, "hand")),
    ],
)
def test_what_somebody_decided_first_makes_a_release_stale(before: do.Command, command: do.Command) -> None:
    given(loaded(before)).when(command).stale()


def test_a_position_beyond_the_text_is_its_end() -> None:
    assert loaded(FollowCaptions("jump", position=99)).state.floor.cue == 6
    assert loaded(FollowCaptions("back")).state.floor.cue == 0


@pytest.mark.parametrize("seen, goes_to", [(2, []), (3, [4]), (None, [4])])
def test_next_goes_one_step_from_what_was_shown(seen: int | None, goes_to: list[int]) -> None:
    events = loaded(FollowCaptions("jump", position=3)).would(FollowCaptions("next", position=seen))
    assert [each.position for each in events if isinstance(each, ev.CaptionsFollowed)] == goes_to


@pytest.mark.parametrize("seen", [0, 1, 5])
def test_next_from_elsewhere_is_stale_and_says_where_the_captions_are(seen: int) -> None:
    with pytest.raises(Stale) as told:
        loaded(FollowCaptions("jump", position=3)).would(FollowCaptions("next", position=seen))
    assert (told.value.args_["position"], told.value.args_["speech"]) == (3, "s1")


def test_a_button_of_another_speech_is_stale() -> None:
    given(loaded()).when(FollowCaptions("next", speech="s2")).stale()


@pytest.mark.parametrize("action", ["next", "back", "jump", "hold", "go_on", "on_text"])
def test_without_a_text_there_is_nothing_to_follow(action: Any) -> None:
    given(do.AdvanceFloor(None)).when(FollowCaptions(action, position=1)).refused("no_script")


@pytest.mark.parametrize(
    "action, text, mode",
    [
        ("off_text", "off_text", "off_text"),
        ("text_follows", "follows_later", "text_follows"),
        ("no_text", "none", "no_text"),
    ],
)
def test_what_the_speaker_does_with_the_text_is_in_every_view(action: Any, text: str, mode: str) -> None:
    here = loaded(FollowCaptions(action))
    assert here.state.speeches["s1"].text == text
    for name in AUDIENCES:
        shown = view_json(view(here.state, audience(name)))
        assert shown["following"]["mode"] == mode and shown["speech"]["text"] == text
    given(here).when(FollowCaptions(action)).nothing()


def test_the_place_is_for_those_who_work_and_changes_no_public_view() -> None:
    here = loaded()
    before = {name: view(here.state, audience(name)) for name in AUDIENCES}
    here.does(release(1, 1))
    changed = {name for name in AUDIENCES if view(here.state, audience(name)) != before[name]}
    assert changed == {"booth", "console", "desk"}
    place = {"document": "d1", "position": 1, "of": 6, "unit": "d1.a.0", "number": 1, "hand": None}
    assert view_json(view(here.state, Audience("booth", "fr")))["place"] == place


def test_staff_who_amend_the_speech_say_the_same() -> None:
    here = loaded(do.AmendSpeech("s1", text="off_text"))
    given(here).when(release(1, 1)).stale()
    here.does(do.AmendSpeech("s1", text="on_text"), release(1, 1))
    assert here.state.captions.following["s1"].since_ms > 0


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


def test_at_most_fifty_units_come_at_once() -> None:
    many = tuple(unit(f"u{number}") for number in range(51))
    given(loaded()).when(ReleaseCaptions("s1", "pace", 51, many)).refused("too_many_texts")

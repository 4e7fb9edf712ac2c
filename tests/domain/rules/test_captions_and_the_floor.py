"""Captions as the floor moves: what an undo takes off the screens, what a hand still owes, where a pace counts on."""

from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model.caption_state import LONGEST_CUE, Following
from interp.domain.model.commands.caption import (
    CorrectCaption,
    FollowCaptions,
    LoadCaptions,
    ReleaseCaptions,
    SupplyCaption,
    TypeCaption,
    WithdrawCaptions,
)
from interp.domain.model.events import caption as ev
from tests.builders import SECOND, Sitting, sitting
from tests.given import given
from tests.speech_scripts import SENTENCES, said


def loaded(*commands: do.Command, **more: Any) -> Sitting:
    """Return a meeting whose first speaker is followed by a text of six units."""
    return sitting(do.AdvanceFloor(None), LoadCaptions("s1", "d1", 6, **more), *commands)


def release(first: int, last: int, how: Any = "pace", speech: str = "s1") -> ReleaseCaptions:
    return ReleaseCaptions(speech, how, last, SENTENCES[first - 1 : last])


def shown(here: Sitting) -> list[int]:
    """Return the numbers of what is on the screens."""
    return [each.number for each in here.state.captions.units if not each.withdrawn]


def followed(here: Sitting, speech: str = "s1") -> Following:
    return here.state.captions.following[speech]


# --- the floor moves


def test_undo_takes_off_the_screens_what_the_switch_let_out_and_nothing_else() -> None:
    here = loaded(release(1, 2), TypeCaption("One", "en"), do.AdvanceFloor("s1"), LoadCaptions("s2", "d2", 6))
    here.does(release(3, 4, speech="s2"), TypeCaption("Two", "en"))
    assert shown(here) == [1, 2, 3, 4, 5, 6]
    here.does(do.UndoSwitch("s2"))
    assert shown(here) == [1, 2, 3, 6]
    assert list(here.state.captions.following) == ["s1"] and here.state.floor.cue == 2


def test_undo_gives_a_speaker_who_had_the_floor_before_the_place_it_had_then() -> None:
    here = loaded(release(1, 2), do.AdvanceFloor("s1"), do.GiveFloor("s1"), release(3, 3))
    before = followed(here)
    here.does(do.UndoSwitch("s1"))
    assert (followed(here).position, before.position, shown(here)) == (2, 3, [1, 2])


def test_undo_of_an_item_opened_leaves_the_screens_as_they_are() -> None:
    here = loaded(release(1, 2), do.OpenItem("i3"), TypeCaption("Order", "en"))
    assert shown(here.does(do.UndoSwitch(None))) == [1, 2, 3]


def test_a_speaker_who_comes_back_goes_on_where_the_text_was_left() -> None:
    here = loaded(release(1, 3), do.AdvanceFloor("s1"))
    assert here.state.floor.cue == 0
    here.later(60 * SECOND).does(do.GiveFloor("s1"))
    assert (here.state.floor.cue, followed(here).anchor, followed(here).since_ms) == (3, 3, 0)


# --- a pace and a hand


def test_a_pace_counts_on_from_where_it_is_taken_up() -> None:
    here = loaded(release(1, 2)).later(9 * SECOND).does(FollowCaptions("go_on"), FollowCaptions("hold"))
    here.later(20 * SECOND).does(FollowCaptions("go_on"))
    assert (followed(here).anchor, followed(here).since_ms) == (2, here.now - here.log[2].at)
    assert followed(here).moved == here.state.seq


def test_a_text_that_grew_keeps_the_count_where_the_place_is_the_same() -> None:
    here = loaded(release(1, 2), FollowCaptions("hold")).later(5 * SECOND)
    before = followed(here)
    here.does(LoadCaptions("s1", "d1", 9))
    assert followed(here) == Following("d1", 9, False, True, False, "held", 2, before.anchor, before.since_ms,
                                       before.moved, before.owed, before.hand)  # fmt: skip
    here.does(LoadCaptions("s1", "d1", 9, position=4))
    assert (followed(here).anchor, followed(here).position, followed(here).owed) == (4, 4, 4)
    assert followed(here).since_ms > before.since_ms


@pytest.mark.parametrize("other", ["d2", "d0"])
def test_another_text_of_the_speech_begins_at_its_beginning_by_itself(other: str) -> None:
    here = loaded(release(1, 2), FollowCaptions("hold"), LoadCaptions("s1", other, 4))
    assert (followed(here).document, followed(here).mode, followed(here).position) == (other, "auto", 0)


@pytest.mark.parametrize(
    ("moves", "owed"),
    [
        ((), 2),
        ((FollowCaptions("next"),), 2),
        ((FollowCaptions("next"), FollowCaptions("next")), 2),
        ((FollowCaptions("next"), FollowCaptions("hold")), 2),
        ((FollowCaptions("jump", position=5),), 4),
        ((FollowCaptions("back"),), 0),
        ((FollowCaptions("jump", position=0),), 0),
        ((FollowCaptions("next"), release(3, 3, "hand")), 3),
    ],
)
def test_a_hand_that_steps_on_owes_what_it_passed_and_one_that_jumps_owes_nothing(
    moves: tuple[do.Command, ...], owed: int
) -> None:
    assert followed(loaded(release(1, 2), *moves)).owed == owed


@pytest.mark.parametrize(
    ("command", "goes_to"),
    [
        (FollowCaptions("next", position=2, to=4), 4),
        (FollowCaptions("next", position=2, to=2), 3),
        (FollowCaptions("next", position=2, to=1), 3),
        (FollowCaptions("back", position=2, to=0), 0),
        (FollowCaptions("back", position=2, to=2), 1),
        (FollowCaptions("back", position=2, to=3), 1),
        (FollowCaptions("back"), 1),
    ],
)
def test_a_key_goes_where_its_screen_said_or_one_step(command: FollowCaptions, goes_to: int) -> None:
    here = loaded(release(1, 2), command)
    assert (followed(here).position, followed(here).mode, here.state.floor.cue) == (goes_to, "hand", goes_to)


def test_a_jump_needs_a_place() -> None:
    given(loaded()).when(FollowCaptions("jump")).bad_request("invalid")


def test_nobody_on_the_floor_is_followed() -> None:
    given(do.OpenMeeting()).when(FollowCaptions("hold")).refused("nobody_on_floor")
    given(loaded(do.EndFloor())).when(FollowCaptions("hold")).refused("nobody_on_floor")


def test_a_text_is_taken_up_for_whoever_has_the_floor_only() -> None:
    given(loaded()).when(LoadCaptions("s2", "d2", 6)).stale()
    given(loaded()).when(release(1, 1, speech="s2")).stale()


def test_a_document_withdrawn_comes_back_when_somebody_says_so() -> None:
    here = loaded(release(1, 2), WithdrawCaptions(document="d1"))
    given(here).when(LoadCaptions("s1", "d1", 6)).nothing()
    given(here).when(FollowCaptions("next")).refused("no_script")
    assert not followed(here.does(FollowCaptions("go_on"))).withdrawn
    assert shown(here.does(release(3, 3))) == [3]


def test_a_speech_given_no_text_says_so_once() -> None:
    here = sitting(do.AdvanceFloor(None))
    given(here).when(FollowCaptions("off_text")).then(ev.CaptionsFollowed("s1", "auto", 0, "off_text"))
    given(here).when(FollowCaptions("no_text")).nothing()


def test_a_text_that_narrows_to_the_desk_leaves_the_screens_and_no_other_does() -> None:
    here = loaded(release(1, 2), TypeCaption("Order", "en"), LoadCaptions("s1", "d1", 6, visible=False))
    assert shown(here) == [3]
    assert {each.number: each.changed == here.state.seq for each in here.state.captions.units} == {
        1: True, 2: True, 3: False,
    }  # fmt: skip


# --- single captions


def test_a_line_may_be_as_long_as_a_message_can_hold() -> None:
    here = loaded(TypeCaption("x" * LONGEST_CUE, "en"), CorrectCaption("c4", "fr", "y" * LONGEST_CUE, 0))
    assert shown(here) == [1]
    given(here).when(CorrectCaption("c4", "fr", "a\n" + "y" * LONGEST_CUE, 1)).bad_request("too_long")
    given(here).when(SupplyCaption("c4", (said("y" * (LONGEST_CUE + 1), "ar"),))).bad_request("too_long")


def test_a_correction_says_something() -> None:
    given(loaded(release(1, 1))).when(CorrectCaption("d1.a.0", "fr", "", 1)).refused("empty_text")


def test_a_typed_line_corrected_drops_the_drafts_of_what_it_said_and_a_papers_keeps_its_translations() -> None:
    here = loaded(TypeCaption("Thank you", "en"), SupplyCaption("c4", (said("Merci", "fr"),)))
    here.does(CorrectCaption("c4", "ar", "شكرا", 0), CorrectCaption("c4", "en", "Thanks", 1))
    assert [each.language for each in here.state.captions.units[0].unit.texts] == ["ar", "en"]
    paper = loaded(release(1, 1), CorrectCaption("d1.a.0", "en", "Right", 1))
    assert [each.language for each in paper.state.captions.units[0].unit.texts] == ["ar", "en", "fr"]


def test_only_the_newest_unit_of_an_id_is_corrected() -> None:
    here = loaded(release(1, 1), WithdrawCaptions(unit="d1.a.0"), FollowCaptions("hold"))
    here.does(ReleaseCaptions("s1", "hand", 1, SENTENCES[:1]), CorrectCaption("d1.a.0", "fr", "Juste", 1))
    texts = [each.unit.text("fr") for each in here.state.captions.units]
    assert [each.text for each in texts if each] == ["a fr", "Juste"]


@pytest.mark.parametrize(
    ("revision", "origin", "stands"),
    [(1, "mt", "On air"), (2, "mt", "On air"), (3, "mt", "News"), (2, "person", "News"), (1, "person", "On air")],
)
def test_what_a_person_wrote_on_air_stands_against_a_machine_of_the_same_revision(
    revision: int, origin: str, stands: str
) -> None:
    here = loaded(release(1, 1), CorrectCaption("d1.a.0", "fr", "On air", 1))
    standing = "draft" if origin == "mt" else "reviewed"
    here.does(SupplyCaption("d1.a.0", (said("News", "fr", standing, revision, origin),)))
    text = here.state.captions.units[0].unit.text("fr")
    assert text and text.text == stands


def test_a_caption_marked_as_corrected_since_keeps_its_mark_until_told() -> None:
    here = loaded(release(1, 1), SupplyCaption("d1.a.0", stale=True))
    assert here.state.captions.units[0].stale
    given(here).when(SupplyCaption("d1.a.0")).nothing()
    assert not here.does(SupplyCaption("d1.a.0", stale=False)).state.captions.units[0].stale


def test_a_unit_taken_off_one_by_one_comes_back_only_when_a_hand_goes_to_it_anew() -> None:
    here = loaded(release(1, 3), WithdrawCaptions(unit="d1.b.0"), FollowCaptions("jump", position=2))
    assert "d1.b.0" in here.state.captions.struck
    assert shown(here.does(release(2, 2, "hand"))) == [1, 3, 4]
    assert here.state.captions.struck == {}
    held = loaded(release(1, 3), FollowCaptions("jump", position=2), WithdrawCaptions(unit="d1.b.0"))
    given(held).when(release(2, 2, "hand")).nothing()


def test_a_unit_taken_off_stays_off_for_the_pace_and_for_a_hand_that_goes_past_it() -> None:
    here = loaded(release(1, 3), WithdrawCaptions(unit="d1.b.0"), FollowCaptions("jump", position=1))
    paced = loaded(release(1, 3), WithdrawCaptions(unit="d1.b.0"), FollowCaptions("back"), FollowCaptions("go_on"))
    assert [each.unit.segment for each in paced.does(release(2, 4)).state.captions.units if not each.withdrawn] == [
        "a", "c", "d",
    ]  # fmt: skip
    here.does(FollowCaptions("jump", position=4), release(2, 4, "hand"))
    assert [each.unit.segment for each in here.state.captions.units if not each.withdrawn] == ["a", "c", "d"]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (WithdrawCaptions(unit="x" * 99), "caption"),
        (CorrectCaption("x" * 99, "fr", "y", 0), "caption"),
        (WithdrawCaptions(document="x" * 99), "document"),
    ],
)
def test_what_is_not_there_is_told_by_the_beginning_of_its_id(command: do.Command, told: str) -> None:
    error = given(loaded(release(1, 1))).when(command).error
    assert error and error.args_[told] == "x" * 80


def test_a_document_that_is_followed_or_shown_is_withdrawn_and_another_is_not_touched() -> None:
    unseen = loaded(visible=False)
    given(unseen).when(WithdrawCaptions(document="d1")).then(ev.CaptionsWithdrawn(document="d1"))
    here = loaded(release(1, 2), do.AdvanceFloor("s1"), LoadCaptions("s2", "d2", 6), WithdrawCaptions(document="d2"))
    assert shown(here) == [1, 2]
    assert {speech: each.withdrawn for speech, each in here.state.captions.following.items()} == {
        "s1": False, "s2": True,
    }  # fmt: skip
    assert here.state.captions.changed == here.state.seq

"""Steps through a text: what is released once, what a step counts from, and what is stale."""

from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.commands import (
    FollowCaptions,
    LoadCaptions,
    ReleaseCaptions,
    TypeCaption,
)
from interp.domain.views.audiences import AUDIENCES, Audience, view
from interp.errors import Stale
from interp.wire import view_json
from tests.builders import audience, sitting
from tests.domain.rules.decide.followed_text import loaded, release
from tests.given import given
from tests.speech_scripts import SENTENCES, unit


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
    place = {
        "document": "d1", "position": 1, "of": 6, "unit": "d1.a.0", "number": 1, "hand": None, "ahead": None,
        "share_per_minute": None,
    }  # fmt: skip
    assert view_json(view(here.state, Audience("booth", "fr")))["place"] == place


def test_staff_who_amend_the_speech_say_the_same() -> None:
    here = loaded(do.AmendSpeech("s1", text="off_text"))
    given(here).when(release(1, 1)).stale()
    here.does(do.AmendSpeech("s1", text="on_text"), release(1, 1))
    assert here.state.captions.following["s1"].since_ms > 0


def test_at_most_fifty_units_come_at_once() -> None:
    many = tuple(unit(f"u{number}") for number in range(51))
    given(loaded()).when(ReleaseCaptions("s1", "pace", 51, many)).refused("too_many_texts")


def test_a_booth_says_that_the_speaker_left_the_text_and_is_back_and_takes_the_captions_from_nobody() -> None:
    here = loaded(FollowCaptions("jump", "s1", 3))
    hand = here.state.captions.following["s1"].hand
    left = do.LeaveText("fr", "s1")
    given(here).when(left).then(ev.CaptionsFollowed("s1", "hand", 3, "off_text", booth="fr"))
    off = here.does(left)
    assert off.state.speeches["s1"].text == "off_text" and off.state.captions.following["s1"].hand == hand
    given(off).when(do.LeaveText("ru", "s1")).nothing()
    back = do.LeaveText("ru", "s1", back=True)
    given(off).when(back).then(ev.CaptionsFollowed("s1", "auto", 3, "on_text", booth="ru"))
    given(off.does(back)).when(back).nothing()


def test_only_the_speech_on_the_floor_is_left_and_only_where_it_has_a_text() -> None:
    given(loaded()).when(do.LeaveText("fr", "s2")).stale()
    given(sitting(do.AdvanceFloor(None))).when(do.LeaveText("fr", "s1")).refused("no_script")

"""How the speaker's text is followed, in one word, and where in it the speaker is."""

from typing import Any

import pytest

from interp.domain.model.commands.caption import FollowCaptions, LeaveText, LoadCaptions, ReleaseCaptions, TypeCaption
from interp.domain.model.commands.statement import AttachStatement
from interp.domain.model.done_by import DoneBy
from interp.domain.views.audiences import Audience, view
from interp.domain.views.caption_following import PlaceView, following_view, place_view
from tests.builders import Sitting, sitting
from tests.domain.views.open_meeting import at_s1
from tests.speech_scripts import SENTENCES


def loaded(visible: bool = True) -> Sitting:
    """Return the meeting with a text of six sentences for the first speech, two of them shown."""
    here = at_s1().does(LoadCaptions("s1", "d1", 6, visible=visible))
    return here.does(ReleaseCaptions("s1", "pace", 2, SENTENCES[:2] if visible else ()))


def test_before_anybody_speaks_nothing_is_followed() -> None:
    assert following_view(sitting().state) is None
    assert place_view(sitting().state) is None


def test_a_speech_without_a_text_says_so() -> None:
    seen = following_view(at_s1().state)
    assert seen and (seen.mode, seen.visible, seen.document) == ("no_text", False, None)
    assert not seen.known, "its text may be loading"
    assert getattr(following_view(loaded().does(FollowCaptions("no_text")).state), "known", False)
    assert place_view(at_s1().state) is None


@pytest.mark.parametrize(
    ("action", "mode"),
    [("hold", "held"), ("off_text", "off_text"), ("no_text", "no_text"), ("text_follows", "text_follows")],
)
def test_what_the_speaker_does_is_one_word(action: Any, mode: str) -> None:
    seen = following_view(loaded().does(FollowCaptions(action)).state)
    assert seen and seen.mode == mode


@pytest.mark.parametrize(("visible", "document"), [(True, "d1"), (False, None)])
def test_the_public_is_told_of_a_document_it_may_see_only(visible: bool, document: str | None) -> None:
    seen = following_view(loaded(visible).state)
    assert seen and (seen.visible, seen.document) == (visible, document)


def closed(*, visible: bool = True, cues: int = 0) -> Sitting:
    """Return the meeting with a text of the first speech that is not public as a whole, and so many of its cues."""
    here = at_s1().does(AttachStatement("s1", "d1", closed=True), LoadCaptions("s1", "d1", 6, visible=visible))
    return here.does(ReleaseCaptions("s1", "pace", cues, SENTENCES[:cues])) if cues else here


def test_a_closed_text_is_not_told_of_before_its_first_cue_and_never_where_it_is_read() -> None:
    without = following_view(at_s1().state)
    assert following_view(closed().state) == without == following_view(closed(visible=False).state)
    said = at_s1().does(FollowCaptions("no_text"))
    assert following_view(closed().does(FollowCaptions("no_text")).state) == following_view(said.state)
    seen = following_view(closed(cues=2).state)
    assert seen and (seen.mode, seen.visible, seen.document) == ("auto", True, None)
    left = closed(visible=False).does(LeaveText("fr", "s1"))
    for here, mode in ((closed(visible=False), "auto"), (left, "off_text")):
        for name in ("booth", "console", "desk"):
            followed: Any = view(here.state, Audience(name, "fr"))
            assert (followed.following.mode, followed.following.visible) == (mode, False), name
        hidden: Any = view(here.state, Audience("captions", "fr"))
        assert hidden.following == without
    opened = following_view(closed(cues=2).does(AttachStatement("s1", "d1")).state)
    assert opened and opened.document == "d1"


def test_the_place_is_the_newest_cue_of_the_text_and_not_a_typed_line() -> None:
    here = loaded()
    shown = PlaceView(document="d1", position=2, of=6, unit=SENTENCES[1].id, number=2, hand=None, ahead=None)
    assert place_view(here.state) == shown
    assert place_view(here.does(TypeCaption("Thank you", "en")).state) == place_view(loaded().state)


def test_the_pace_of_a_speaker_is_told_from_steps_by_hand_and_never_from_the_captions_own() -> None:
    def share(*actions: Any, spoken_ms: int = 20_000) -> float | None:
        here = at_s1().does(LoadCaptions("s1", "d1", 6, spoken_ms=(spoken_ms,) * 6))
        for action in actions:
            here.now += 14_000  # a command takes one more
            here.does(action)
        place = place_view(here.state)
        return place.share_per_minute if place else None

    released = [ReleaseCaptions("s1", "pace", at, SENTENCES[at - 1 : at]) for at in (1, 2, 3, 4)]
    assert share(*released) is None
    # three units of six in 45 s: four in a minute
    steps = [FollowCaptions("jump", position=at) for at in (2, 3, 4)]
    assert share(*steps) == pytest.approx(4 / 6, abs=0.01)
    assert share(*steps, spoken_ms=0) is None


def test_a_text_nobody_may_see_has_a_place_and_no_cue() -> None:
    place = place_view(loaded(visible=False).state)
    assert place and (place.position, place.unit, place.number) == (2, None, None)


def hand(*steps: tuple[str, Any]) -> str | None:
    """Return on which screen the text was last moved, after each (screen, action)."""
    here = loaded()
    for device, action in steps:
        here.does(FollowCaptions(action), device=device)
    place = place_view(here.state)
    assert place is not None
    return place.hand.device if place.hand else None


def test_a_text_is_in_the_hand_that_moved_or_held_it_last() -> None:
    assert hand() is None
    assert hand(("a", "next")) == "a"
    assert hand(("a", "next"), ("b", "hold")) == "b"
    assert hand(("a", "next"), ("b", "off_text"), ("a", "go_on")) == "a"


def test_a_text_loaded_again_stays_in_the_same_hand() -> None:
    here = loaded().does(FollowCaptions("next"))
    moved_at = here.now
    place = place_view(here.does(LoadCaptions("s1", "d1", 7)).state)
    assert place and place.hand == DoneBy("Staff", "desk-1", moved_at)

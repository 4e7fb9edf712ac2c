"""What readers see of how the speaker's text is followed: as visible as a cue."""

from dataclasses import dataclass
from typing import Literal

from interp.domain.model.state import Meeting
from interp.domain.rules.decide.caption import followed

Mode = Literal["auto", "hand", "held", "off_text", "no_text", "text_follows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowingView:
    """How the captions of the speech on the floor come.

    `mode`: auto (by time), hand, held; off_text (the speaker left the text, captions hold), no_text, text_follows.
    `approximate`: by the time that has passed. `visible`: some of the text may be seen by the public, who are
    told of `document` only then.
    """

    mode: Mode
    approximate: bool
    visible: bool
    document: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """Where the speaker is: unit `position` among `of` (0: before the first) of a document, and the cue on now."""

    document: str
    position: int
    of: int
    unit: str | None
    number: int | None


def following_view(state: Meeting) -> FollowingView | None:
    """Return how the speech on the floor is followed, without its place: that changes with every cue."""
    speech = state.speeches.get(state.floor.speech or "")
    if speech is None:
        return None
    following = followed(state, speech.id)
    mode = shown_mode(state, speech.id)
    visible = following is not None and following.visible
    document = following.document if following and visible else None
    approximate = mode == "auto" and following is not None and following.approximate
    return FollowingView(mode=mode, approximate=approximate, visible=visible, document=document)


def shown_mode(state: Meeting, speech: str) -> Mode:
    """Return the one word for how a speech is followed."""
    text, following = state.speeches[speech].text, followed(state, speech)
    if text == "off_text":
        return "off_text"
    if text == "follows_later":
        return "text_follows"
    return "no_text" if following is None or text == "none" else following.mode


def place_view(state: Meeting) -> PlaceView | None:
    """Return where the speaker is in the text, for booths, desk and console; None without a text."""
    speech = state.floor.speech
    following = followed(state, speech)
    if speech is None or following is None:
        return None
    shown = state.captions.of_speech(speech)
    newest = next((each for each in reversed(shown) if each.how != "typed"), None)
    return PlaceView(
        document=following.document,
        position=following.position,
        of=following.of,
        unit=newest.unit.id if newest else None,
        number=newest.number if newest else None,
    )

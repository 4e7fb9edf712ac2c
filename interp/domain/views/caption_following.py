"""Makes the view of how a speech's text is followed: the mode, and the position in the text."""

from typing import Literal

from interp.domain.model.caption_state import Following, Released
from interp.domain.model.done_by import DoneBy
from interp.domain.model.parties import TextStatus
from interp.domain.model.state import Meeting
from interp.domain.model.time.learned_pace import measured
from interp.domain.rules.decide.caption_steps import followed
from interp.domain.views.parts.view_part_cache import shared
from interp.value_types import dataclass

Mode = Literal["auto", "hand", "held", "off_text", "no_text", "text_follows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowingView:
    """How the captions of the speech on the floor are produced.

    `mode`: auto (by time), hand, held; off_text (the speaker left the text, captions stop), no_text, text_follows.
    `approximate`: estimated from elapsed time. `visible`: the public may see some of the text; `document` is sent to it
    only when it may see the whole. `known` false, only with `no_text`: no text has been loaded and nobody said that
    there is none; one may be filed or loading.
    """

    mode: Mode
    approximate: bool
    visible: bool
    document: str | None
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """The speaker's position: unit `position` of `of` (0: before the first) in a document, and the present cue.

    `hand` is who moved or held the captions of this speech last; None when nobody did. `ahead`: by how many words the
    automatic pace was ahead of the speaker at a person's last step (below zero: behind; 120 words a minute), None
    before the first. `share_per_minute`: what share of the text the speaker reads in a minute, measured from a person's
    steps alone; None while these are of less than about half a minute of text.
    """

    document: str
    position: int
    of: int
    unit: str | None
    number: int | None
    hand: DoneBy | None
    ahead: int | None
    share_per_minute: float | None = None


@shared
def following_view(state: Meeting, public: bool = True) -> FollowingView | None:
    """Return how the speech on the floor is followed, without the position, which changes with every cue.

    `public`: as those see it who are not told of a closed text before its first cue; booths, console and desk are.
    """
    speech = state.speeches.get(state.floor.speech or "")
    if speech is None:
        return None
    following = followed(state, speech.id)
    if public and speech.text_closed and not (following and following.visible and _has_begun(state, speech.id)):
        return _without_text(speech.text)
    mode = shown_mode(state, speech.id)
    visible = following is not None and following.visible
    document = following.document if following and visible and not speech.text_closed else None
    approximate = mode == "auto" and following is not None and following.approximate
    known = mode != "no_text" or speech.id in state.captions.following
    return FollowingView(mode=mode, approximate=approximate, visible=visible, document=document, known=known)


def _without_text(text: TextStatus) -> FollowingView:
    """Return what a speech without a text says: that a text is there is not public before the first cue."""
    mode: Mode = "text_follows" if text == "follows_later" else "no_text"
    return FollowingView(mode=mode, approximate=False, visible=False, document=None, known=mode != "no_text")


def _has_begun(state: Meeting, speech: str) -> bool:
    """Return whether some of a speech's text is on the screens."""
    return any(_is_shown_of(each, speech) for each in reversed(state.captions.units))


def shown_mode(state: Meeting, speech: str) -> Mode:
    """Return the mode, one word, in which a speech is followed."""
    text, following = state.speeches[speech].text, followed(state, speech)
    if text == "off_text":
        return "off_text"
    if text == "follows_later":
        return "text_follows"
    return "no_text" if following is None or text == "none" else following.mode


@shared
def place_view(state: Meeting) -> PlaceView | None:
    """Return the speaker's position in the text, for booths, desk and console; None without a text."""
    speech = state.floor.speech
    following = followed(state, speech)
    if speech is None or following is None:
        return None
    newest = next((each for each in reversed(state.captions.units) if _is_shown_of(each, speech)), None)
    return PlaceView(
        document=following.document,
        position=following.position,
        of=following.of,
        unit=newest.unit.id if newest else None,
        number=newest.number if newest else None,
        hand=following.hand,
        ahead=following.pace.ahead_words,
        share_per_minute=_share_per_minute(following),
    )


def _share_per_minute(following: Following) -> float | None:
    known, usual_ms = measured(following.pace), sum(following.spoken_ms)
    return round(60_000 / (known * usual_ms), 4) if known and usual_ms else None


def _is_shown_of(each: Released, speech: str) -> bool:
    """Return whether a unit is on the screens and belongs to the text of a speech."""
    return each.speech == speech and not each.withdrawn and each.how != "typed"

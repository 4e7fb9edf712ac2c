"""Decides the steps through a text: loading it, releasing its units, and a person's moves, holds and departures."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.caption_state import LONGEST_CUE, MOST_RELEASED, Following
from interp.domain.model.parties import Speech, TextStatus
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.decide.floor import stale as moved_on
from interp.errors import BadRequest, Refused, Stale

WITHOUT_TEXT: dict[str, TextStatus] = {"off_text": "off_text", "no_text": "none", "text_follows": "follows_later"}


def followed(state: Meeting, speech: str | None) -> Following | None:
    """Return the position in the text of a speech; None without a text or when it was withdrawn."""
    following = state.captions.following.get(speech or "")
    return None if following is None or following.withdrawn else following


def on_text(state: Meeting) -> bool:
    """Return whether the speech on the floor is marked as following its text."""
    speech = state.speeches.get(state.floor.speech or "")
    return speech is not None and speech.text == "on_text"


def elsewhere(state: Meeting) -> Stale:
    """Return the Stale error, with the present position of the floor and the captions."""
    following = followed(state, state.floor.speech)
    position = following.position if following else None
    error = moved_on(state)
    error.args_["position"] = position
    return error


@decides(do.LoadCaptions)
def load(state: Meeting, command: do.LoadCaptions, context: Context) -> Events:
    if state.floor.speech != command.speech:
        raise elsewhere(state)
    have = state.captions.following.get(command.speech)
    same = have is not None and have.document == command.document
    position = command.position if command.position is not None else have.position if have and same else 0
    position = max(0, min(position, command.of))
    news = ev.CaptionsLoaded(
        command.speech, command.document, command.of, command.timed, command.visible, position, command.spoken_ms
    )
    if have is None or not same:
        return (news,)
    now = (have.of, have.timed, have.visible, have.position)
    # A withdrawn text is shown again only by a person's command.
    as_is = have.withdrawn or now == (news.of, news.timed, news.visible, news.position)
    if news.spoken_ms and not have.spoken_ms and not have.withdrawn:
        return (news,)  # a log before 0.7.0 has none
    return () if as_is else (news,)


@decides(do.ReleaseCaptions)
def release(state: Meeting, command: do.ReleaseCaptions, context: Context) -> Events:
    """Return the release of the units that are not on the screens yet. Raises Stale, Refused, BadRequest.

    The automatic pace may release only in mode `auto`; after a person moves the captions, its release is stale.
    """
    following = followed(state, command.speech)
    if state.floor.speech != command.speech or following is None or not on_text(state):
        raise elsewhere(state)
    by_hand = command.how == "hand"
    if by_hand != (following.mode != "auto") or (by_hand and command.position != following.position):
        raise elsewhere(state)
    if len(command.units) > MOST_RELEASED:
        raise Refused("too_many_texts", most=MOST_RELEASED)
    there = {each.unit.id for each in state.captions.of_speech(command.speech)}
    off = there | _kept_off(state, following, command)
    new = tuple(unit for unit in command.units if unit.id not in off and following.visible)
    short_enough(*(text for unit in new for text in unit.texts))
    position = min(max(command.position, following.position), following.of)
    if not new and position == following.position:
        return ()
    return (ev.CaptionsReleased(command.speech, command.how, position, new),)


def _kept_off(state: Meeting, following: Following, command: do.ReleaseCaptions) -> set[str]:
    """Return the units that were withdrawn one by one; such a unit is released again only when a person moves to it."""
    to = command.units[-1].id if command.how == "hand" and command.units else None
    struck = state.captions.struck.items()
    return {unit for unit, number in struck if unit != to or number > following.moved}


def short_enough(*texts: T) -> None:
    """Raise BadRequest for a text longer than a message can hold."""
    if any(len(text.text) > LONGEST_CUE for text in texts):
        raise BadRequest("too_long", longest=LONGEST_CUE)


@decides(do.FollowCaptions)
def follow(state: Meeting, command: do.FollowCaptions, context: Context) -> Events:
    speech = state.speeches.get(state.floor.speech or "")
    if speech is None:
        raise Refused("nobody_on_floor")
    if command.speech not in (None, speech.id):
        raise elsewhere(state)
    back = command.action in ("go_on", "on_text")
    following = state.captions.following.get(speech.id) if back else followed(state, speech.id)
    if command.action in WITHOUT_TEXT:
        now = following or Following("", 0)
        said = ev.CaptionsFollowed(speech.id, now.mode, now.position, WITHOUT_TEXT[command.action])
    elif following is None:
        raise Refused("no_script")
    else:
        said = _moved(state, speech, following, command)
    held = following or Following("", 0)
    as_is = (said.mode, said.position, said.text) == (held.mode, held.position, speech.text)
    return () if as_is and not held.withdrawn else (said,)


@decides(do.LeaveText)
def leave_text(state: Meeting, command: do.LeaveText, context: Context) -> Events:
    """Return that the speaker left the text or is back; nothing where another booth or staff said it before.

    Raises Stale for another speech than that on the floor, Refused where it has no text.
    """
    speech = state.speeches.get(state.floor.speech or "")
    if speech is None or speech.id != command.speech:
        raise elsewhere(state)
    following = followed(state, speech.id)
    if following is None:
        raise Refused("no_script")
    if command.back:
        back = ev.CaptionsFollowed(speech.id, "auto", following.position, "on_text", booth=command.booth)
        return (back,) if speech.text == "off_text" else ()
    left = ev.CaptionsFollowed(speech.id, following.mode, following.position, "off_text", booth=command.booth)
    return (left,) if speech.text == "on_text" else ()


def _moved(
    state: Meeting, speech: Speech, following: Following, command: do.FollowCaptions
) -> ev.CaptionsFollowed:
    """Return the new mode and position: any move or hold sets manual mode; `go_on` and `on_text` set automatic mode."""
    match command.action:
        case "hold":
            return ev.CaptionsFollowed(speech.id, "held", following.position, speech.text)
        case "go_on" | "on_text":
            return ev.CaptionsFollowed(speech.id, "auto", following.position, "on_text")
        case _:
            position = max(0, min(_wanted(state, following, command), following.of))
            return ev.CaptionsFollowed(speech.id, "hand", position, "on_text", command.action == "next")


def _wanted(state: Meeting, following: Following, command: do.FollowCaptions) -> int:
    """Return the position asked for. Raises Stale, BadRequest.

    A step counts from the position the screen showed, so two simultaneous steps move the captions once.
    """
    if command.action == "jump":
        if command.position is None:
            raise BadRequest("invalid", field="position")
        return command.position
    step = 1 if command.action == "next" else -1
    seen = following.position if command.position is None else command.position
    to = seen + step if command.to is None or (command.to - seen) * step <= 0 else command.to
    if following.position not in (seen, to):
        raise elsewhere(state)
    return to

"""What an event says of the speaker's pace: a person's step, a break, a text loaded, the floor given again."""


from interp.domain.model.caption_state import Following
from interp.domain.model.events import CaptionsFollowed, CaptionsLoaded
from interp.domain.model.time.learned_pace import (
    GO_ON_MS,
    QUICK_MS,
    LearnedPace,
    Point,
    assumed_rate,
    laid_again,
    place_of,
    rate,
    resumed,
    stepped,
)
from interp.value_types import replace

AT_THE_START_MS = 10_000  # a text loaded sooner begins with the speech


def after_load(have: Following | None, event: CaptionsLoaded, elapsed_ms: int) -> LearnedPace:
    """Return the pace of a speech after its text was loaded, for the first time or again; `have` is the text before.

    Another document leaves what was learned of the speaker, and no point in the text.
    """
    here = place_of(event.spoken_ms, event.position)
    if have is None:
        begins = event.position <= 1 and elapsed_ms <= AT_THE_START_MS
        return LearnedPace(last=Point(here, elapsed_ms) if begins else None)
    if have.document != event.document or not have.spoken_ms or not event.spoken_ms:
        return replace(resumed(have.pace, None), ahead_ms=None)
    return laid_again(have.pace, here - place_of(have.spoken_ms, have.position))


def after_giving(have: Following) -> LearnedPace:
    """Return the pace of a speaker who has the floor again, at the beginning of a new clock."""
    return replace(resumed(have.pace, Point(place_of(have.spoken_ms, have.position), 0)), ahead_ms=None)


def after_follow(
    have: Following, event: CaptionsFollowed, elapsed_ms: int, limit_ms: int | None, *, stopped: bool
) -> LearnedPace:
    """Return the pace after a person moved, held or released the captions, `have` before.

    A hold and a departure from the text (`stopped`: until now) are no speaking time and no proof of a place, so that no
    stretch contains one.
    """
    if not have.spoken_ms or have.timed or event.mode == "held" or event.text != "on_text":
        return have.pace
    to = Point(place_of(have.spoken_ms, event.position), elapsed_ms)
    if stopped:
        return resumed(have.pace, to)
    if event.mode == "auto":
        return have.pace if went_on(have, event, elapsed_ms) is not None else resumed(have.pace, to)
    last = have.pace.last
    quick = have.mode == "hand" and last is not None and elapsed_ms - last.at_ms <= QUICK_MS
    return stepped(have.pace, to, _expected(have, elapsed_ms, limit_ms), quick=quick)


def went_on(have: Following, event: CaptionsFollowed, elapsed_ms: int) -> int | None:
    """Return when the person's last step was if the captions go on by themselves right after it, else None."""
    last = have.pace.last
    if have.mode != "hand" or event.mode != "auto" or last is None or elapsed_ms - last.at_ms > GO_ON_MS:
        return None
    return last.at_ms if last.place == place_of(have.spoken_ms, event.position) else None


def _expected(have: Following, elapsed_ms: int, limit_ms: int | None) -> float | None:
    """Return the place that the automatic pace has reached, or would have reached from the last step."""
    begun = Point(place_of(have.spoken_ms, have.anchor), have.since_ms) if have.mode == "auto" else have.pace.last
    if begun is None:
        return None
    whole = sum(have.spoken_ms)
    pace = rate(have.pace, assumed_rate(whole - begun.place, limit_ms, begun.at_ms))
    return min(whole, begun.place + max(0, elapsed_ms - begun.at_ms) / pace)

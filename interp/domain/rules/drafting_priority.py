"""The order of drafting: takes a meeting, returns each document's priority and each speech's expected start."""

from collections.abc import Mapping
from itertools import islice

from interp.domain.model.state import ItemStatus, Meeting
from interp.domain.model.time.speaking_clock import Clock, elapsed_ms
from interp.domain.rules.programme_order import item_of, upcoming
from interp.domain.rules.time_limits import limit_of

# A lower number is drafted earlier: a typed line before everything else. A document without a speech has LATER.
TYPED_LINE, ON_THE_FLOOR, NEXT, LATER = -10, 0, 10, 50
SOON = 2
# For a speech without a limit: the usual limit in a panel of the Council (orders of the day, 2013-2017).
USUAL_MS = 300_000


def priorities(state: Meeting) -> dict[str, int]:
    """Return the priority of each document of a speech, by document id: on the floor, the next two, the rest."""
    filed = (state.speeches[each] for each in state.filed)
    made = {speech.statement: LATER for speech in filed if speech.statement}
    coming = list(islice((target.speech for target in upcoming(state) if target.speech), SOON))
    for speech_id in reversed(coming):
        _set(made, state, speech_id, NEXT)
    _set(made, state, state.floor.speech, ON_THE_FLOOR)
    return made


def _set(made: dict[str, int], state: Meeting, speech_id: str | None, priority: int) -> None:
    speech = state.speeches.get(speech_id or "")
    if speech is not None and speech.statement:
        made[speech.statement] = priority


def needed_in(state: Meeting, at: int) -> Mapping[str, int]:
    """Return in how many milliseconds each speech is expected to begin, by speech id; 0 for the one on the floor.

    The estimate adds limits: the time left of the speech on the floor, or until the meeting begins, then the limit of
    each speech in the order of the programme. An item is not expected before the hour that the programme states.
    """
    clock = state.floor.speech_clock
    expected = _left(clock, at) if clock else max(0, (state.about.starts_at if state.about else at) - at)
    made = {state.floor.speech: 0} if state.floor.speech else {}
    for target in upcoming(state):
        item = item_of(state, target.item)
        if item.starts_at is not None and item.status == ItemStatus.PLANNED:
            expected = max(expected, item.starts_at - at)
        if target.speech is None:
            expected += item.limit_ms or 0
            continue
        made.setdefault(target.speech, expected)
        expected += limit_of(state, state.speeches[target.speech], item).limit_ms or USUAL_MS
    return made


def _left(clock: Clock, at: int) -> int:
    return max(0, (clock.limit_ms or USUAL_MS) - elapsed_ms(clock, at))

"""Computes when each unit of a text is due: from a recording's times, or the speaker's pace as far as it is known."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from interp.domain.captions.spoken_length import text_ms
from interp.domain.model.caption_state import Following, ScriptUnit
from interp.domain.model.time.learned_pace import assumed_rate, rate
from interp.domain.model.time.speaking_clock import Clock

SHORTEST_MS = 800


def spoken_ms(units: Sequence[ScriptUnit]) -> tuple[int, ...]:
    """Return the usual time to speak each unit in the language of its original, in milliseconds.

    Where the original has no new text, the unit shares the time of the one before.
    """
    said = [_said(unit) for unit in units]
    firsts = [place for place, text in enumerate(said) if text or place == 0]
    made: list[int] = []
    for first, after in pairwise([*firsts, len(units)]):
        whole = text_ms(said[first], units[first].language)
        made += [max(SHORTEST_MS, whole // (after - first))] * (after - first)
    return tuple(made)


def _said(unit: ScriptUnit) -> str:
    text = unit.text(unit.language)
    return text.text if text else ""


def starts(units: Sequence[ScriptUnit], following: Following, limit_ms: int | None) -> tuple[int, ...]:
    """Return the start of each unit from the anchor on, in milliseconds since the speech began.

    They follow what was learned of the speaker's pace. Before that, the rest of the time limit is divided by length,
    within usual rates of speech; without a limit the usual rate applies. The unit at the anchor is being spoken when
    the clock starts; without an anchor, the first begins at once.
    """
    if following.timed:
        return tuple(unit.start_ms or 0 for unit in units[following.anchor :])
    first = max(0, following.anchor - 1)
    known = following.spoken_ms
    lengths = (known if len(known) == len(units) else spoken_ms(units))[first:]
    pace = rate(following.pace, assumed_rate(sum(lengths), limit_ms, following.since_ms))
    begins = accumulate(lengths, initial=0)
    times = [following.since_ms + round(pace * each) for each in begins][: len(lengths)]
    return tuple(times[following.anchor - first :])


def due(units: Sequence[ScriptUnit], following: Following, clock: Clock, elapsed_ms: int) -> int:
    """Return the position an automatic pace has reached; never before the current position."""
    begun = sum(1 for each in starts(units, following, clock.limit_ms) if each <= elapsed_ms)
    return max(following.position, following.anchor + begun)


def next_ms(units: Sequence[ScriptUnit], following: Following, clock: Clock, elapsed_ms: int) -> int | None:
    """Return the milliseconds until the next unit is due, None when there is none."""
    coming = (each - elapsed_ms for each in starts(units, following, clock.limit_ms) if each > elapsed_ms)
    return min(coming, default=None)

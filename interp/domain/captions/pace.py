"""Computes when each unit of a text is due: from a recording's times, the speaker's time limit or a usual speech rate.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from interp.domain.model.caption_state import Following, ScriptUnit
from interp.domain.model.clock import Clock

# Characters per second of unhurried speech, spaces counted: about 120 words a minute, 240 characters in Chinese.
SPOKEN = {"ar": 11.5, "zh": 4.0, "en": 12.0, "fr": 12.5, "ru": 12.5, "es": 12.5}
SHORTEST_MS = 800
FASTEST, SLOWEST = 0.6, 1.6


def spoken_ms(units: Sequence[ScriptUnit]) -> tuple[int, ...]:
    """Return the usual time to speak each unit in the language of its original, in milliseconds.

    Where the original has no new text, the unit shares the time of the one before.
    """
    said = [_said(unit) for unit in units]
    firsts = [place for place, text in enumerate(said) if text or place == 0]
    made: list[int] = []
    for first, after in pairwise([*firsts, len(units)]):
        whole = round(1000 * len(said[first]) / SPOKEN.get(units[first].language, 12.0))
        made += [max(SHORTEST_MS, whole // (after - first))] * (after - first)
    return tuple(made)


def _said(unit: ScriptUnit) -> str:
    text = unit.text(unit.language)
    return text.text if text else ""


def starts(units: Sequence[ScriptUnit], following: Following, limit_ms: int | None) -> tuple[int, ...]:
    """Return the start of each unit from the anchor on, in milliseconds since the speech began.

    The rest of the time limit is divided by length, within usual rates of speech; without a limit the usual rate
    applies. The unit at the anchor is being spoken when the clock starts; without an anchor, the first begins at once.
    """
    if following.timed:
        return tuple(unit.start_ms or 0 for unit in units[following.anchor :])
    first = max(0, following.anchor - 1)
    lengths = spoken_ms(units)[first:]
    usual, left = sum(lengths), (limit_ms or 0) - following.since_ms
    rate = min(SLOWEST, max(FASTEST, left / usual)) if limit_ms and usual else 1.0
    begins = accumulate(lengths, initial=0)
    times = [following.since_ms + round(rate * each) for each in begins][: len(lengths)]
    return tuple(times[following.anchor - first :])


def due(units: Sequence[ScriptUnit], following: Following, clock: Clock, elapsed_ms: int) -> int:
    """Return the position an automatic pace has reached; never before the current position."""
    begun = sum(1 for each in starts(units, following, clock.limit_ms) if each <= elapsed_ms)
    return max(following.position, following.anchor + begun)


def next_ms(units: Sequence[ScriptUnit], following: Following, clock: Clock, elapsed_ms: int) -> int | None:
    """Return the milliseconds until the next unit is due, None when there is none."""
    coming = (each - elapsed_ms for each in starts(units, following, clock.limit_ms) if each > elapsed_ms)
    return min(coming, default=None)

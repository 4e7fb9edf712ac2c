"""When a delegation's own entries are expected on the floor, as its page says it: the key of the words, and hours."""

from collections.abc import Iterable, Mapping

from interp.domain.model.state import Meeting
from interp.domain.rules.forecast.meeting_forecast import ExpectedTime, MeetingForecast, meeting_forecast
from interp.domain.rules.forecast.programme_walk import ASSUMED_LIMIT_MS
from interp.domain.views.lists.own_entries import OwnEntry, own_number
from interp.service.value_cache import ValueCache

MINUTE_MS = 60_000
STEP_MS = 5 * MINUTE_MS
Said = tuple[str, int, int | None]
# The forecast of a meeting is the same for every delegation that asks within a minute.
FORECASTS = ValueCache[str, tuple[str, int, int], MeetingForecast | None](64)


def own_hours(state: Meeting, epoch: str, now: int) -> dict[str, Said]:
    """Return what is said of each speech that waits, by id; nothing where nobody knows when the floor goes on."""
    starts = _starts(state, epoch, now)
    return {speech: said(each.low, each.high if each.known else None, now) for speech, each in starts.items()}


def spoken_by(state: Meeting, epoch: str, now: int, entries: Iterable[OwnEntry]) -> dict[str, int]:
    """Return when each of some entries is expected to have spoken, as js/shared/late_ones.js counts: by its limit.

    Where it is not known how long others before it take, that is the earliest hour.
    """
    starts = _starts(state, epoch, now)
    found = {each.speech.id: each.speech.limit_ms or ASSUMED_LIMIT_MS for each in entries}
    return {
        speech: (at.middle if at.known else at.low) + limit_ms
        for speech, limit_ms in found.items() if (at := starts.get(speech))
    }  # fmt: skip


def _starts(state: Meeting, epoch: str, now: int) -> Mapping[str, ExpectedTime]:
    minute = now // MINUTE_MS
    key, mark = state.about.id if state.about else "", (epoch, own_number(state), minute)
    found = FORECASTS.get(key, mark, lambda: meeting_forecast(state, minute * MINUTE_MS))
    return found.speeches if found else {}


def said(low: int, high: int | None, now: int) -> Said:
    """Return a range as js/shared/programme_times.js says it: to five minutes, from this minute at the earliest."""
    begins = max(low // STEP_MS * STEP_MS, now // MINUTE_MS * MINUTE_MS)
    if high is None:
        return "when.after", begins, None
    ends = max(begins, -(-high // STEP_MS) * STEP_MS)
    return ("when.at", begins, None) if begins == ends else ("when.between", begins, ends)

"""When what is to come in a meeting begins, and when the meeting ends: a function of its log and of the time.

As if nobody were added or removed, no limit changed, and everybody who waits were called. js/shared/meeting_forecast.js
is the same; `tests/browser/js/meeting_forecast.json` has meetings for both.
"""

from collections.abc import Mapping
from math import hypot

from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.time.speaking_clock import elapsed_ms
from interp.domain.rules.forecast.measured_times import CALL_MS, Expected, assumed_ms, expected
from interp.domain.rules.forecast.measured_turns import category_of, measured_times
from interp.domain.rules.forecast.programme_walk import ASSUMED_LIMIT_MS, ProgrammeWalk, WalkPlace
from interp.domain.rules.forecast.start_ranges import EIGHT_IN_TEN, StartRange, start_ranges, with_breaks
from interp.value_types import dataclass, replace

Times = tuple[float, float, float]  # early, in the middle and late


@dataclass(frozen=True, slots=True)
class ExpectedTime:
    """When something begins, in milliseconds since 1970: eight in ten begin from `low` to `high`, half by `middle`.

    Not `known`: nobody knows how long something before it takes. It begins at `low` at the earliest then.
    """

    low: int
    middle: int
    high: int
    known: bool


@dataclass(frozen=True, slots=True)
class MeetingForecast:
    """When each item to come and each speech that waits begins, by id, and when the last of them ends."""

    items: Mapping[str, ExpectedTime]
    speeches: Mapping[str, ExpectedTime]
    end: ExpectedTime


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Before which wait it is known when the meeting is there, and when that is; the known breaks after it."""

    at: int
    times: Times
    breaks: tuple[tuple[float, float], ...] = ()


def meeting_forecast(state: Meeting, now: int) -> MeetingForecast | None:
    """Return the forecast of a meeting at a time, in milliseconds since 1970.

    None where it is not known when the floor goes on: in an interruption, in a suspension without an hour, after the
    meeting, and after the planned end of one that was never opened.
    """
    measured = measured_times(state)
    rest = _rest(state, now, expected(measured))
    if rest is None:
        return None
    speaks = state.status == MeetingStatus.OPEN and state.floor.speech is not None
    walk = ProgrammeWalk(state, now, rest[1] if speaks else 0.0).all()
    expect = expected(replace(measured, visit=measured.visit and not walk.breaks))
    first = now + rest[0], now + rest[1], now + rest[2]
    anchors = [_Anchor(0, first, tuple(walk.breaks))]
    for at, hour in walk.hours:
        anchors.append(_Anchor(at, (hour, hour, hour), tuple(each for each in walk.breaks if each[0] > hour)))
    ranges = [(each, start_ranges(walk.waits[each.at :], expect)) for each in anchors]

    def when(place: WalkPlace) -> ExpectedTime:
        found = [_added(anchor, made[place.at - anchor.at]) for anchor, made in ranges if anchor.at <= place.at]
        if place.hour is not None:
            found = [(place.hour, place.hour, place.hour), first]
        low, middle, high = (max(each) + place.after_ms for each in zip(*found, strict=True))
        return ExpectedTime(max(now, round(low)), round(middle), round(high), place.known)

    return MeetingForecast(
        {key: when(each) for key, each in walk.items.items()},
        {key: when(each) for key, each in walk.speeches.items()},
        when(WalkPlace(len(walk.waits), walk.known)),
    )


def _added(anchor: _Anchor, start: StartRange) -> Times:
    early, between, late = anchor.times
    middle = between + start.middle_ms
    low = middle - hypot(between - early, start.middle_ms - start.low_ms)
    high = middle + hypot(late - between, start.high_ms - start.middle_ms)
    return with_breaks(low, anchor.breaks), with_breaks(middle, anchor.breaks), with_breaks(high, anchor.breaks)


def _rest(state: Meeting, now: int, expect: Expected) -> Times | None:
    """Return in how many milliseconds the present speech ends, early, in the middle and late; None: not known."""
    about, floor = state.about, state.floor
    if about is None or state.status == MeetingStatus.CLOSED or floor.interruptions:
        return None
    if state.status == MeetingStatus.SUSPENDED:
        return None if state.status_until is None else _after(state.status_until - now)
    if state.status == MeetingStatus.PLANNED:
        return _after(about.starts_at - now) if now < about.ends_at else None
    if floor.speech is None or floor.speech_clock is None or floor.speech_clock.started_at is None:
        return _after(0)
    usual = assumed_ms(floor.speech_clock.limit_ms or ASSUMED_LIMIT_MS)
    length = usual * expect.ratio_of(category_of(state, state.speeches[floor.speech]))
    spread, gone = usual * expect.spread * EIGHT_IN_TEN, elapsed_ms(floor.speech_clock, now)
    early, middle, late = (max(0.0, each - gone) for each in (length - spread, length, length + spread))
    return early, middle, max(late, CALL_MS)


def _after(ms: int) -> Times:
    """Return the time until an hour that is said, or now if it is over; then the call."""
    said = float(max(0, ms))
    return said, said, said + CALL_MS

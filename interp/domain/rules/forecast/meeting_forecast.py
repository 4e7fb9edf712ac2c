"""When each speech that waits in a meeting begins, as a function of its log alone, and the same by the clock."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import sqrt

from interp.domain.model.floor_record import FloorTurn
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Item, Meeting, MeetingStatus
from interp.domain.model.time.speaking_clock import elapsed_ms
from interp.domain.rules.forecast.measured_times import CALL_MS, MeasuredTimes, Ratios, assumed_ms, expected
from interp.domain.rules.forecast.start_ranges import StartRange, Wait, start_ranges
from interp.domain.rules.programme_order import upcoming
from interp.domain.rules.time_limits import limit_of, limits_of_list

ASSUMED_LIMIT_MS = 180_000  # of a speech without a limit; its range says no more than that
EIGHT_IN_TEN = 1.2816  # deviations of a normal distribution on either side
LEAST, MOST = 0.1, 3.0  # a turn shorter or longer than so many times the assumed was a mistake or a break


@dataclass(frozen=True, slots=True)
class MeetingForecast:
    """The range of the start of each speech that waits, by id, and that of the end of the last of them.

    All are after the end of the present speech, and as if nobody were added and no limit changed.
    """

    end: StartRange
    starts: Mapping[str, StartRange] = field(default_factory=dict)


def meeting_forecast(state: Meeting) -> MeetingForecast:
    """Return the forecast of a meeting: of those whom Next gives the floor to, in order."""
    speeches = [each.speech for each in upcoming(state) if each.speech]
    *starts, end = start_ranges(_waits(state, speeches), expected(measured_times(state)))
    return MeetingForecast(end, dict(zip(speeches, starts, strict=True)))


def starts_by_clock(state: Meeting, now: int) -> dict[str, tuple[int, int]]:
    """Return between which times each speech that waits begins, in milliseconds since 1970: eight of ten do.

    Nothing is returned where it is not known when the floor goes on: in an interruption, in a suspension without an
    hour, and after the meeting.
    """
    rest = _rest(state, now)
    if rest is None:
        return {}
    early, middle, late = rest
    found: dict[str, tuple[int, int]] = {}
    for speech, start in meeting_forecast(state).starts.items():
        at = now + middle + start.middle_ms
        low = at - sqrt((middle - early) ** 2 + (start.middle_ms - start.low_ms) ** 2)
        high = at + sqrt((late - middle) ** 2 + (start.high_ms - start.middle_ms) ** 2)
        found[speech] = max(now, round(low)), round(high)
    return found


def _rest(state: Meeting, now: int) -> tuple[float, float, float] | None:
    """Return in how many milliseconds the present speech ends, early, in the middle and late; None: not known."""
    about, floor = state.about, state.floor
    if about is None or state.status == MeetingStatus.CLOSED or floor.interruptions:
        return None
    if state.status == MeetingStatus.SUSPENDED:
        return None if state.status_until is None else _after(state.status_until - now)
    if state.status == MeetingStatus.PLANNED:
        return _after(about.starts_at - now)
    if floor.speech is None or floor.speech_clock is None or floor.speech_clock.started_at is None:
        return _after(0)
    speech, expect = state.speeches[floor.speech], expected(measured_times(state))
    usual = assumed_ms(floor.speech_clock.limit_ms or ASSUMED_LIMIT_MS)
    length, spread = usual * expect.ratio_of(category_of(state, speech)), usual * expect.spread * EIGHT_IN_TEN
    gone = elapsed_ms(floor.speech_clock, now)
    early, middle, late = (max(0.0, each - gone) for each in (length - spread, length, length + spread))
    return early, middle, max(late, CALL_MS)


def _after(ms: int) -> tuple[float, float, float]:
    """Return the time until an hour that is said, or now if it is over; then the call."""
    said = float(max(0, ms))
    return said, said, said + CALL_MS


def measured_times(state: Meeting) -> MeasuredTimes:
    """Return what the meeting has shown so far; a turn with an interruption shows its time without it.

    From the start of a turn to that of the next in the same item: the speech and the call after it. The time of the
    Chair between two speakers is part of it.
    """
    stays = [each for each in state.record.interruptions if not each.taken_back and each.kind != "chair"]
    ended = [(each.kind, each.started_at, each.ended_at) for each in stays if each.ended_at is not None]
    by_category: dict[str, Ratios] = {}
    for category, ratio in _ratios(state, [(begun, over) for _, begun, over in ended]):
        by_category[category] = by_category.get(category, Ratios()).with_one(ratio)
    absent = sum(each.status == SpeechStatus.ABSENT for each in state.speeches.values())
    absent += sum(each.absent_at is not None for each in state.entries.values())
    return MeasuredTimes(
        by_category, sum(each.n for each in by_category.values()) + absent, absent,
        tuple(over - begun for kind, begun, over in ended if kind != "visit"),
        visit=not any(each.kind == "visit" for each in stays),
    )  # fmt: skip


def _ratios(state: Meeting, stops: list[tuple[int, int]]) -> Iterator[tuple[str, float]]:
    """Yield the category of each turn that shows how long one takes, with its time over the assumed one."""
    suspended = [each.at for each in state.record.acts if each.name == "meeting.suspended"]
    turns = _whole_turns(state)
    for turn, following in zip(turns, turns[1:], strict=False):
        begun, until = turn.started_at, following.started_at
        if turn.item != following.item or not turn.limit_ms or any(begun <= at <= until for at in suspended):
            continue
        stopped = sum(over - since for since, over in stops if begun <= since and over <= until)
        ratio = (until - begun - stopped) / assumed_ms(turn.limit_ms)
        if LEAST <= ratio <= MOST:
            yield category_of(state, turn.speech), ratio


def _whole_turns(state: Meeting) -> list[FloorTurn]:
    """Return the turns of the programme whose switch stands; one that went on after an interruption is one."""
    made: list[FloorTurn] = []
    for turn in state.record.turns:
        if turn.taken_back or turn.interruption:
            continue
        if made and made[-1].speech.id == turn.speech.id:
            made[-1] = replace(made[-1], ended_at=turn.ended_at, limit_ms=turn.limit_ms)
        else:
            made.append(turn)
    return made


def category_of(state: Meeting, speech: Speech) -> str:
    """Return whose times a speech is compared with: the category of an entry, else the role of who speaks."""
    entry = state.entries.get(speech.id)
    return entry.category if entry else speech.role


def _waits(state: Meeting, speeches: list[str]) -> Iterator[Wait]:
    homes: dict[str, Item] = {each: item for item in state.items for each in item.speeches}
    lists = {key: limits_of_list(state, key) for key in state.lists}
    for each in speeches:
        speech = state.speeches[each]
        limit = limit_of(state, speech, homes.get(each), None, lists).limit_ms
        yield Wait(limit or ASSUMED_LIMIT_MS, category_of(state, speech))

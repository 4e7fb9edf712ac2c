"""Measures how near forecasts of starts come to a simulated meeting, beside one that knows the simulator, and plans."""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from statistics import mean

from interp.domain.model.floor_record import FloorRecord, FloorTurn
from interp.domain.model.parties import Party, Speech, SpeechStatus
from interp.domain.model.state import About, Floor, Item, Meeting, MeetingStatus
from interp.domain.rules.forecast.measured_times import Expected, MeasuredTimes, Ratios, assumed_ms, expected
from interp.domain.rules.forecast.meeting_forecast import meeting_forecast
from interp.domain.rules.forecast.start_ranges import StartRange, Wait, start_ranges

MINUTE = 60_000
LIMITS = (90_000, 120_000, 180_000)
SPEAKERS = 60
# the simulator, fixed: speech over limit, call, absent, a point of order in so many speakers, a visit
SPEECH, SPEECH_SPREAD, MOST = 0.93, 0.18, 1.4
CALL_MS, CALL_SPREAD_MS = 12_000, 6_000
ABSENT = 0.05
POINT_PER, POINT_MS = 40, (2 * MINUTE, 6 * MINUTE)
VISIT_MS = 10 * MINUTE
HORIZONS = (10, 30, 60)
MOST_ERROR, LEAST_COVERED, MOST_WIDE = 1.1, 0.8, {True: 10, False: 15}


@dataclass(slots=True)
class Run:
    """One simulated meeting: when each speaker began (None: absent), and what was measured by then."""

    limit_ms: int
    visit_at: int
    starts: list[int | None] = field(default_factory=list)
    measured: list[MeasuredTimes] = field(default_factory=list)
    visited: list[bool] = field(default_factory=list)


def simulated(seed: int, limit_ms: int) -> Run:
    """Return a meeting of sixty speakers with one visit, at a random time of its plan."""
    chance = random.Random(seed)
    run = Run(limit_ms, round(chance.random() * SPEAKERS * limit_ms))
    now, visited, known = 0, False, MeasuredTimes(by_category={"": Ratios()})
    for _ in range(SPEAKERS):
        came = chance.random() >= ABSENT
        run.measured.append(known)
        run.visited.append(visited)
        run.starts.append(now if came else None)
        known = replace(known, called=known.called + 1, absent=known.absent + (not came))
        if not came:
            continue
        call = max(0, round(chance.gauss(CALL_MS, CALL_SPREAD_MS)))
        taken = call + round(limit_ms * min(MOST, max(0.1, chance.gauss(SPEECH, SPEECH_SPREAD))))
        known = replace(known, by_category={"": known.by_category[""].with_one(taken / assumed_ms(limit_ms))})
        now += taken
        stops = [round(chance.uniform(*POINT_MS))] if chance.random() < 1 / POINT_PER else []
        if not visited and now >= run.visit_at:
            visited = True
            now += VISIT_MS
        known = replace(known, stops=known.stops + len(stops), stops_ms=known.stops_ms + sum(stops), visit=not visited)
        now += sum(stops)
    return run


def forecast(run: Run, at: int, *, visit_known: bool) -> tuple[StartRange, ...]:
    """Return the ranges of all who wait, counted from the start of speaker `at` (0: that start)."""
    begun = run.starts[at]
    assert begun is not None
    breaks = [] if run.visited[at] or not visit_known else [(run.visit_at - begun, VISIT_MS)]
    known = replace(run.measured[at], visit=not (visit_known or run.visited[at]))
    return start_ranges([Wait(run.limit_ms)] * (SPEAKERS - at), expected(known), breaks)


def knowing(run: Run, at: int, *, visit_known: bool) -> tuple[StartRange, ...]:
    """Return the ranges of a forecast that knows the simulator's own distributions."""
    begun = run.starts[at]
    assert begun is not None
    usual = assumed_ms(run.limit_ms)
    ratio = (SPEECH * run.limit_ms + CALL_MS) / usual
    spread = ((SPEECH_SPREAD * run.limit_ms) ** 2 + CALL_SPREAD_MS**2) ** 0.5 / usual
    to_come = not (visit_known or run.visited[at])
    left = max(1, SPEAKERS * run.limit_ms - begun) / run.limit_ms
    points, visits = (1 - ABSENT) / POINT_PER, 1 / left if to_come else 0.0
    own = Expected({}, ratio, spread, 0.0, ABSENT, points, 4 * MINUTE, 1.15 * MINUTE, visits)
    breaks = [] if run.visited[at] or not visit_known else [(run.visit_at - begun, VISIT_MS)]
    return start_ranges([Wait(run.limit_ms)] * (SPEAKERS - at), own, breaks)


@dataclass(slots=True)
class Figures:
    """What one forecast did at one horizon: errors and widths in minutes, and whether each start was in the range."""

    errors: list[float] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    inside: list[bool] = field(default_factory=list)


Way = Callable[..., tuple[StartRange, ...]]


def compared(seeds: int, *, visit_known: bool) -> dict[tuple[str, int], Figures]:
    """Return the figures of each way at each horizon in minutes; a forecast is made at every fifth speaker."""
    ways: dict[str, Way] = {"forecast": forecast, "knows the simulator": knowing}
    figures = {(way, horizon): Figures() for way in (*ways, "now + limits", "printed plan") for horizon in HORIZONS}
    for seed in range(seeds):
        run = simulated(seed, LIMITS[seed % len(LIMITS)])
        for at in range(0, SPEAKERS, 5):
            _compare(run, at, ways, figures, visit_known=visit_known)
    return figures


def _compare(
    run: Run, at: int, ways: dict[str, Way], figures: dict[tuple[str, int], Figures], *, visit_known: bool
) -> None:
    begun = run.starts[at]
    if begun is None:
        return
    made = {name: way(run, at, visit_known=visit_known) for name, way in ways.items()}
    for horizon in HORIZONS:
        ahead = round(horizon * MINUTE / run.limit_ms)
        start = run.starts[at + ahead] if at + ahead < SPEAKERS else None
        if start is None:
            continue
        after = start - begun
        for name, ranges in made.items():
            of, found = figures[name, horizon], ranges[ahead]
            of.errors.append(abs(found.middle_ms - after) / MINUTE)
            of.widths.append((found.high_ms - found.low_ms) / MINUTE)
            of.inside.append(found.low_ms <= after <= found.high_ms)
        figures["now + limits", horizon].errors.append(abs(ahead * run.limit_ms - after) / MINUTE)
        figures["printed plan", horizon].errors.append(abs((at + ahead) * run.limit_ms - start) / MINUTE)


def milliseconds(size: int, rounds: int) -> float:
    """Return the least processor time in which a meeting is forecast in which so many wait and half as many spoke."""
    state = _meeting(size)
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        found = meeting_forecast(state, 0)
        times.append((time.process_time() - begun) * 1_000)
    assert found and len(found.speeches) == size
    return min(times)


def _meeting(size: int) -> Meeting:
    brazil = Party("delegation", "Brazil", code="BRA")
    done, waits = [f"d{each}" for each in range(size // 2)], [f"w{each}" for each in range(size)]
    statuses = dict.fromkeys(done, SpeechStatus.DONE) | dict.fromkeys(waits, SpeechStatus.PLANNED)
    speeches = {key: Speech(key, "floor_speaker", brazil, status=status) for key, status in statuses.items()}
    item = Item("i1", "floor_round", "Debate", speech_limit_ms=2 * MINUTE, speeches=tuple(speeches))
    turns = tuple(
        FloorTurn(speeches[key], "i1", number * 2 * MINUTE, limit_ms=2 * MINUTE) for number, key in enumerate(done)
    )
    return Meeting(
        about=About("m1", "Debate", 0, 180 * MINUTE, "UTC"), status=MeetingStatus.OPEN, items=(item,),
        speeches=speeches, floor=Floor(item="i1"), record=FloorRecord(turns=turns),
    )  # fmt: skip


def table(figures: dict[tuple[str, int], Figures]) -> list[str]:
    """Return the rows of a table of figures."""
    rows = ["| forecast | minutes ahead | error min | width min | in the range |", f"| --- |{' ---: |' * 4}"]
    for (name, horizon), of in figures.items():
        wide = f"{mean(of.widths):.1f} | {mean(of.inside):.0%}" if of.widths else " | "
        rows.append(f"| {name} | {horizon} | {mean(of.errors):.2f} | {wide} |")
    return rows


def missed(figures: dict[tuple[str, int], Figures], *, visit_known: bool) -> list[str]:
    """Return the limits that were missed at thirty minutes, in words."""
    own, knows, plan = (figures[name, 30] for name in ("forecast", "knows the simulator", "printed plan"))
    ratio, covered, wide = mean(own.errors) / mean(knows.errors), mean(own.inside), mean(own.widths)
    found = {
        f"error {ratio:.2f} times that of who knows": ratio > MOST_ERROR,
        f"error {mean(own.errors):.2f} not below the printed plan's": mean(own.errors) >= mean(plan.errors),
        f"{covered:.0%} of starts in the range": covered < LEAST_COVERED,
        f"{wide:.1f} minutes wide": wide > MOST_WIDE[visit_known],
    }
    return [words for words, is_missed in found.items() if is_missed]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where a limit was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=500)
    given = parser.parse_args(arguments)
    wrong: list[str] = []
    for visit_known in (True, False):
        print(f"\nvisit {'known' if visit_known else 'not known'}, {given.seeds} meetings of {SPEAKERS}\n")
        figures = compared(given.seeds, visit_known=visit_known)
        print("\n".join(table(figures)))
        wrong += missed(figures, visit_known=visit_known)
    took = milliseconds(500, 5)
    print(f"\n500 who wait are forecast in {took:.1f} ms of processor time (limit 20)")
    for each in wrong:
        print("missed:", each)
    return int(bool(wrong) or took > 20)


if __name__ == "__main__":
    sys.exit(main())

"""Measures the acts of a list of speakers, each decided and applied, and a switch beside many who wait.

    make bench-list ARGS="--passes 5"

The exit status is 1 when 500 are not ordered again in 20 ms, an event of a list of 500 takes 3 ms, or a switch beside
500 who wait takes 1.1 times as long as one beside ten.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from benchmarks.switch_cost import Bench
from interp.domain.model import commands as do
from interp.domain.model.events import Event, Logged
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import Meeting
from interp.domain.rules.decide import Context, decide
from interp.domain.rules.evolve import evolve, replay
from tests.builders import START, plan

SIZES = (50, 500, 1_300)
MOST_LISTED = 900  # of one list; the others are speeches that stand beside it
MOST_ORDER_MS, MOST_EVENT_MS, MOST_RATIO = 20.0, 3.0, 1.1
RULES = ListRules(bands=(Band("dignitaries", "level"), Band("groups"), Band("states", "lot"), Band("ngo")), once=True)
OTHER = replace(RULES, bands=(Band("groups"), Band("states"), Band("ngo")))
SPEAKERS = ListOfSpeakers("l1", ("i3",), RULES)
HEADINGS = ("act", "entries", "events", "decide ms", "slowest event ms")
SWITCHES = {"ten wait": (10, True), "500 wait on a list": (500, True), "500 planned, no list": (500, False)}


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a list of one size: its events, and milliseconds of deciding it and of its slowest event."""

    name: str
    size: int
    events: int
    decide_ms: float
    event_ms: float

    @property
    def row(self) -> tuple[str, ...]:
        """Return what the table says."""
        return self.name, str(self.size), str(self.events), f"{self.decide_ms:.2f}", f"{self.event_ms:.2f}"


def waiting(number: int) -> Iterator[do.InscribeEntry]:
    """Yield inscriptions of so many parties, an organization after every four States."""
    for each in range(number):
        name = f"Party {each:04}"
        if each % 5 == 4:
            yield do.InscribeEntry("l1", Party("organization", name), "ngo")
        else:
            level = "minister" if each % 20 == 0 else None
            yield do.InscribeEntry("l1", Party("delegation", name), "member", level=level, level_confirmed=True)


def filled(size: int) -> Meeting:
    """Return a meeting with so many on the item of its list."""
    state, at = Meeting(), START
    listed, beside = tuple(waiting(size))[:MOST_LISTED], tuple(waiting(size))[MOST_LISTED:]
    added = (do.AddSpeech("i3", each.party) for each in beside)
    asked = (plan(), do.SetList(SPEAKERS), *listed, *added, do.OpenMeeting(), do.OpenItem("i3"))
    for number, command in enumerate(asked):
        at += 1_000
        state = replay(_logged(state, decide(state, command, Context(at, f"c{number}")), at, f"c{number}"), state)
    return state


def acts(state: Meeting) -> Mapping[str, do.Command]:
    """Return what is done to a list, by its name."""
    order = next(item.speeches for item in state.items if item.id == "i3")
    return {
        "drawn: all in one event": do.DrawList("l1", "seed"),
        "other rules: all in one event": do.SetList(replace(SPEAKERS, rules=OTHER)),
        "inscribed": do.InscribeEntry("l1", Party("delegation", "One more"), "member"),
        "placed by hand": do.PlaceEntry(order[9], order[0]),
        "confirmed": do.AmendEntry(order[9], confirmed=True),
        "withdrawn": do.WithdrawEntry(order[9]),
        "called": do.AdvanceFloor(None),
        "speech.add": do.AddSpeech("i3", Party("delegation", "One more"), after=order[-1]),
    }


def measured(size: int, rounds: int) -> Iterator[Act]:
    """Yield the times of each act on a list of a size."""
    state = filled(size)
    at = START + 10_000_000
    for name, command in acts(state).items():
        decided = [_timed(lambda command=command: decide(state, command, Context(at, "new"))) for _ in range(rounds)]
        events = decide(state, command, Context(at, "new"))
        slowest, now = 0.0, state
        for logged in _logged(state, events, at, "new"):
            slowest = max(slowest, median(_timed(lambda now=now, one=logged: evolve(now, one)) for _ in range(rounds)))
            now = evolve(now, logged)
        yield Act(name, size, len(events), median(decided), slowest)


def _logged(state: Meeting, events: tuple[Event, ...], at: int, command: str) -> list[Logged]:
    return [
        Logged(state.seq + part, at, event, "Staff", "desk", command, part)
        for part, event in enumerate(events, start=1)
    ]


def _timed(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that a piece of work takes."""
    start = time.thread_time_ns()
    work()
    return (time.thread_time_ns() - start) / 1_000_000


def switched(number: int, listed: bool, rounds: int) -> tuple[float, ...]:
    """Return the milliseconds of a switch in a new service beside so many who wait: command, views, reactors, all."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), 1)
        try:
            if listed:
                bench.does(do.SetList(SPEAKERS))
            for each in waiting(number):
                bench.does(each if listed else do.AddSpeech("i3", each.party, after=None))
            bench.does(do.OpenItem("i3"))
            cost = bench.switches(rounds)
        finally:
            bench.service.close()
    return cost.command_ms, cost.views_ms, cost.reactors_ms, cost.all_ms


def main(words: list[str] | None = None) -> int:
    """Print both tables; return 1 where a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--passes", type=int, default=3, help="turns of each kind of switch")
    asked = parser.parse_args(words)
    found = [each for size in SIZES for each in measured(size, asked.rounds)]
    for row in (HEADINGS, ("---", *("---:" for _ in HEADINGS[1:])), *(each.row for each in found)):
        print(f"| {' | '.join(row)} |", flush=True)
    print("\n| switch | command ms | views ms | reactors ms | all ms |\n| --- | ---: | ---: | ---: | ---: |")
    times: dict[str, list[float]] = {name: [] for name in SWITCHES}
    for _ in range(asked.passes):
        for name, (number, listed) in SWITCHES.items():
            cost = switched(number, listed, asked.rounds)
            times[name].append(cost[-1])
            print(f"| {name} | {' | '.join(f'{each:.2f}' for each in cost)} |", flush=True)
    base, many, plain = (median(each) for each in times.values())
    print(f"\nbeside 500 on a list / beside ten: {many / base:.2f}; / beside 500 without a list: {many / plain:.2f}")
    at_500 = [each for each in found if each.size == 500]
    slow = max(each.decide_ms + each.event_ms for each in at_500 if "all in one" in each.name) >= MOST_ORDER_MS
    return int(slow or max(each.event_ms for each in at_500) >= MOST_EVENT_MS or many / base > MOST_RATIO)


if __name__ == "__main__":
    sys.exit(main())

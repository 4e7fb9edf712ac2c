"""Measures the processor time of a switch without sockets: the command, the views of its rooms, and the reactors."""

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.views.audiences import Audience
from interp.live.publisher import Publisher
from interp.run.assemble import Service, assemble
from interp.service.known_states import KnownStates
from tests.builders import plan
from tests.counted_statements import count

STAFF = Actor("staff", "Staff")
ROOMS = (
    *(Audience(name, code) for name in ("captions", "booth") for code in MEETING_LANGUAGES),
    Audience("console", "en"),
)
WARM_UP = 20
POLL_S = 1.0
MS = 1_000.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of processor time of one switch, medians, and the statements of the whole run for each switch."""

    command_ms: float
    views_ms: float
    reactors_ms: float
    statements: float

    @property
    def all_ms(self) -> float:
        """Return the milliseconds of the whole switch."""
        return self.command_ms + self.views_ms + self.reactors_ms


class Bench:
    """A service with open meetings; the rooms of each are in use, and what they are sent goes nowhere."""

    def __init__(self, folder: Path, meetings: int, database: str = "") -> None:
        self.service: Service = assemble(Settings(data=folder, database=database, async_mode="threading"))
        self.meetings, self.bell = self.service.services.meetings, self.service.services.publisher._bell
        after = self.service.after_screens.ring
        states = self.meetings._states
        assert isinstance(states, KnownStates)
        self.publisher = Publisher(states, self.bell, lambda *_: None, lambda: "bench", after)
        self.asked = self.statements = 0
        for number in range(meetings):
            meeting = f"m{number}"
            self.meetings.handle(SYSTEM, meeting, "plan", plan(id=meeting))
            self.does(do.AdvanceFloor(None), meeting)
            for audience in ROOMS:
                self.publisher.watch(meeting, audience)
        for database in (self.service.stores.meetings, self.service.stores.drafting):
            count(database, self.count)

    def count(self) -> None:
        """Count a statement."""
        self.statements += 1

    def does(self, command: do.Command, meeting: str = "m0") -> None:
        """Carry out a command."""
        self.asked += 1
        self.meetings.handle(STAFF, meeting, f"c{self.asked}", command)

    def tells(self) -> None:
        """Let the publisher make and send the views."""
        turns = iter([True, False])
        self.publisher.run(POLL_S, lambda: next(turns))

    def reacts(self) -> None:
        """Let the reactors do what is due."""
        self.service.reactors.work(self.service.after_screens.wait(0.0))

    def switches(self, rounds: int) -> Cost:
        """Return what Next and undo, in turn, cost."""
        took: list[tuple[float, float, float]] = []
        for turn in range(WARM_UP + rounds):
            if turn == WARM_UP:
                self.statements = 0
            floor = self.meetings.current("m0").floor.speech
            command = do.UndoSwitch() if turn % 2 else do.AdvanceFloor(floor)
            took.append((worked(lambda command=command: self.does(command)), worked(self.tells), worked(self.reacts)))
        parts = [median(part) * MS for part in zip(*took[WARM_UP:], strict=True)]
        return Cost(parts[0], parts[1], parts[2], self.statements / rounds)


def worked(act: Callable[[], None]) -> float:
    """Return the processor time of an act in seconds."""
    began = time.process_time()
    act()
    return time.process_time() - began


def measured(meetings: int, rounds: int) -> Cost:
    """Return the cost of a switch in a new service with so many open meetings."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), meetings)
        try:
            return bench.switches(rounds)
        finally:
            bench.service.close()


def main(words: list[str] | None = None) -> int:
    """Print a row for each number of meetings, in turn, and the ratio of many to one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=400, help="switches measured in each pass")
    parser.add_argument("--passes", type=int, default=3, help="turns of each number of meetings")
    asked = parser.parse_args(words)
    print("| meetings | command ms | views ms | reactors ms | all ms | statements |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    found: dict[int, list[float]] = {1: [], 50: []}
    for _ in range(asked.passes):
        for meetings, every in found.items():
            cost = measured(meetings, asked.rounds)
            every.append(cost.all_ms)
            parts = (cost.command_ms, cost.views_ms, cost.reactors_ms, cost.all_ms)
            print(f"| {meetings} | {' | '.join(f'{each:.2f}' for each in parts)} | {cost.statements:.2f} |")
    print(f"with 50 meetings / with one: {median(found[50]) / median(found[1]):.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

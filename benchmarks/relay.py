"""Measures how long the relay plan of six booths takes, beside the view of a booth that contains it."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from interp.domain.model import commands as do
from interp.domain.model.state import Meeting
from interp.domain.rules.relay_alarms import relay_plan
from interp.domain.rules.relay_plan import relay_lines
from interp.domain.rules.relays_in_force import plan_now
from interp.domain.rules.usual_teams import geneva
from interp.domain.views.booth import booth_view
from tests.builders import sitting

FLOORS = ("ar", "zh", "en", "fr", "ru", "es", "pt")
HEADINGS = ("floor", "cold µs", "p95", "kept µs", "view µs", "cold / view")
MOST_US = 1_000.0


@dataclass(frozen=True, slots=True)
class Plan:
    """One floor language: microseconds of each plan made anew, the median of one kept, and of a booth's view."""

    floor: str
    cold_us: tuple[float, ...]
    kept_us: float
    view_us: float

    @property
    def row(self) -> tuple[str, ...]:
        """Return what the table says; the view is one for which the plan is kept."""
        middle = median(self.cold_us)
        high = sorted(self.cold_us)[int(len(self.cold_us) * 0.95)]
        times = (middle, high, self.kept_us, self.view_us)
        return (self.floor, *(f"{each:.0f}" for each in times), f"{middle / self.view_us:.2f}")


def meeting(floor: str) -> Meeting:
    """Return a meeting with the usual team, a desk taken in each booth, and a language on the floor."""
    seats = (do.TakeDesk(team.booth, "1", f"{team.booth}-1") for team in geneva())
    took = (do.TakeHandover(team.booth, "1") for team in geneva())
    sat = sitting(do.SetTeam(geneva()), *seats, *took, do.OpenMeeting(), do.AdvanceFloor(None), do.ArmFloor("s2"))
    return sat.does(do.SetLanguage(floor)).state


def forget() -> None:
    """Drop every plan that was made."""
    relay_lines.cache_clear()
    relay_plan.cache_clear()


def measured(rounds: int) -> Iterator[Plan]:
    """Yield the times for each floor language."""
    for floor in FLOORS:
        state = meeting(floor)
        cold = tuple(_timed(lambda state=state: plan_now(state), first=forget) for _ in range(rounds))
        kept = median(_timed(lambda state=state: plan_now(state)) for _ in range(rounds))
        view = median(_timed(lambda state=state: booth_view(state, "fr")) for _ in range(rounds))
        yield Plan(floor, cold, kept, view)


def _timed(work: Callable[[], object], first: Callable[[], None] = lambda: None) -> float:
    """Return the microseconds of processor time that a piece of work takes."""
    first()
    start = time.thread_time_ns()
    work()
    return (time.thread_time_ns() - start) / 1_000


def main() -> int:
    """Print the table; return 1 when the median of a plan is a millisecond or more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1_000)
    plans = list(measured(parser.parse_args().rounds))
    for row in (HEADINGS, ("---", *["---:"] * (len(HEADINGS) - 1)), *(each.row for each in plans)):
        print(f"| {' | '.join(row)} |")
    return int(any(median(each.cold_us) >= MOST_US for each in plans))


if __name__ == "__main__":
    sys.exit(main())

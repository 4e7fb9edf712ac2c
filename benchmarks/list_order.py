"""Measures how long a list of speakers takes to be ordered again, beside sorting its keys alone."""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from interp.domain.model.list_rules import LEVELS, Band, ListRules
from interp.domain.model.speaker_lists import Entry, Hand, OrderRow
from interp.domain.rules.lists.list_limits import CATEGORIES
from interp.domain.rules.lists.list_order import key_of, order

SIZES = (50, 500, 1_300)
HEADINGS = ("entries", "by hand", "keys ms", "order ms", "p95", "sort ms", "order / sort")
MOST_MS = 20.0
RULES = ListRules(bands=(Band("dignitaries", "level"), Band("groups"), Band("states"), Band("ngo", "lot"), Band()))


@dataclass(frozen=True, slots=True)
class Ordering:
    """One size: milliseconds of making all keys, of each ordering, and of sorting the keys alone."""

    size: int
    by_hand: int
    keys_ms: float
    order_ms: tuple[float, ...]
    sort_ms: float

    @property
    def row(self) -> tuple[str, ...]:
        """Return what the table says."""
        middle, high = median(self.order_ms), sorted(self.order_ms)[int(len(self.order_ms) * 0.95)]
        times = (self.keys_ms, middle, high, self.sort_ms)
        return (str(self.size), str(self.by_hand), *(f"{each:.2f}" for each in times), f"{middle / self.sort_ms:.1f}")


def measured(rounds: int) -> Iterator[Ordering]:
    """Yield the times of each size; a tenth has spoken, a tenth was placed by hand."""
    for size in SIZES:
        chance = random.Random(size)
        entries = {f"s{number}": _entry(chance) for number in range(size)}
        rows = [
            OrderRow(id_, None if number < size // 10 else key_of(entry, RULES))
            for number, (id_, entry) in enumerate(entries.items())
        ]
        hands = tuple(Hand(f"s{size - each}", f"s{chance.randrange(size // 2)}") for each in range(1, size // 10 + 1))
        yield Ordering(
            size, len(hands),
            median(_timed(lambda entries=entries: [key_of(each, RULES) for each in entries.values()])
                   for _ in range(rounds)),
            tuple(_timed(lambda rows=rows, hands=hands: order(rows, hands)) for _ in range(rounds)),
            median(_timed(lambda rows=rows: sorted(each.key for each in rows if each.key)) for _ in range(rounds)),
        )  # fmt: skip


def _entry(chance: random.Random) -> Entry:
    level = chance.choice((None, None, None, *LEVELS))
    return Entry("l1", chance.randrange(10**6), chance.choice(CATEGORIES[1:]), level=level, level_confirmed=True)


def _timed(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that a piece of work takes."""
    start = time.thread_time_ns()
    work()
    return (time.thread_time_ns() - start) / 1_000_000


def main() -> int:
    """Print the table; return 1 when 500 entries take 20 ms or more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    found = list(measured(parser.parse_args().rounds))
    for row in (HEADINGS, tuple("---:" for _ in HEADINGS), *(each.row for each in found)):
        print(f"| {' | '.join(row)} |")
    return int(any(median(each.order_ms) >= MOST_MS for each in found if each.size == 500))


if __name__ == "__main__":
    sys.exit(main())

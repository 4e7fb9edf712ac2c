"""When a link was last used: noted without a write, written once for all, kept while the store is away."""

from collections.abc import Callable, Mapping

from interp.errors import Unavailable
from interp.service.access.last_uses import MINUTE_MS, MOST_WAITING, LastUses
from tests.fakes import FixedClock, MemoryAccessRecords, Roster


class Counting(MemoryAccessRecords):
    """A store that counts its writes and may be away."""

    def __init__(self) -> None:
        super().__init__(Roster())
        self.writes, self.away = 0, False

    def used(self, times: Mapping[str, int], forget_before: int) -> None:
        if self.away:
            raise Unavailable("store")
        self.writes += 1
        super().used(times, forget_before)


def test_many_uses_are_one_write_and_each_is_known_at_once(clock: FixedClock) -> None:
    store, aside = Counting(), list[object]()

    def beside(work: Callable[[], None]) -> None:
        aside.append(work)
        work()

    uses = LastUses(store, clock, beside)
    for _ in range(1_000):
        uses.note("link:l1")
    assert (store.writes, uses.of(["link:l1", "user:ana"])) == (0, {"link:l1": clock.now // MINUTE_MS * MINUTE_MS})
    uses.flush()
    uses.flush()
    assert (store.writes, store.uses(), len(aside)) == (1, uses.of(["link:l1", "user:ana"]), 1)


def test_while_the_store_is_away_the_times_are_kept(clock: FixedClock) -> None:
    store = Counting()
    uses, store.away = LastUses(store, clock), True
    uses.note("link:l1")
    uses.flush()
    store.away = False
    uses.flush()
    assert [*store.uses()] == ["link:l1"]


def test_memory_is_bounded(clock: FixedClock) -> None:
    uses = LastUses(Counting(), clock)
    for number in range(MOST_WAITING + 10):
        uses.note(f"session:{number}")
    assert len(uses.of([f"session:{number}" for number in range(2 * MOST_WAITING)])) == MOST_WAITING

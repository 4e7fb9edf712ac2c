"""Checks the times of a programme, nested as they are: speeches in an item, items in a block, blocks in the meeting.

A speech takes its limit, an item that is over, or stands before the open one, what it took; time that a block leaves
is of no other unless the Chair gave it on.
"""

from collections.abc import Iterable, Iterator

from interp.domain.model.state import Item, ItemStatus, Meeting
from interp.domain.rules.forecast.programme_walk import CLAIMS
from interp.domain.rules.forecast.times_held import NEVER, of_items
from interp.domain.rules.time_limits import limits_in
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Overrun:
    """By how much what is planned of an item, a block or the rounds of one list exceeds its time: of the block that
    `item` begins, of the list whose first item it is.
    """

    item: str
    budget_ms: int
    by_ms: int


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """What exceeds its time, how long the whole programme takes, and whether some of its items have no time."""

    overruns: tuple[Overrun, ...]
    planned_ms: int
    some_untimed: bool


def plan_check(state: Meeting) -> PlanCheck:
    """Return the check of a meeting's programme as it stands."""
    return _BudgetedPlan(state).check()


class _BudgetedPlan:
    def __init__(self, state: Meeting) -> None:
        self.state, self.held = state, of_items(state.record.stays)
        self.limits = {key: each.limit_ms for item in state.items for key, each in limits_in(state, item).items()}
        self.budgets = {block.id: block.budget_ms or 0 for block in state.blocks}
        ids = [item.id for item in state.items]
        before = ids[: ids.index(state.floor.item)] if state.floor.item in ids else []
        self.past = {each.id for each in state.items if each.status == ItemStatus.DONE or each.id in before}

    def check(self) -> PlanCheck:
        timed = {each.block for each in self.state.items if self.budgets.get(each.block or "")}
        free = [self._taken_ms(each) for each in self.state.items if each.block not in timed]
        whole = sum(self.budgets[each] for each in timed if each) + sum(free)
        over = [each for each in (*self._of_lists(), *self._of_items(), *self._of_blocks()) if each.by_ms > 0]
        return PlanCheck(tuple(over), whole, 0 in free)

    def _of_lists(self) -> Iterator[Overrun]:
        for items in self._rounds():
            times = [self._time_ms(each) for each in items]
            if items and all(times):
                yield _overrun(items, sum(times), map(self._spoken_ms, items))

    def _of_items(self) -> Iterator[Overrun]:
        listed = {each.id for items in self._rounds() for each in items}
        for item in self.state.items:
            if item.limit_ms and item.id not in self.past | listed:
                yield _overrun([item], item.limit_ms, [self._spoken_ms(item)])

    def _of_blocks(self) -> Iterator[Overrun]:
        listed = {each.block for items in self._rounds() for each in items}
        for block, budget in self.budgets.items():
            items = self._in_block(block)
            if budget and block not in listed and any(each.id not in self.past for each in items):
                yield _overrun(items, budget, map(self._taken_ms, items))

    def _rounds(self) -> list[list[Item]]:
        """Return the items of each list of speakers that serves several: each of them is held to the time of all."""
        served = [set(each.items) for each in self.state.lists.values() if len(each.items) > 1]
        return [[item for item in self.state.items if item.id in ids] for ids in served]

    def _in_block(self, block: str | None) -> list[Item]:
        return [each for each in self.state.items if block is not None and each.block == block]

    def _time_ms(self, item: Item) -> int:
        """Return the time of an item: its own, or the budget of a block in which it is alone."""
        alone = len(self._in_block(item.block)) == 1
        return item.limit_ms or (self.budgets.get(item.block or "", 0) if alone else 0)

    def _spoken_ms(self, item: Item) -> int:
        """Return what the speeches of an item take by their limits; of one that is over, what it took."""
        if item.id in self.past:
            return self.held.get(item.id, NEVER).held_ms
        there = (each for each in item.speeches if self.state.speeches[each].status in CLAIMS)
        return sum(self.limits[each] or 0 for each in there)

    def _taken_ms(self, item: Item) -> int:
        """Return what an item takes of its block: what it took, else its own time, else what its speeches take."""
        own = None if item.id in self.past else item.limit_ms
        return own or self._spoken_ms(item)


def _overrun(items: list[Item], budget_ms: int, taken: Iterable[int]) -> Overrun:
    return Overrun(items[0].id, budget_ms, sum(taken) - budget_ms)

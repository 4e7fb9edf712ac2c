"""Makes the strip of a meeting: its blocks in order, planned and held, for a page to draw along the hours."""

from collections.abc import Iterator, Sequence

from interp.domain.model.state import Item, ItemStatus, Meeting
from interp.domain.model.texts import T
from interp.domain.rules.forecast.times_held import NEVER, TimesHeld, of_items
from interp.domain.rules.programme_order import ROUND
from interp.domain.rules.time_limits import item_limit
from interp.domain.views import view_parts
from interp.domain.views.parts.view_part_cache import in_pieces, shared
from interp.domain.views.view_parts import Recipient
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class StripBar:
    """A block of the programme, or an item that is in none; `item` is the id of its first item, `title` that of
    its open one, else of the first.

    `planned_ms` is its budget, else the sum of what is stated of its items, null where nothing is stated. `held_ms` is
    its time by the clocks that have ended: the running one is in the view.
    """

    item: str
    title: T
    status: str
    planned_ms: int | None
    started_at: int | None
    ended_at: int | None
    held_ms: int


@shared
def strip_bars(state: Meeting, reader: Recipient) -> tuple[StripBar, ...]:
    """Return the bars of the strip in the order of the programme."""
    held = of_items(state.record.stays, in_pieces(state))
    budgets = {block.id: block.budget_ms for block in state.blocks}
    return tuple(_bar(state, items, budgets.get(items[0].block or ""), held, reader) for items in _parts(state.items))


def _parts(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Yield the items of each block that stand together, and alone each item that is in none."""
    part: list[Item] = []
    for item in items:
        if part and (item.block is None or item.block != part[-1].block):
            yield part
            part = []
        part.append(item)
    if part:
        yield part


def _bar(
    state: Meeting, items: list[Item], budget_ms: int | None, held: dict[str, TimesHeld], reader: Recipient
) -> StripBar:
    times = [held.get(item.id, NEVER) for item in items]
    begun = [each.started_at for each in times if each.started_at is not None]
    ended = [each.ended_at for each in times if each.ended_at is not None]
    status = _status(items)
    named = next((item for item in items if item.status == ItemStatus.OPEN), items[0])
    return StripBar(
        item=items[0].id,
        title=view_parts.text(state, f"item.{named.id}.title", named.title, reader),
        status=status.value,
        planned_ms=budget_ms or sum(_stated_ms(state, item) for item in items) or None,
        started_at=min(begun, default=None),
        ended_at=max(ended, default=None) if status == ItemStatus.DONE else None,
        held_ms=sum(each.held_ms for each in times),
    )


def _status(items: list[Item]) -> ItemStatus:
    found = {item.status for item in items}
    return found.pop() if len(found) == 1 else ItemStatus.OPEN


def _stated_ms(state: Meeting, item: Item) -> int:
    """Return the length of an item: its own, else the sum of its speeches'; a round has none without its own.

    Who is inscribed in a round changes nothing, so that no view is sent for it.
    """
    if item.limit_ms or item.kind == ROUND:
        return item.limit_ms or 0
    everyones = item_limit(state, item).limit_ms
    return sum(state.speeches[each].limit_ms or everyones or 0 for each in item.speeches)

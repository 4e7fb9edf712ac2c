"""Compares each item and block of a programme: the time planned at the opening with the time that it was held."""

from collections.abc import Iterable
from typing import Literal

from interp.domain.model.state import Block, Item, ItemStatus, Meeting, MeetingStatus
from interp.domain.model.time.speaking_clock import elapsed_ms
from interp.domain.rules.forecast.times_held import NEVER, TimesHeld, of_items
from interp.domain.rules.time_limits import limits_in
from interp.domain.views.meeting_record import RecordedItem, recorded_item
from interp.domain.views.view_parts import Recipient
from interp.value_types import dataclass, replace

ItemStanding = Literal["planned", "added", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedItem:
    """An item as it was planned at the opening, and as it was held. Times are milliseconds since 1970.

    `planned_at` is the hour that the programme stated then, `planned_ms` its time: its own, that of its block where it
    is alone there, or the limits of its speeches together; null where one of these is not known. `held_ms` is its time
    by its clock, null while it is open and where it never was. `over_ms` is by how much that was more, below zero:
    less; null before it is over, and where one of both is not known. `standing`: it was in the programme then, was
    `added` since, or `removed` again.
    """

    item: RecordedItem
    standing: ItemStanding
    status: str
    block: str | None
    planned_at: int | None
    planned_ms: int | None
    started_at: int | None
    ended_at: int | None
    held_ms: int | None
    over_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedBlock:
    """A block: its time budget at the opening, and the time of its items together, null before all of them are over."""

    id: str
    kind: str
    planned_ms: int | None
    held_ms: int | None
    over_ms: int | None


def reported_items(state: Meeting, opened: Meeting | None, reader: Recipient) -> tuple[ReportedItem, ...]:
    """Return the items in their order, at the end those that were removed since the opening.

    `opened` is the state in which the meeting was opened, None where it was not: then nothing was added or removed.
    """
    planned = opened or state
    before, now, held = {each.id: each for each in planned.items}, {each.id for each in state.items}, _held(state)
    gone = (each for each in planned.items if each.id not in now)

    def made(then: Meeting, item: Item, standing: ItemStanding) -> ReportedItem:
        was = before.get(item.id)
        said = planned_ms(planned, was) if was else None
        return _item(then, item, standing, was.starts_at if was else None, said, held.get(item.id, NEVER), reader)

    return (
        *(made(state, each, "planned" if each.id in before else "added") for each in state.items),
        *(made(planned, each, "removed") for each in gone),
    )


def _held(state: Meeting) -> dict[str, TimesHeld]:
    """Return the times of the items; one that was open as the meeting was closed ended then."""
    found, here = of_items(state.record.stays), state.floor.item
    if state.status == MeetingStatus.CLOSED and here in found and state.status_since is not None:
        last, clock = found[here], state.floor.item_clock
        shown = elapsed_ms(clock, state.status_since) if clock else 0
        if last.ended_at is None:
            found[here] = replace(last, ended_at=state.status_since, held_ms=last.held_ms + shown)
    return found


def reported_blocks(
    state: Meeting, opened: Meeting | None, items: Iterable[ReportedItem]
) -> tuple[ReportedBlock, ...]:  # fmt: skip
    """Return the blocks that the programme has now, in order."""
    budgets = {each.id: each.budget_ms for each in (opened or state).blocks}
    rows, is_closed = list(items), state.status == MeetingStatus.CLOSED

    def made(block: Block) -> ReportedBlock:
        own = [each for each in rows if each.block == block.id]
        known = [each.held_ms for each in own if each.held_ms is not None]
        is_over = is_closed or all(each.status == ItemStatus.DONE for each in own)
        held, budget = sum(known) if known and is_over else None, budgets.get(block.id)
        return ReportedBlock(
            id=block.id, kind=block.kind, planned_ms=budget, held_ms=held, over_ms=_over(budget, held)
        )

    return tuple(map(made, state.blocks))


def planned_ms(state: Meeting, item: Item) -> int | None:
    """Return the time that a programme gives to an item; None where it does not say so."""
    if item.limit_ms:
        return item.limit_ms
    block = next((each for each in state.blocks if each.id == item.block), None)
    if block and block.budget_ms and [each.id for each in state.items if each.block == block.id] == [item.id]:
        return block.budget_ms
    limits = [each.limit_ms for each in limits_in(state, item).values()]
    known = [each for each in limits if each]
    return sum(known) if known and len(known) == len(limits) else None


def _item(
    state: Meeting, item: Item, standing: ItemStanding, planned_at: int | None, planned: int | None, times: TimesHeld,
    reader: Recipient,
) -> ReportedItem:  # fmt: skip
    named = recorded_item(state, item.id, reader)
    assert named is not None
    held_ms = times.held_ms if times.ended_at is not None else None
    is_over = item.status == ItemStatus.DONE or state.status == MeetingStatus.CLOSED
    return ReportedItem(
        item=named,
        standing=standing,
        status=item.status.value,
        block=item.block,
        planned_at=planned_at,
        planned_ms=planned,
        started_at=times.started_at,
        ended_at=times.ended_at,
        held_ms=held_ms,
        over_ms=_over(planned, held_ms) if is_over else None,
    )


def _over(planned: int | None, held: int | None) -> int | None:
    return None if planned is None or held is None else held - planned

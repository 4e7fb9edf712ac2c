"""Decides the commands about items and their blocks: open, add, amend, move, remove, close; give on unspent time."""


from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Block, Item, ItemStatus, Meeting, MeetingStatus
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.decide.meeting import as_it_is, open_first
from interp.domain.rules.forecast.unspent_time import is_over, unspent_ms
from interp.domain.rules.limit_bounds import check_date, limit
from interp.domain.rules.lists.rounds import list_on
from interp.domain.rules.programme_order import item_of
from interp.domain.rules.time_limits import item_limit
from interp.errors import BadRequest, NotFound, Refused
from interp.value_types import replace

HELD = (SpeechStatus.ON_FLOOR, SpeechStatus.INTERRUPTED, SpeechStatus.DONE)
KINDS = (
    "opening_statement", "introduction", "keynote", "introductory_remarks", "video_message", "presentation",
    "floor_round", "replies", "rights_of_reply", "concluding_remarks", "other",
)  # fmt: skip


@decides(do.OpenItem)
def open_(state: Meeting, command: do.OpenItem, context: Context) -> Events:
    """Return the opening of the item, with nobody on the floor; none if it is open. Raises NotFound, Refused."""
    item = item_of(state, command.item)
    if state.floor.item == item.id and item.status == ItemStatus.OPEN:
        return ()
    return (*open_first(state), opened_item(state, item))


def opened_item(state: Meeting, item: Item) -> ev.ItemOpened:
    """Return ItemOpened; its limit is the item's own, or the block's when the block has no other item.

    In no block it is what the rules of its list of speakers give an item of its kind.
    """
    sharing = [other for other in state.items if other.block == item.block]
    budgets = {block.id: block.budget_ms for block in state.blocks}
    alone = item.block is not None and len(sharing) == 1
    speakers = list_on(state, item.id) if item.block is None else None
    by_kind = {each.kind: each.budget_ms for each in speakers.rules.budgets} if speakers else {}
    found = budgets.get(item.block or "") if alone else by_kind.get(item.kind)
    return ev.ItemOpened(item.id, item.limit_ms or found)


@decides(do.AddItem)
def add(state: Meeting, command: do.AddItem, context: Context) -> Events:
    """Return the item added after another, or at the end.

    Raises Refused for an unknown kind, an empty title or an hour no calendar has, NotFound for an unknown item or
    block.
    """
    if command.kind not in KINDS:
        raise Refused("unknown_kind", kind=command.kind)
    if not command.title:
        raise Refused("empty_text")
    if command.after is not None:
        item_of(state, command.after)
    if command.block is not None and command.block not in {block.id for block in state.blocks}:
        raise NotFound("block", block=command.block)
    item = Item(
        id=context.new_id, kind=command.kind, title=command.title, number=command.number, block=command.block,
        limit_ms=limit(command.limit_ms), speech_limit_ms=limit(command.speech_limit_ms), language=command.language,
        starts_at=_hour(command.starts_at),
    )  # fmt: skip
    after = command.after or (state.items[-1].id if state.items else None)
    return (ev.ItemAdded(item, after),)


@decides(do.AmendItem)
def amend(state: Meeting, command: do.AmendItem, context: Context) -> Events:
    """Return the amended item; none if nothing changes. Raises NotFound, Refused."""
    item = item_of(state, command.item)
    event = ev.ItemAmended(
        item.id,
        command.title or item.title,
        item.number if command.number is None else command.number or None,
        item.limit_ms if command.limit_ms is None else limit(command.limit_ms),
        item.speech_limit_ms if command.speech_limit_ms is None else limit(command.speech_limit_ms),
        command.language if command.title not in (None, "", item.title) else None,
        item.starts_at if command.starts_at is None else _hour(command.starts_at),
    )
    now = as_it_is(item)
    amended: Events = () if event == now else (event,)
    if command.speech_limit_ms is not None and event.speech_limit_ms == item.speech_limit_ms:
        amended = _of_a_computed_limit(state, item, event) or amended
    return amended


def _hour(at: int | None) -> int | None:
    """Return a stated hour, None for 0 or None. Raises Refused for a time that no calendar has."""
    check_date(at or 0)
    return at or None


def _of_a_computed_limit(state: Meeting, item: Item, event: ev.ItemAmended) -> Events:
    """Return two events where a limit was computed: one alone would say that nobody set it, or took it away."""
    if event.speech_limit_ms and item.id in state.computed_limits:
        return (replace(event, speech_limit_ms=None), event)
    found = item_limit(state, item)
    return (replace(event, speech_limit_ms=found.limit_ms), event) if found.source == "meeting" else ()


@decides(do.MoveItem)
def move(state: Meeting, command: do.MoveItem, context: Context) -> Events:
    """Return the move of the item; none if it is at that place. Raises NotFound."""
    order = tuple(item.id for item in state.items)
    item_of(state, command.item)
    if command.after == command.item:
        return ()
    if command.after is not None:
        item_of(state, command.after)
    place = order.index(command.item)
    before = order[place - 1] if place else None
    return () if before == command.after else (ev.ItemMoved(command.item, command.after),)


@decides(do.RemoveItem)
def remove(state: Meeting, command: do.RemoveItem, context: Context) -> Events:
    """Return the removal of the item.

    Raises NotFound, and Refused when it is open, somebody has spoken in it or somebody is inscribed in it.
    """
    item = item_of(state, command.item)
    spoken = [s for s in item.speeches if state.speeches[s].status in HELD]
    inscribed = [s for s in item.speeches if s in state.entries and state.entries[s].standing != "withdrawn"]
    if spoken or inscribed or item.id == state.floor.item:
        raise Refused("item_in_use", item=item.id)
    return (ev.ItemRemoved(item.id),)


@decides(do.CloseItem)
def close(state: Meeting, command: do.CloseItem, context: Context) -> Events:
    """Return the closing of the item; none if it is closed. Raises NotFound; Refused while somebody speaks."""
    item = item_of(state, command.item)
    if item.status == ItemStatus.DONE:
        return ()
    interrupted = any(each.speech for each in state.floor.interruptions)
    if item.id == state.floor.item and (state.floor.speech or interrupted):
        raise Refused("somebody_speaks", item=item.id)
    return (ev.ItemClosed(item.id),)


@decides(do.RollOver)
def roll_over(state: Meeting, command: do.RollOver, context: Context) -> Events:
    """Return that a block's unspent time is that of another one, or its own again; none if it is so already.

    Raises NotFound; BadRequest for a block that has no time itself; Refused after the meeting, while the block is not
    over, where it left nothing, and where the block that would have the time, or has it, is over.
    """
    block, given = _block(state, command.block), state.rolled_over.get(command.block)
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    for each in filter(None, (command.to, given.to if given else None)):
        if each == block.id or not _block(state, each).budget_ms:
            raise BadRequest("invalid", field="to")
        if is_over(state, each):
            raise Refused("block_over", block=each)
    if command.to is None:
        return (ev.BlockRolledOver(block.id, None, given.ms),) if given else ()
    if not is_over(state, block.id):
        raise Refused("block_not_over", block=block.id)
    left = unspent_ms(state, block) + (given.ms if given else 0)
    ms = left if command.ms is None else min(left, command.ms)
    if ms <= 0:
        raise Refused("nothing_unspent", block=block.id)
    if given and (given.to, given.ms) == (command.to, ms):
        return ()
    return (ev.BlockRolledOver(block.id, command.to, ms),)


def _block(state: Meeting, block_id: str) -> Block:
    for block in state.blocks:
        if block.id == block_id:
            return block
    raise NotFound("block", block=block_id)

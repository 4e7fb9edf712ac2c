"""Applies the events of the items of the programme and of their blocks."""


from interp.domain.model import events as ev
from interp.domain.model.state import Item, ItemStatus, Meeting, RolledOver
from interp.domain.model.texts import ProgrammeText
from interp.domain.model.time import speaking_clock as clocks
from interp.domain.rules import limits_of_old_releases
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.evolve.next_on_floor import open_item, switched
from interp.domain.rules.lists.listed_speakers import without_item
from interp.domain.rules.programme_order import placed
from interp.domain.rules.state_changes.floor_changes import disarmed, on_floor
from interp.domain.rules.state_changes.programme_texts import item_text, language_of, speech_texts, with_texts
from interp.value_types import replace


@evolves(ev.ItemOpened)
def opened(state: Meeting, event: ev.ItemOpened, logged: ev.Logged) -> Meeting:
    return open_item(switched(state, logged), event, logged.at)


@evolves(ev.ItemAdded)
def added(state: Meeting, event: ev.ItemAdded, logged: ev.Logged) -> Meeting:
    items = _item_placed(state.items, event.item, event.after)
    return with_texts(replace(state, items=items), [item_text(event.item, language_of(state))])


@evolves(ev.ItemMoved)
def moved(state: Meeting, event: ev.ItemMoved, logged: ev.Logged) -> Meeting:
    item = next(each for each in state.items if each.id == event.item)
    return replace(state, items=_item_placed(state.items, item, event.after))


@evolves(ev.ItemRemoved)
def removed(state: Meeting, event: ev.ItemRemoved, logged: ev.Logged) -> Meeting:
    gone = next(item for item in state.items if item.id == event.item)
    speeches = {key: speech for key, speech in state.speeches.items() if key not in gone.speeches}
    items = tuple(item for item in state.items if item.id != event.item)
    own = {f"item.{event.item}.title"} | {
        text.id for key in gone.speeches for text in speech_texts(state.speeches[key], language_of(state))
    }
    shared = {text.id for speech in speeches.values() for text in speech_texts(speech, language_of(state))}
    texts = {key: text for key, text in state.texts.items() if key not in own - shared}
    state = without_item(replace(state, items=items, speeches=speeches, texts=texts), gone)
    return disarmed(state, state.floor.armed) if state.floor.armed in gone.speeches else state


@evolves(ev.ItemAmended)
def amended(state: Meeting, event: ev.ItemAmended, logged: ev.Logged) -> Meeting:
    """Return the state with the item amended; a new title is a new original without translations."""
    before = next(item for item in state.items if item.id == event.item)
    state = _each_item(
        state, event.item, title=event.title, number=event.number,
        limit_ms=event.limit_ms, speech_limit_ms=event.speech_limit_ms, starts_at=event.starts_at,
    )  # fmt: skip
    if before.members_limit_ms and before.speech_limit_ms != event.speech_limit_ms:
        state = _each_item(state, event.item, members_limit_ms=None)  # the new limit is everyone's
    if before.speech_limit_ms != event.speech_limit_ms:
        state = limits_of_old_releases.set_by_hand(state, event.item, event.speech_limit_ms)
    clock = state.floor.item_clock
    if clock and before.limit_ms != event.limit_ms:
        state = on_floor(state, item=event.item, item_clock=replace(clock, limit_ms=event.limit_ms))
    if before.title == event.title:
        return state
    old = state.texts[f"item.{event.item}.title"]
    revision = old.original_revision + 1
    return with_texts(
        state, [ProgrammeText(old.id, event.language or old.language, event.title, original_revision=revision)]
    )


@evolves(ev.ItemClosed)
def closed(state: Meeting, event: ev.ItemClosed, logged: ev.Logged) -> Meeting:
    state = _each_item(state, event.item, status=ItemStatus.DONE)
    held = clocks.pause(state.floor.item_clock, logged.at)
    return on_floor(state, item=event.item, item_clock=held)


@evolves(ev.BlockRolledOver)
def rolled_over(state: Meeting, event: ev.BlockRolledOver, logged: ev.Logged) -> Meeting:
    """Return the state in which a block gave the time; what it gave before is its own again."""
    given = state.rolled_over.get(event.block)
    more = {event.block: given.ms, given.to: -given.ms} if given else {}
    others = {key: each for key, each in state.rolled_over.items() if key != event.block}
    if event.to is not None:
        more[event.block] = more.get(event.block, 0) - event.ms
        more[event.to] = more.get(event.to, 0) + event.ms
        others[event.block] = RolledOver(event.to, event.ms)
    return _with_budgets(replace(state, rolled_over=others), more)


def _with_budgets(state: Meeting, more: dict[str, int]) -> Meeting:
    """Return the state with more time for some blocks; the clock of an item that has its block's time has it too."""
    before = {block.id: block.budget_ms for block in state.blocks}
    budgets = {key: max(0, ms + more[key]) for key, ms in before.items() if key in more and ms is not None}
    blocks = tuple(replace(each, budget_ms=budgets.get(each.id, each.budget_ms)) for each in state.blocks)
    state = replace(state, blocks=blocks)
    item = next((each for each in state.items if each.id == state.floor.item), None)
    clock = state.floor.item_clock
    if item is None or clock is None or item.limit_ms or item.block not in budgets:
        return state
    if clock.limit_ms is None or clock.limit_ms != before[item.block]:
        return state
    return on_floor(state, item=item.id, item_clock=replace(clock, limit_ms=budgets[item.block]))


def _item_placed(items: tuple[Item, ...], item: Item, after: str | None) -> tuple[Item, ...]:
    known = {each.id: each for each in items} | {item.id: item}
    return tuple(known[each] for each in placed(tuple(each.id for each in items), item.id, after))


def _each_item(state: Meeting, item_id: str, **changes: object) -> Meeting:
    items = tuple(
        replace(item, **changes) if item.id == item_id else item  # type: ignore[arg-type]
        for item in state.items
    )
    return replace(state, items=items)

"""The time limit of a speech: set by hand, else by its list of speakers, its item, the meeting's rules or its block.

What was announced for all who wait only shortens it. Until a speech is armed or called its limit is computed from the
present state; then it is fixed.
"""

from collections.abc import Iterable, Iterator, Mapping

from interp.domain.model.modalities import PANEL, Modalities
from interp.domain.model.parties import Speech
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import Block, Item, Meeting
from interp.domain.model.time.time_limit import TimeLimit
from interp.domain.rules.lists.inscription_window import closing_at, opened_at
from interp.domain.rules.lists.list_limits import ListLimits, limit_of_entry, list_limits, longest_of
from interp.domain.rules.lists.listed_speakers import items_of
from interp.domain.rules.lists.rounds import list_on
from interp.domain.rules.programme_order import ROUND, item_with
from interp.value_types import replace

STEP_MS = 30_000


def limit_of(
    state: Meeting, speech: Speech, item: Item | None = None, share: TimeLimit | None = None,
    lists: Mapping[str, ListLimits] | None = None,
) -> TimeLimit:  # fmt: skip
    """Return the limit of a speech: set by hand, else as fixed when it was armed or called, else computed.

    `item` is the speech's own, `share` that of its block, `lists` has the limits of lists; each is found where it is
    not given. A speech in no item, an interruption, has no limit.
    """
    known = _by_hand(state, speech) or _fixed(state, speech.id)
    if known is not None:
        return known
    home = item or item_with(state, speech.id)
    return computed(state, speech, home, share, lists) if home else TimeLimit()


def limits_in(state: Meeting, item: Item, speeches: Iterable[str] | None = None) -> dict[str, TimeLimit]:
    """Return the limits of speeches in an item, of all of it where none are given, without those that are not planned.

    Who waits in another round of the item's list may be among them. Shares and the limits of lists are computed once.
    """
    there = item.speeches if speeches is None else tuple(speeches)
    share = block_share(state, item) if any(each not in state.entries for each in there) else None
    lists = {key: limits_of_list(state, key) for key in state.lists}
    return {each: limit_of(state, state.speeches[each], item, share, lists) for each in there if each in state.speeches}


def computed(
    state: Meeting, speech: Speech, item: Item, share: TimeLimit | None = None,
    lists: Mapping[str, ListLimits] | None = None,
) -> TimeLimit:  # fmt: skip
    """Return the limit that the present state gives a speech that nobody has set by hand, called or armed.

    `share` is that of a speech which waits for its own, `lists` has the limits of lists; computed where not given. An
    entry on a list takes no share.
    """
    found = _by_rules(state, speech, item, share, lists)
    longest = _announced(state, speech, item) if state.announced else None
    return TimeLimit(longest, "announced") if longest and longest < (found.limit_ms or longest + 1) else found


def _announced(state: Meeting, speech: Speech, item: Item) -> int | None:
    """Return the shortest limit that was announced for those whom a speech waits among; None where none was."""
    entry = state.entries.get(speech.id)
    speakers = None if entry else list_on(state, item.id)
    among = entry.list if entry else speakers.id if speakers else ""
    if not among and item.kind != ROUND:
        return None
    found = (longest_of(speech, entry, each.limits) for each in state.announced.get(among, ()))
    return min((each for each in found if each), default=None)


def _by_rules(
    state: Meeting, speech: Speech, item: Item, share: TimeLimit | None, lists: Mapping[str, ListLimits] | None
) -> TimeLimit:
    if item.id in state.taken_away:
        return TimeLimit()
    entry = state.entries.get(speech.id)
    if entry and (by_list := limit_of_entry(entry, lists[entry.list] if lists else limits_of_list(state, entry.list))):
        return TimeLimit(by_list, "list")
    rules = _modalities(state)
    if item.kind == ROUND and speech.membership == "member":
        members = item.members_limit_ms if _own(state, item) else rules.members_limit_ms
        if members:
            return TimeLimit(members, "members")
    everyones = item_limit(state, item)
    if everyones.limit_ms or entry or not _may_share(state, speech.id):
        return everyones
    return share or block_share(state, item)


def item_limit(state: Meeting, item: Item) -> TimeLimit:
    """Return the limit of every speech in an item: the item's own, or in a round the meeting's, unless taken away."""
    if own := _own(state, item):
        return TimeLimit(own, "item")
    general = _modalities(state).floor_limit_ms if item.kind == ROUND and item.id not in state.taken_away else None
    return TimeLimit(general, "meeting") if general else TimeLimit()


def without_computed(state: Meeting) -> Meeting:
    """Return the state with no stored limit that a release up to 0.2 computed: only those set by hand."""
    found = state.computed_limits
    if not found:
        return state
    items = tuple(replace(item, speech_limit_ms=_own(state, item)) for item in state.items)
    speeches = {
        key: replace(speech, limit_ms=None) if key in found else speech for key, speech in state.speeches.items()
    }
    return replace(state, items=items, speeches=speeches, computed_limits=frozenset())


def with_shares(state: Meeting) -> Meeting:
    """Return the state with no computed limit stored but the shares of blocks, each in its speech."""
    made = without_computed(state)
    homes = ((item, state.speeches[each]) for item in state.items for each in item.speeches)
    shares = {
        speech.id: replace(speech, limit_ms=found.limit_ms)
        for item, speech in homes
        if (found := limit_of(state, speech, item)).source == "block"
    }
    return replace(made, speeches=made.speeches | shares)


def _modalities(state: Meeting) -> Modalities:
    return state.about.modalities if state.about else PANEL


def _own(state: Meeting, item: Item) -> int | None:
    return None if item.id in state.computed_limits else item.speech_limit_ms


def _by_hand(state: Meeting, speech: Speech) -> TimeLimit | None:
    known = speech.limit_ms and speech.id not in state.computed_limits
    return TimeLimit(speech.limit_ms, "speech") if known else None


def _fixed(state: Meeting, speech_id: str) -> TimeLimit | None:
    """Return the limit that a call or the arming has fixed, None for a speech not called or armed."""
    armed = state.floor.armed_limit if state.floor.armed == speech_id else None
    return state.called.get(speech_id) or armed


def limits_of_list(state: Meeting, list_id: str) -> ListLimits:
    """Return the limits that a list gives now, by how many were inscribed when inscription closed, or are now."""
    speakers = state.lists.get(list_id)
    if speakers is None:
        return ListLimits()
    if not (speakers.rules.divide or speakers.rules.reductions):
        return list_limits(speakers.rules)
    return list_limits(speakers.rules, inscribed_on(state, speakers), _time_of(state, speakers))


def inscribed_on(state: Meeting, speakers: ListOfSpeakers) -> int:
    """Return how many were inscribed on a list when inscription closed, or are now."""
    closes = closing_at(speakers, opened_at(state, speakers))
    there = (each for each in state.entries.values() if each.list == speakers.id and each.standing != "withdrawn")
    return sum(closes is None or each.at < closes for each in there)


def _time_of(state: Meeting, speakers: ListOfSpeakers) -> int:
    """Return the time of all rounds of a list, by their blocks, their own limits or the rules."""
    budgets = {block.id: block.budget_ms for block in state.blocks}
    by_kind = {each.kind: each.budget_ms for each in speakers.rules.budgets}
    times = {
        item.block or item.id: budgets.get(item.block or "") or item.limit_ms or by_kind.get(item.kind) or 0
        for item in items_of(state, speakers)
    }
    return sum(times.values())


def _may_share(state: Meeting, speech_id: str) -> bool:
    """Return whether a speech is on the programme and nobody took its share away."""
    return speech_id in state.speeches and speech_id not in state.unplanned and speech_id not in state.taken_away


def block_share(state: Meeting, item: Item) -> TimeLimit:
    """Return the share that a speech of the item would have which waits for its own."""
    block = next((each for each in state.blocks if each.id == item.block), None)
    if block is None:
        return TimeLimit()
    share = _share_ms(block, [_fixed(state, one.id) or _by_hand(state, one) for one in _sharing(state, block)])
    return TimeLimit(share, "block") if share else TimeLimit()


def _sharing(state: Meeting, block: Block) -> Iterator[Speech]:
    """Yield the planned speeches of a block that have their time from it, or from a person."""
    for item in state.items:
        if item.block != block.id:
            continue
        limited = item.id in state.taken_away or item_limit(state, item).limit_ms
        for each in item.speeches:
            if each in state.entries:
                continue
            if each not in state.unplanned and (not (limited or each in state.taken_away) or _has_share(state, each)):
                yield state.speeches[each]


def _has_share(state: Meeting, speech_id: str) -> bool:
    fixed = _fixed(state, speech_id)
    return fixed is not None and fixed.source == "block"


def _share_ms(block: Block, known: list[TimeLimit | None]) -> int:
    """Return an even share of a budget in whole half minutes; `known` has None for each speech that waits for its own.

    A share fixed earlier counts as one of the even ones, so that calling a speaker changes nobody's; but no share is
    larger than what is left, so that all together never exceed the budget.
    """
    waiting = known.count(None)
    shares = [each.limit_ms or 0 for each in known if each and each.source == "block"]
    by_hand = sum(each.limit_ms or 0 for each in known if each and each.source == "speech")
    left = max(0, (block.budget_ms or 0) - by_hand)
    even, rest = left // max(1, waiting + len(shares)), max(0, left - sum(shares)) // max(1, waiting)
    return min(even, rest) // STEP_MS * STEP_MS


def interpretation_until(state: Meeting) -> int:
    """Return the end of interpretation in force, in milliseconds: as granted, else as planned, else the meeting's."""
    assert state.about is not None
    return state.interpretation.until or state.about.interpretation_until or state.about.ends_at

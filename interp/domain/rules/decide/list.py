"""Decides the commands about lists of speakers: set one as a whole, draw its lots, carry it into another meeting."""

from collections.abc import Mapping
from typing import Literal

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.list_rules import ListRules
from interp.domain.model.speaker_lists import Draw, Entry, ListOfSpeakers
from interp.domain.model.state import Item, Meeting, MeetingStatus
from interp.domain.rules.carrying import adopted, check_takes, elsewhere, going, id_there, joined, joins
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.limit_bounds import LONGEST_LIMIT_MS, check_date
from interp.domain.rules.lists.list_order import band_of, drawn, key_of, with_lots
from interp.domain.rules.lists.listed_speakers import home_of_waiting, list_of, ordered, waiting_of
from interp.domain.rules.programme_order import item_of
from interp.errors import BadRequest, NotFound, Refused
from interp.value_types import replace

MOST_LISTS, MOST_PARTS = 50, 50


@decides(do.SetList)
def set_list(state: Meeting, command: do.SetList, context: Context) -> Events:
    """Return the list as it now is; none if it is so already.

    Raises NotFound for an item; Refused after the meeting, for an item of another list, without an item that has
    entries, or for a time out of range; BadRequest for what is no list. Other rules order again who waits.
    """
    wanted = command.speakers
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    if not wanted.id or not wanted.items or len(set(wanted.items)) < len(wanted.items):
        raise BadRequest("invalid", field="speakers.items" if wanted.id else "speakers.id")
    for each in wanted.items:
        item_of(state, each)
    others = {item for known in state.lists.values() if known.id != wanted.id for item in known.items}
    if taken := next((each for each in wanted.items if each in others), None):
        raise Refused("item_has_list", item=taken)
    before = state.lists.get(wanted.id)
    if before is None and len(state.lists) >= MOST_LISTS:
        raise Refused("out_of_range", most=MOST_LISTS)
    _check_times(wanted)
    _check_rules(wanted.rules)
    if wanted.rules.rounds is not None and len(wanted.items) > wanted.rules.rounds:
        raise Refused("too_many_rounds", most=wanted.rules.rounds)
    if before == wanted:
        return ()
    _check_inscribed(state, wanted)
    if before is None or before.rules == wanted.rules:
        return (ev.ListSet(wanted),)
    return (ev.ListSet(wanted), *_by_new_rules(state, wanted))


@decides(do.DrawList)
def draw(state: Meeting, command: do.DrawList, context: Context) -> Events:
    """Return the order after a draw among those who wait in a band by lot and have none.

    Raises NotFound, Refused where the list is over or nobody is to be drawn, BadRequest for a result that is not of
    exactly those.
    """
    speakers = list_of(state, command.list)
    home = home_of_waiting(state, speakers)
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    if home is None:
        raise Refused("list_over", list=speakers.id)
    waiting = waiting_of(state, home)
    bands = {speech: band_of(entry, speakers.rules) for speech, entry in waiting.items()}
    among = [speech for speech, entry in waiting.items() if entry.lot is None and bands[speech].within == "lot"]
    if not among:
        raise Refused("nobody_to_draw", list=speakers.id)
    if command.result and sorted(command.result) != sorted(among):
        raise BadRequest("invalid", field="result")
    made = Draw("", command.result) if command.result else drawn(among, command.seed or context.new_id)
    found = with_lots(waiting, made)
    return (_ordered(state, speakers, home, found, "drawn", made),)


@decides(do.CarryList)
def carry(state: Meeting, command: do.CarryList, context: Context) -> Events:
    """Return that those who wait on a list are to be carried over; they are called here no more.

    Raises NotFound for the list, the other meeting or the item there; Refused where nobody waits, where the list is on
    its way already, and where the other meeting does not take it.
    """
    speakers, other = list_of(state, command.list), context.other
    assert state.about is not None
    if command.meeting == state.about.id:
        raise BadRequest("invalid", field="meeting")
    if other is None or other.about is None:
        raise NotFound("meeting", meeting=command.meeting)
    if any(each.list == speakers.id and each.standing == "asked" for each in state.carries):
        raise Refused("list_carried_over", list=speakers.id)
    waiting = going(state, speakers, other)
    if not waiting:
        raise Refused("nobody_waits", list=speakers.id)
    into = elsewhere(other, id_there(state, speakers.id, other, command.item, context.new_id))
    check_takes(other, command.item, into.list, waiting)
    return (ev.ListCarryAsked(speakers.id, into, command.item, waiting),)


@decides(do.ReceiveList)
def receive(state: Meeting, command: do.ReceiveList, context: Context) -> Events:
    """Return the list as this meeting takes it. Raises NotFound, Refused where it does not take it any more."""
    carried = adopted(state, command.carried, command.source.meeting)
    check_takes(state, command.item, carried.speakers.id, (each.speech.id for each in carried.entries))
    if joins(state, carried, command.source):
        return (ev.ListReceived(command.source, *joined(state, carried, command.item)),)
    return (ev.ListReceived(command.source, command.item, carried),)


@decides(do.HandOnList)
def hand_on(state: Meeting, command: do.HandOnList, context: Context) -> Events:
    """Return that the other meeting has a list, or did not take it; none if that is known. Raises BadRequest."""
    if not 0 <= command.carry < len(state.carries):
        raise BadRequest("invalid", field="carry")
    if state.carries[command.carry].standing != "asked":
        return ()
    return (ev.ListKept(command.carry, command.why) if command.why else ev.ListHandedOn(command.carry),)


def _by_new_rules(state: Meeting, wanted: ListOfSpeakers) -> Events:
    """Return the order of those who wait by new rules; none where nobody waits."""
    home = home_of_waiting(state, wanted)
    waiting = waiting_of(state, home) if home else {}
    return (_ordered(state, wanted, home, waiting, "rules"),) if home and waiting else ()


def _ordered(
    state: Meeting, speakers: ListOfSpeakers, home: Item, entries: Mapping[str, Entry],
    why: Literal["drawn", "rules"], made: Draw | None = None,
) -> ev.ListOrdered:
    new = {
        speech: replace(entry, key=key_of(entry, speakers.rules, state.speeches[speech].party.name))
        for speech, entry in entries.items()
    }
    keys = tuple((speech, entry.key) for speech, entry in new.items())
    return ev.ListOrdered(speakers.id, home.id, ordered(state, speakers, home, new), keys, why, made)  # fmt: skip


def _check_inscribed(state: Meeting, wanted: ListOfSpeakers) -> None:
    """Raise Refused where entries would lose their item."""
    inscribed = [speech for speech, entry in state.entries.items() if entry.list == wanted.id]
    kept = {speech for item in wanted.items for speech in item_of(state, item).speeches}
    if not kept.issuperset(inscribed):
        raise Refused("list_in_use", list=wanted.id)


def _check_times(wanted: ListOfSpeakers) -> None:
    check_date(*(at for at in (wanted.opens_at, wanted.closes_at) if at is not None))
    after = wanted.closes_after_ms
    early = wanted.opens_at is not None and wanted.closes_at is not None and wanted.closes_at <= wanted.opens_at
    if early or (after is not None and not 0 <= after <= LONGEST_LIMIT_MS):
        raise Refused("out_of_range", longest_ms=LONGEST_LIMIT_MS)


def _check_rules(rules: ListRules) -> None:
    """Raise BadRequest for rules that no list can have: too many parts, a band twice, a length that is none."""
    names = [band.name for band in rules.bands]
    parts = max(map(len, (rules.limits, rules.reductions, rules.scale, rules.bands, rules.budgets, rules.levels)))
    lengths = [
        *(limit.limit_ms for limit in rules.limits),
        *(limit.limit_ms for each in (*rules.reductions, *rules.scale) for limit in each.limits),
        *(each.budget_ms for each in rules.budgets),
    ]
    if parts > MOST_PARTS or len(set(names)) < len(names) or not names:
        raise BadRequest("invalid", field="speakers.rules")
    if not all(0 < length <= LONGEST_LIMIT_MS for length in lengths):
        raise BadRequest("invalid", field="speakers.rules.limits")

"""Plans a rehearsal from a meeting: the same programme with nothing done yet and all times divided by a speed."""

from collections.abc import Iterable, Iterator
from itertools import islice

from interp.domain.model import events as ev
from interp.domain.model.commands import AddSpeech, PlanMeeting, Supplied
from interp.domain.model.modalities import Modalities
from interp.domain.model.parties import Party, Speech, SpeechStatus
from interp.domain.model.state import Item, ItemStatus, Meeting
from interp.domain.rules.programme_order import ROUND
from interp.domain.rules.time_limits import item_limit, limits_in, with_shares
from interp.value_types import replace

SHORTEST_MS = 1_000
SPEECH_MS = 120_000
ITEM_MS = 60_000
CALL_MS = 15_000  # to call a speaker and have the microphone opened
FEW = 3  # in a round of which neither the length nor the speaking time is known


def afresh(state: Meeting, speed: float) -> PlanMeeting:
    """Return the plan of the meeting as it is now, with nothing done, every limit divided by `speed`.

    Shares of blocks are planned as limits: computed from the shorter budgets they would be under half a minute.
    """
    assert state.about is not None
    programme = with_shares(state)
    placed = [speech for item in state.items for speech in item.speeches]
    return PlanMeeting(
        about=replace(state.about, modalities=_modalities(state.about.modalities, speed), rehearsal=True),
        blocks=tuple(replace(block, budget_ms=shortened(block.budget_ms, speed)) for block in state.blocks),
        people=tuple(state.people.values()),
        items=tuple(_item(item, speed) for item in programme.items),
        speeches=tuple(_speech(programme.speeches[speech], speed) for speech in placed),
        documents=state.documents,
    )


def inscribed(state: Meeting, codes: Iterable[str], speed: float) -> Iterator[AddSpeech]:
    """Yield commands that fill each round without a list, in a planned rehearsal, with delegations of `codes`.

    Each round gets as many as its time allows; no delegation speaks twice, and those on the programme are left out.
    """
    there = {speech.party.code for speech in state.speeches.values()}
    waiting = (code for code in codes if code not in there)
    for item in state.items:
        if item.kind == ROUND and not item.speeches:
            for code in islice(waiting, _places(state, item, speed)):
                yield AddSpeech(item.id, Party("delegation", "", code=code))


def _places(state: Meeting, item: Item, speed: float) -> int:
    """Return how many speeches fit into a round, at least one."""
    limit_ms, room_ms = item_limit(state, item).limit_ms, item.limit_ms or _left_in_block(state, item)
    if not limit_ms or not room_ms:
        return FEW
    return max(1, round(room_ms // (limit_ms + CALL_MS / speed)))


def _left_in_block(state: Meeting, item: Item) -> int | None:
    """Return the budget of an item's block without the limits of the speeches planned in it; None without a budget."""
    budget = next((block.budget_ms for block in state.blocks if block.id == item.block), None)
    if budget is None:
        return None
    planned = (limits_in(state, each).values() for each in state.items if each.block == item.block)
    return max(0, budget - sum(limit.limit_ms or 0 for limits in planned for limit in limits))


def shortened(ms: int | None, speed: float) -> int | None:
    """Return a time divided by `speed`, at least one second; None stays None."""
    return max(SHORTEST_MS, round(ms / speed)) if ms else None


def _modalities(said: Modalities, speed: float) -> Modalities:
    return replace(
        said,
        floor_limit_ms=shortened(said.floor_limit_ms, speed),
        members_limit_ms=shortened(said.members_limit_ms, speed),
        warning_ms=round(said.warning_ms / speed),
        item_warning_ms=round(said.item_warning_ms / speed),
    )


def _item(item: Item, speed: float) -> Item:
    return replace(
        item,
        status=ItemStatus.PLANNED,
        limit_ms=shortened(item.limit_ms, speed),
        speech_limit_ms=shortened(item.speech_limit_ms, speed),
        members_limit_ms=shortened(item.members_limit_ms, speed),
        starts_at=None,  # an hour of the meeting, which a rehearsal does not keep
    )


def _speech(speech: Speech, speed: float) -> Speech:
    return replace(speech, status=SpeechStatus.PLANNED, limit_ms=shortened(speech.limit_ms, speed))


def translations(state: Meeting, planned: Meeting) -> tuple[Supplied, ...]:
    """Return every version of every text of the rehearsal."""
    return tuple(
        Supplied(text.id, language, version.value, version.standing, version.origin)
        for text in state.texts.values()
        for language, version in text.versions
        if version.value and text.id in planned.texts
    )


def details(state: Meeting, planned: Meeting) -> tuple[ev.Event, ...]:
    """Return the details of each party of the rehearsal: form of address, pronunciation, seat."""
    there = {speech.party.id for speech in planned.speeches.values()}
    events: list[ev.Event] = []
    for party, known in state.details.items():
        if party in there:
            events += [ev.PartyCalled(party, known.called)] if known.called else []
            events.append(ev.PartyDescribed(party, known.pronunciation, known.seat))
    return tuple(events)


def stay_ms(state: Meeting, speed: float) -> int:
    """Return how long the current speech or item takes: the speech's limit, else the item's, else a usual time."""
    clock = state.floor.speech_clock if state.floor.speech else state.floor.item_clock
    usual = SPEECH_MS if state.floor.speech else ITEM_MS
    return (clock.limit_ms if clock else None) or max(SHORTEST_MS, round(usual / speed))

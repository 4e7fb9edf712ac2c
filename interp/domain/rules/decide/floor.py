"""The floor: who is armed, who has it, for how long, in which language; and taking a switch back."""

from interp.domain.model import events as ev
from interp.domain.model.clock import ClockStatus
from interp.domain.model.commands import (
    AddTime,
    AdvanceFloor,
    ArmFloor,
    GiveFloor,
    OpenItem,
    SetLanguage,
    Target,
    UndoSwitch,
)
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Floor, Item, ItemStatus, Meeting, MeetingStatus
from interp.domain.rules.decide.programme import known, limit
from interp.domain.rules.order import following, home_of, item_of, speech_of
from interp.errors import Refused, Stale

LONGEST_EXTENSION_S = 3_600


def stale(state: Meeting) -> Stale:
    """Return the error that says where the floor is and who moved it there, with which screen, when."""
    hand, floor = state.hand, state.floor
    return Stale(
        item=floor.item, speech=floor.speech, by=hand.actor or None, device=hand.device or None, at=hand.at or None
    )


def open_first(state: Meeting) -> tuple[ev.Event, ...]:
    """Return what must happen before the floor can move: a meeting still planned opens by its first switch."""
    match state.status:
        case MeetingStatus.PLANNED:
            return (ev.MeetingOpened(),)
        case MeetingStatus.OPEN:
            return ()
        case MeetingStatus.SUSPENDED:
            raise Refused("meeting_suspended")
        case MeetingStatus.CLOSED:
            raise Refused("meeting_closed")


def advance(state: Meeting, command: AdvanceFloor) -> tuple[ev.Event, ...]:
    """Return the switch to the armed or next speech.

    Raises Stale when the floor is not where the button said, or Next would not do what it said;
    Refused("end_of_programme") when nothing is left.
    """
    opening = open_first(state)
    if command.from_speech != state.floor.speech:
        raise stale(state)
    target = following(state)
    if command.to not in ("any", target):
        raise stale(state)
    if target is None:
        raise Refused("end_of_programme")
    return opening + switch(state, target)


def switch(state: Meeting, target: Target) -> tuple[ev.Event, ...]:
    """Return the events that bring the floor to `target`: the item opened if it is another, the floor given."""
    item = item_of(state, target.item)
    opened: tuple[ev.Event, ...] = () if state.floor.item == item.id else (opened_item(state, item),)
    if target.speech is None:
        return opened
    return (*opened, given(state, item, speech_of(state, target.speech)))


def opened_item(state: Meeting, item: Item) -> ev.ItemOpened:
    """Return the opening of an item; its time is its own limit, or its block's when the block is its alone."""
    sharing = [other for other in state.items if other.block == item.block]
    budgets = {block.id: block.budget_ms for block in state.blocks}
    alone = item.block is not None and len(sharing) == 1
    return ev.ItemOpened(item.id, item.limit_ms or (budgets.get(item.block or "") if alone else None))


def given(state: Meeting, item: Item, speech: Speech) -> ev.FloorGiven:
    """Return the floor given to a speech, in its expected language, with its own limit or its item's."""
    language = speech.language or (state.about.language if state.about else None)
    return ev.FloorGiven(item.id, speech.id, language, speech.limit_ms or item.speech_limit_ms)


def give(state: Meeting, command: GiveFloor, new_id: str) -> tuple[ev.Event, ...]:
    """Return the floor given out of order, or to a party that was not planned (its speech is made here)."""
    if command.speech is not None:
        speech = speech_of(state, command.speech)
        if state.floor.speech == speech.id:
            return ()
        return open_first(state) + switch(state, Target(home_of(state, speech.id).id, speech.id))
    if command.party is None or not command.party.name:
        raise Refused("no_party")
    if state.floor.item is None:
        raise Refused("no_item_open")
    opening = open_first(state)
    item = item_of(state, state.floor.item)
    speech = Speech(
        id=new_id, role=command.role, party=known(command.party, new_id), language=command.language,
        limit_ms=limit(command.limit_ms),
    )  # fmt: skip
    after = state.floor.speech or (item.speeches[-1] if item.speeches else None)
    return (*opening, ev.SpeechAdded(item.id, speech, after), given(state, item, speech))


def open_item(state: Meeting, command: OpenItem) -> tuple[ev.Event, ...]:
    """Return the item opened with nobody on the floor yet."""
    item = item_of(state, command.item)
    if state.floor.item == item.id and item.status == ItemStatus.OPEN:
        return ()
    return (*open_first(state), opened_item(state, item))


def arm(state: Meeting, command: ArmFloor) -> tuple[ev.Event, ...]:
    """Return the speech armed (or none). Refused for a speech on the floor or over, or after the meeting."""
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    if command.speech == state.floor.armed:
        return ()
    if command.speech is not None:
        speech = speech_of(state, command.speech)
        if speech.status in (SpeechStatus.ON_FLOOR, SpeechStatus.DONE):
            raise Refused("not_planned", speech=speech.id)
    return (ev.FloorArmed(command.speech),)


def pause(state: Meeting) -> tuple[ev.Event, ...]:
    """Return the speech's clock held. Refused when nobody has the floor."""
    clock = _speaking(state).speech_clock
    return () if clock and clock.status == ClockStatus.PAUSED else (ev.FloorPaused(),)


def resume(state: Meeting) -> tuple[ev.Event, ...]:
    """Return the speech's clock going on. Refused when nobody has the floor or the meeting is suspended."""
    if state.status == MeetingStatus.SUSPENDED:
        raise Refused("meeting_suspended")
    clock = _speaking(state).speech_clock
    return () if clock and clock.status == ClockStatus.RUNNING else (ev.FloorResumed(),)


def end(state: Meeting) -> tuple[ev.Event, ...]:
    """Return the speech ended; nothing when nobody has the floor."""
    return (ev.FloorEnded(state.floor.speech),) if state.floor.speech else ()


def add_time(state: Meeting, command: AddTime) -> tuple[ev.Event, ...]:
    """Return the limit changed by up to an hour. Refused without a speech, a limit, or a limit left."""
    clock = _speaking(state).speech_clock
    if clock is None or clock.limit_ms is None:
        raise Refused("no_limit")
    if abs(command.seconds) > LONGEST_EXTENSION_S or clock.limit_ms + command.seconds * 1000 < 0:
        raise Refused("out_of_range", longest_s=LONGEST_EXTENSION_S)
    return (ev.FloorTimeAdded(command.seconds),) if command.seconds else ()


def set_language(state: Meeting, command: SetLanguage) -> tuple[ev.Event, ...]:
    """Return the floor language changed in mid-speech. Refused when nobody has the floor."""
    _speaking(state)
    return () if state.floor.language == command.language else (ev.FloorLanguageSet(command.language),)


def undo(state: Meeting, command: UndoSwitch) -> tuple[ev.Event, ...]:
    """Return the latest switch taken back whole; the one that opened the meeting takes the opening with it.

    Raises Stale when someone else has the floor than the button said, Refused("nothing_to_undo") when the
    memory of switches is empty, Refused("meeting_suspended") or ("meeting_closed") outside the meeting.
    """
    if command.from_speech is not None and command.from_speech != state.floor.speech:
        raise stale(state)
    if state.status in (MeetingStatus.SUSPENDED, MeetingStatus.CLOSED):
        raise Refused(f"meeting_{state.status.value}")
    if not state.switches:
        raise Refused("nothing_to_undo")
    last = state.switches[-1]
    before = last.before
    armed = state.speeches.get(before.armed or "")
    if armed and armed.status != SpeechStatus.PLANNED and armed.id not in dict(last.speeches):
        armed = None  # passed over since: an edit of the programme stands
    # An item without a speech on the floor may have been taken off the programme since.
    there = any(item.id == before.item for item in state.items)
    opening = (ev.MeetingOpeningUndone(),) if last.command_id == state.opened_by else ()
    return (
        ev.FloorUndone(
            before.item if there else None, before.speech, armed.id if armed else None, before.language,
            before.speech_clock, before.item_clock if there else None, before.cue, last.speeches, last.items,
        ),
        *opening,
    )  # fmt: skip


def _speaking(state: Meeting) -> Floor:
    if state.floor.speech is None:
        raise Refused("nobody_on_floor")
    return state.floor

"""Applies the events of entries on a list of speakers; the order is that of the speeches, and nothing is sorted."""

from collections.abc import Iterator

from interp.domain.model import events as ev
from interp.domain.model.done_by import DoneBy
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.speaker_lists import Entry, EntryAct, EntryActName, Place
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.lists.list_order import placed_by_hand
from interp.domain.rules.lists.listed_speakers import speeches_of, with_act, without_anchor
from interp.domain.rules.state_changes.floor_changes import disarmed
from interp.value_types import replace


@evolves(ev.EntryInscribed)
def inscribed(state: Meeting, event: ev.EntryInscribed, logged: ev.Logged) -> Meeting:
    entry = replace(event.entry, by=DoneBy(logged.actor, logged.device, logged.at))
    act = EntryAct("inscribed", logged.at, logged.actor, leave=event.leave)
    return replace(
        state,
        entries=state.entries | {event.speech: entry},
        entry_acts=with_act(state.entry_acts, (event.speech,), act),
    )


@evolves(ev.EntryPlaced)
def placed(state: Meeting, event: ev.EntryPlaced, logged: ev.Logged) -> Meeting:
    """Return the state with the place by hand recorded; `speech.moved` beside it moves the speech."""
    entry = state.entries[event.speech]
    by = DoneBy(logged.actor, logged.device, logged.at)
    place = Place(event.after, event.reason, event.words, by, event.other)
    present = speeches_of(state, state.lists[entry.list])
    hands = placed_by_hand(state.hands.get(entry.list, ()), present, event.speech, event.after)
    act = EntryAct("placed", logged.at, logged.actor, event.reason, event.words, event.after, other=event.other)
    return replace(
        state,
        entries=state.entries | {event.speech: replace(entry, place=place)},
        hands=state.hands | {entry.list: hands},
        entry_acts=with_act(state.entry_acts, (event.speech,), act),
    )


@evolves(ev.EntryAmended)
def amended(state: Meeting, event: ev.EntryAmended, logged: ev.Logged) -> Meeting:
    """Return the state with the entry as it now is; with another key and no place of its own, none is anchored to it.

    Who was called in vain is not armed any more; who was withdrawn or absent waits again.
    """
    speech = state.speeches[event.speech]
    acts = state.entry_acts
    for name in _done(state.entries[event.speech], event.entry, speech.status):
        acts = with_act(acts, (event.speech,), EntryAct(name, logged.at, logged.actor))
    if speech.status in (SpeechStatus.SKIPPED, SpeechStatus.ABSENT):
        planned = replace(speech, status=SpeechStatus.PLANNED)
        state = replace(state, speeches=state.speeches | {speech.id: planned})
    if event.entry.absent_at != state.entries[event.speech].absent_at:
        state = disarmed(state, event.speech)
    if event.entry.place is None and not event.same_key:
        state = without_anchor(state, event.speech)
    return replace(state, entries=state.entries | {event.speech: event.entry}, entry_acts=acts)


def _done(before: Entry, now: Entry, status: SpeechStatus) -> Iterator[EntryActName]:
    """Yield what was done to an entry, by what differs; what has no effect on its turn is not told."""
    if now.absent_at is not None and now.absent_at != before.absent_at:
        yield "called_in_vain"
    elif status != SpeechStatus.PLANNED or before.absent_at != now.absent_at or (before.place and now.place is None):
        yield "restored"
    if now.standing == "confirmed" != before.standing:
        yield "confirmed"
    elif before.standing == "confirmed" != now.standing:
        yield "unconfirmed"
    if (now.level, now.level_confirmed) != (before.level, before.level_confirmed):
        yield "level"
    if (now.category, now.concerned) != (before.category, before.concerned):
        yield "category"


@evolves(ev.EntryWithdrawn)
def withdrawn(state: Meeting, event: ev.EntryWithdrawn, logged: ev.Logged) -> Meeting:
    entry = replace(state.entries[event.speech], standing="withdrawn")
    acts = with_act(state.entry_acts, (event.speech,), EntryAct("withdrawn", logged.at, logged.actor))
    return replace(state, entries=state.entries | {event.speech: entry}, entry_acts=acts)

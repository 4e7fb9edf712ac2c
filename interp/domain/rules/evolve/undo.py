"""Stores the values that a switch changes, and restores the floor, statuses and captions when it is undone."""


from interp.domain.model import events as ev
from interp.domain.model.booths import Pivot
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Floor, Meeting, Switch
from interp.domain.rules.evolve.caption import off_screens
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.floor_language import standing_of
from interp.domain.rules.lists.rounds import put_back
from interp.domain.rules.state_changes.floor_changes import moved_by
from interp.value_types import replace

UNDO_DEPTH = 20  # number of stored switches that can be undone


def remember(state: Meeting, logged: ev.Logged) -> Meeting:
    """Return the state with this switch stored; all events of one command are one switch."""
    last = state.switches[-1] if state.switches else None
    if last is None or last.command_id != logged.command_id or logged.part == 1:
        last = Switch(logged.command_id, state.floor, captions_seq=state.captions.seq)
        kept = state.switches[-(UNDO_DEPTH - 1) :]
    else:
        kept = state.switches[:-1]
    return replace(state, switches=(*kept, _touch(state, last, logged)))


def _touch(state: Meeting, switch: Switch, logged: ev.Logged) -> Switch:
    """Return the switch with the statuses that its event changes, as they were before the command's first event."""
    event = logged.event
    speeches, items = dict(switch.speeches), dict(switch.items)
    for speaking in (state.floor.speech, *(each.speech for each in state.floor.interruptions)):
        if speaking and speaking in state.speeches:
            speeches.setdefault(speaking, state.speeches[speaking].status)
    if isinstance(event, ev.FloorGiven) and event.speech in state.speeches:
        # This command added the speech, so it was not planned before: its status is then taken_back.
        born_here = event.speech == logged.command_id
        before = SpeechStatus.TAKEN_BACK if born_here else state.speeches[event.speech].status
        speeches.setdefault(event.speech, before)
    if isinstance(event, ev.FloorGiven) and event.speech:
        switch = replace(switch, homes=(*switch.homes, *_home(state, event.speech, event.item)))
    if isinstance(event, ev.ItemOpened):
        for item in state.items:
            if item.id in (event.item, state.floor.item):
                items.setdefault(item.id, item.status)
    if isinstance(event, ev.FloorInterrupted) and event.speech:
        speeches.setdefault(event.speech.id, SpeechStatus.TAKEN_BACK)
    switch = replace(switch, speeches=tuple(speeches.items()), items=tuple(items.items()))
    given = _given(state, event)
    if given is None:
        return switch
    following, called = state.captions.following.get(given), state.called.get(given)
    return replace(switch, given=given, following=following, called=called)


def _home(state: Meeting, speech: str, item_id: str | None) -> tuple[tuple[str, str, str | None], ...]:
    """Return where a speech stands that a call puts in another item; nothing where it stays in its own."""
    home = next((each for each in state.items if speech in each.speeches), None)
    if home is None or home.id == item_id or not state.lists:
        return ()
    where = home.speeches.index(speech)
    return ((speech, home.id, home.speeches[where - 1] if where else None),)


def _given(state: Meeting, event: ev.Event) -> str | None:
    """Return the speech that gets the floor by an event; None for nobody."""
    match event:
        case ev.FloorGiven(speech=speech):
            return speech
        case ev.FloorInterrupted(speech=interrupting):
            return interrupting.id if interrupting else None
        case ev.FloorReturned(ruled=ruled):
            ended = state.floor.interruptions[-2:] if ruled else state.floor.interruptions[-1:]
            return ended[0].speech
    return None


@evolves(ev.FloorUndone)
def undone(state: Meeting, event: ev.FloorUndone, logged: ev.Logged) -> Meeting:
    """Return the state with the values of the event restored; speeches and items that were removed since are not."""
    armed_limit, was = None, state.floor
    if state.switches:
        last = state.switches[-1]
        was = last.before
        armed_limit = last.before.armed_limit if event.armed else None
        state = _call_taken_back(_captions_taken_back(state, last, logged.seq), last)
    state = moved_by(state, logged)
    speeches = dict(state.speeches)
    for speech, status in event.speeches:
        if speech in speeches:
            speeches[speech] = replace(speeches[speech], status=status)
    statuses = dict(event.items)
    items = tuple(
        item if statuses.get(item.id, item.status) == item.status else replace(item, status=statuses[item.id])
        for item in state.items
    )
    floor = Floor(
        event.item, event.speech, event.armed, event.language, event.speech_clock, event.item_clock, event.cue,
        armed_limit, standing_of(event.language, event.standing), event.interpreted_in, event.retour or (),
        was.spoken, was.last_spoken, event.interruptions or (), was.heard_by, event.pivot or Pivot(),
    )  # fmt: skip
    state = replace(state, speeches=speeches, items=items, floor=floor, switches=state.switches[:-1])
    for speech, item_id, after in event.homes or ():
        state = put_back(state, speech, item_id, after)
    return state


def _call_taken_back(state: Meeting, switch: Switch) -> Meeting:
    """Return the state with the limit of the speech fixed no more, or as a call before the undone one fixed it."""
    called = {key: limit for key, limit in state.called.items() if key != switch.given}
    if switch.given and switch.called:
        called[switch.given] = switch.called
    return replace(state, called=called)


def _captions_taken_back(state: Meeting, switch: Switch, seq: int) -> Meeting:
    """Return the state without the captions released since the undone switch; typed captions are kept."""
    speech = state.floor.speech
    if switch.given is None or speech != switch.given:
        return state
    since = switch.captions_seq
    state = off_screens(
        state, seq, lambda each: each.speech == speech and each.number > since and each.how != "typed"
    )
    following = {key: each for key, each in state.captions.following.items() if key != speech}
    if switch.following is not None:
        following[speech] = switch.following
    return replace(state, captions=replace(state.captions, following=following))

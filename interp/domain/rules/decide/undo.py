"""Decides the command that undoes the latest switch of the floor, and the opening of the meeting that it caused."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.booths import Pivot
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.decide.floor import stale
from interp.errors import Refused


@decides(do.UndoSwitch)
def undo(state: Meeting, command: do.UndoSwitch, context: Context) -> Events:
    """Return the undoing of the latest switch, and of the meeting's opening if that switch caused it.

    Raises Stale when the speech on the floor is not what the button showed, Refused("nothing_to_undo") when there are
    no stored switches, ("carried_over") for a speech that is in another meeting since, Refused("meeting_suspended") or
    ("meeting_closed") outside the meeting.
    """
    if command.from_speech is not None and command.from_speech != state.floor.speech:
        raise stale(state)
    if state.status in (MeetingStatus.SUSPENDED, MeetingStatus.CLOSED):
        raise Refused(f"meeting_{state.status.value}")
    if not state.switches:
        raise Refused("nothing_to_undo")
    last = state.switches[-1]
    before = last.before
    if away := next((each for each, _ in last.speeches if each in state.away), None):
        raise Refused("carried_over", speech=away, meeting=state.carries[state.away[away]].into.title.value)
    armed = state.speeches.get(before.armed or "")
    known = {*dict(last.speeches), state.floor.armed}
    if armed and armed.status != SpeechStatus.PLANNED and armed.id not in known:
        armed = None  # skipped since, which disarms; undo keeps edits of the programme
    # An item without a speech on the floor may have been removed since.
    there = any(item.id == before.item for item in state.items)
    opening = (ev.MeetingOpeningUndone(),) if last.command_id == state.opened_by else ()
    return (
        ev.FloorUndone(
            before.item if there else None, before.speech, armed.id if armed else None, before.language,
            before.speech_clock, before.item_clock if there else None, before.cue, last.speeches, last.items,
            before.standing, before.interpreted_in, before.retour or None, before.interruptions or None,
            last.homes or None, None if before.pivot == Pivot() else before.pivot,
        ),
        *opening,
    )  # fmt: skip

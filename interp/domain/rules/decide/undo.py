"""Undo: taking the latest switch of the floor back whole, with the opening it caused."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules.decide.floor import stale
from interp.domain.rules.decide.registration import Context, Events, decides
from interp.errors import Refused


@decides(do.UndoSwitch)
def undo(state: Meeting, command: do.UndoSwitch, context: Context) -> Events:
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
    known = {*dict(last.speeches), state.floor.armed}
    if armed and armed.status != SpeechStatus.PLANNED and armed.id not in known:
        armed = None  # passed over since, which disarms: an edit of the programme stands
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

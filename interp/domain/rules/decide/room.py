"""The room's screen is blanked and shown."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.registration import Context, Events, decides


@decides(do.BlankRoom)
def blank(state: Meeting, command: do.BlankRoom, context: Context) -> Events:
    """Return the screen blanked, or nothing when it is."""
    return () if state.blank else (ev.RoomBlanked(),)


@decides(do.ShowRoom)
def show(state: Meeting, command: do.ShowRoom, context: Context) -> Events:
    """Return the screen shown again, or nothing when it is."""
    return (ev.RoomShown(),) if state.blank else ()

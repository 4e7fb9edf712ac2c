"""Decides the commands about the room's screen: blank, show."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.deciders import Context, Events, decides


@decides(do.BlankRoom)
def blank(state: Meeting, command: do.BlankRoom, context: Context) -> Events:
    """Return the blanking of the screen; none if it is blank."""
    return () if state.blank else (ev.RoomBlanked(),)


@decides(do.ShowRoom)
def show(state: Meeting, command: do.ShowRoom, context: Context) -> Events:
    """Return the showing of the screen; none if it is shown."""
    return (ev.RoomShown(),) if state.blank else ()

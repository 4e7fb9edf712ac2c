"""Decides the commands about every public output at once: blank, show."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.deciders import Context, Events, decides


@decides(do.BlankOutputs)
def blank(state: Meeting, command: do.BlankOutputs, context: Context) -> Events:
    """Return the blanking of every public output; none if they are blank."""
    return () if state.blank_outputs else (ev.OutputsBlanked(),)


@decides(do.ShowOutputs)
def show(state: Meeting, command: do.ShowOutputs, context: Context) -> Events:
    """Return the showing of every public output; none if they are shown."""
    return (ev.OutputsShown(),) if state.blank_outputs else ()

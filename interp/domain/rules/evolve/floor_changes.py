"""Changes of the floor that several events share: who moved it last, and what an edit of the programme does to it."""

from dataclasses import replace

from interp.domain.model.events import Logged
from interp.domain.model.state import DoneBy, Meeting


def on_floor(state: Meeting, *, item: str = "", speech: str = "", **changes: object) -> Meeting:
    """Return the floor changed, if this item or speech is on it."""
    if (item or speech) not in (state.floor.item, state.floor.speech):
        return state
    return replace(state, floor=replace(state.floor, **changes))  # type: ignore[arg-type]


def disarmed(state: Meeting, speech: str | None) -> Meeting:
    """Return the floor without the speech that is armed, if it is this one."""
    return replace(state, floor=replace(state.floor, armed=None)) if state.floor.armed == speech else state


def moved_by(state: Meeting, logged: Logged) -> Meeting:
    """Return the state with who moved the floor last, and every report of a booth answered by that."""
    return replace(state, hand=DoneBy(logged.actor, logged.device, logged.at), reports=())

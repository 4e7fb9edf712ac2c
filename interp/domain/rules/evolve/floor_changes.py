"""Changes of the floor that several events share: take a meeting, return it with the floor changed."""

from dataclasses import replace

from interp.domain.model.events import Logged
from interp.domain.model.state import DoneBy, Meeting


def on_floor(state: Meeting, *, item: str = "", speech: str = "", **changes: object) -> Meeting:
    """Return the state with the floor changed; unchanged unless this item or speech is on the floor."""
    if (item or speech) not in (state.floor.item, state.floor.speech):
        return state
    return replace(state, floor=replace(state.floor, **changes))  # type: ignore[arg-type]


def disarmed(state: Meeting, speech: str | None) -> Meeting:
    """Return the state with this speech disarmed; unchanged if it is not armed."""
    if state.floor.armed != speech:
        return state
    return replace(state, floor=replace(state.floor, armed=None, armed_limit=None))


def moved_by(state: Meeting, logged: Logged) -> Meeting:
    """Return the state with who moved the floor last, and without booth reports, which the move has answered."""
    return replace(state, hand=DoneBy(logged.actor, logged.device, logged.at), reports=())

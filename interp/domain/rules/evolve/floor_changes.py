"""What an edit of the programme changes on the floor."""

from dataclasses import replace

from interp.domain.model.state import Meeting


def on_floor(state: Meeting, *, item: str = "", speech: str = "", **changes: object) -> Meeting:
    """Return the floor changed, if this item or speech is on it."""
    if (item or speech) not in (state.floor.item, state.floor.speech):
        return state
    return replace(state, floor=replace(state.floor, **changes))  # type: ignore[arg-type]


def disarmed(state: Meeting, speech: str | None) -> Meeting:
    """Return the floor without the speech that is armed, if it is this one."""
    return replace(state, floor=replace(state.floor, armed=None)) if state.floor.armed == speech else state

"""Makes the view of the room's screen: the current speaker, the next, the clocks; blank on command."""

from interp.domain.model.state import Meeting
from interp.domain.rules.lists.rounds import list_on
from interp.domain.views.attendee import CaptionView, common
from interp.domain.views.view_parts import Recipient
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomView(CaptionView):
    """`blank`: staff asked for an empty screen. `item_clock`: the rules of the open list want the item's clock shown.
    """

    blank: bool
    item_clock: bool = False


def room_view(state: Meeting, language: str) -> RoomView:
    """Return the view of the room's screen; approved texts only."""
    speakers = list_on(state, state.floor.item) if state.floor.item else None
    wanted = speakers is not None and speakers.rules.item_clock
    return RoomView(
        **common(state, Recipient(language, brief=True), "room"), blank=state.blank, item_clock=wanted
    )  # fmt: skip

"""Makes the view of the room's screen: the current speaker, the next, the clock; blank on command."""

from dataclasses import dataclass

from interp.domain.model.state import Meeting
from interp.domain.views.attendee import CaptionView, common
from interp.domain.views.view_parts import Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomView(CaptionView):
    """`blank`: staff asked for an empty screen."""

    blank: bool


def room_view(state: Meeting, language: str) -> RoomView:
    """Return the view of the room's screen; approved texts only."""
    return RoomView(**common(state, Recipient(language, brief=True), "room"), blank=state.blank)

"""What the screen in the room shows, and that it can be blank."""

from interp.domain.model import commands as do
from interp.domain.views.room import room_view
from tests.domain.views.open_meeting import at_s1


def test_the_room_can_be_blank() -> None:
    assert room_view(at_s1().does(do.BlankRoom()).state, "fr").blank
    assert not room_view(at_s1().state, "fr").blank

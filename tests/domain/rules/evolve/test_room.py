"""The room's screen is blank from one event to the other."""

from interp.domain.model import events as ev
from tests.builders import sitting


def test_the_screen_is_blank_until_it_is_shown() -> None:
    blanked = sitting().happened(ev.RoomBlanked())
    assert blanked.state.blank
    assert not blanked.happened(ev.RoomShown()).state.blank

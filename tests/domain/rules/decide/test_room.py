"""The room's screen is blanked and shown."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from tests.builders import sitting
from tests.given import given


def test_the_rooms_screen_is_blanked_and_shown() -> None:
    given().when(do.BlankRoom()).then(ev.RoomBlanked())
    given(do.BlankRoom()).when(do.ShowRoom()).then(ev.RoomShown())
    assert sitting(do.BlankRoom()).state.blank
    assert not sitting(do.BlankRoom(), do.ShowRoom()).state.blank


def test_blanking_what_is_blank_and_showing_what_is_shown_changes_nothing() -> None:
    given(do.BlankRoom()).when(do.BlankRoom()).nothing()
    given().when(do.ShowRoom()).nothing()

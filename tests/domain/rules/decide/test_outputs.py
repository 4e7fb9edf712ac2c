"""Every public output is blanked and shown by one command each."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from tests.given import given


def test_outputs_are_blanked_and_shown_again() -> None:
    given().when(do.BlankOutputs()).then(ev.OutputsBlanked())
    given(do.BlankOutputs()).when(do.ShowOutputs()).then(ev.OutputsShown())


def test_what_is_so_already_changes_nothing() -> None:
    given(do.BlankOutputs()).when(do.BlankOutputs()).nothing()
    given().when(do.ShowOutputs()).nothing()


def test_the_room_screen_and_the_outputs_are_blanked_apart() -> None:
    given(do.BlankRoom()).when(do.BlankOutputs()).then(ev.OutputsBlanked())
    given(do.BlankOutputs()).when(do.ShowRoom()).nothing()

"""The public outputs are blank from one event to the other; the room's own screen keeps its state."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.views.audiences import every_audience, view
from tests.builders import sitting


def test_the_outputs_are_blank_until_they_are_shown() -> None:
    blanked = sitting(do.BlankRoom()).happened(ev.OutputsBlanked())
    assert (blanked.state.blank_outputs, blanked.state.blank) == (True, True)
    shown = blanked.happened(ev.OutputsShown())
    assert (shown.state.blank_outputs, shown.state.blank) == (False, True)


def test_every_audience_is_told() -> None:
    state = sitting(do.BlankOutputs()).state
    assert all(view(state, each).outputs_blank for each in every_audience())

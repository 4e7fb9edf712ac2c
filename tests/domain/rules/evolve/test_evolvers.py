"""Each event has one function that applies it."""

import pytest

from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves


def test_a_second_function_for_an_event_is_refused() -> None:
    with pytest.raises(TypeError):

        @evolves(ev.FloorPaused)
        def again(state: Meeting, event: ev.FloorPaused, logged: ev.Logged) -> Meeting:
            return state

"""Keeps a snapshot of each meeting that is closed, when its other reactors have done their work."""

from interp.domain.model.state import Meeting
from interp.service.known_states import KnownStates
from interp.service.reactors import Steps


class Settling:
    """A reactor: see service.reactors."""

    def __init__(self, states: KnownStates) -> None:
        self._states = states

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Keep the snapshot of a closed meeting, drop that of one that was reopened. Raises Unavailable."""
        self._states.settle(meeting)
        return None
        yield

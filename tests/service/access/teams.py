"""A meeting with a team in one booth."""

from dataclasses import replace

from interp.domain.model.state import Meeting
from interp.domain.model.teams import BoothTeam, Teams


def with_team(state: Meeting) -> Meeting:
    """Return a meeting whose French booth has two desks, the only booth with a team."""
    return replace(state, teams=Teams((BoothTeam("fr", ("fr:1", "fr:2"), ()),)))

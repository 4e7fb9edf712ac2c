"""What happened, happened: an event is taken in whatever the meeting looks like, and never refused."""

from dataclasses import replace

import pytest

from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve import evolve
from tests.builders import START, sitting


def happened(state: Meeting, event: ev.Event) -> Meeting:
    return evolve(state, ev.Logged(state.seq + 1, START, event, "Staff", "", "x1"))


@pytest.mark.parametrize(
    "event",
    [
        ev.FloorTimeAdded(30), ev.FloorPaused(), ev.FloorResumed(), ev.TextApproved("item.i1.title", "fr", 1),
        ev.TextApproved("gone", "fr", 1), ev.TextTranslated("gone", "fr", "A", "auto", "phrase", 1),
        ev.BoothReportDismissed("ar"), ev.RoomShown(),
    ],
    ids=lambda event: event.name,
)  # fmt: skip
def test_what_concerns_nothing_changes_nothing_but_the_number(event: ev.Event) -> None:
    before = sitting().state
    assert happened(before, event) == replace(before, seq=before.seq + 1)

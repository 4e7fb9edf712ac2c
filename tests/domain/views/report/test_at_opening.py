"""The programme as it stood when the meeting was opened is found in its log, also after an opening that was undone."""

from interp.domain.model import commands as do
from interp.domain.views.report.at_opening import at_opening
from tests.builders import MINUTE, Sitting, sitting


def began(here: Sitting) -> int:
    """Return when the clock of a meeting began."""
    assert here.state.clock is not None and here.state.clock.started_at is not None
    return here.state.clock.started_at


def test_what_was_changed_after_the_opening_is_not_in_it() -> None:
    here = sitting(do.AmendItem("i3", limit_ms=40 * MINUTE), do.OpenMeeting()).later(MINUTE)
    here.does(do.AmendItem("i3", limit_ms=20 * MINUTE))
    found = at_opening(here.log, began(here))
    assert found is not None and found.status.value == "planned"
    assert [each.limit_ms for each in found.items if each.id == "i3"] == [40 * MINUTE]


def test_events_after_the_opening_are_not_read() -> None:
    here = sitting(do.OpenMeeting())
    known = iter([*here.log, *here.log])
    at_opening(known, began(here))
    assert len(list(known)) == len(here.log)


def test_an_opening_that_was_undone_does_not_count() -> None:
    here = sitting(do.AdvanceFloor(None), do.UndoSwitch()).later(MINUTE)
    here.does(do.AmendItem("i3", limit_ms=40 * MINUTE), do.AdvanceFloor(None))
    found = at_opening(here.log, began(here))
    assert found is not None and [each.limit_ms for each in found.items if each.id == "i3"] == [40 * MINUTE]


def test_of_a_meeting_that_was_not_opened_nothing_is_found() -> None:
    assert at_opening(sitting().log, 0) is None

"""Who moved the floor is remembered, and every switch answers the booths' reports."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve import evolve
from tests.builders import SECOND, START, Sitting, sitting

OPEN, SUSPEND, RESUME, CLOSE = do.OpenMeeting(), do.SuspendMeeting(), do.ResumeMeeting(), do.CloseMeeting()
NEXT = do.AdvanceFloor(None)


def speaking() -> Sitting:
    return sitting(OPEN, NEXT)


def happened(state: Meeting, event: ev.Event) -> Meeting:
    return evolve(state, ev.Logged(state.seq + 1, START, event, "Staff", "", "x1"))


def test_the_hand_that_moved_the_floor_is_remembered() -> None:
    hand = speaking().does(do.AdvanceFloor("s1"), device="tablet").does(do.AddTime(10)).state.hand
    assert (hand.actor, hand.device, hand.at) == ("Staff", "tablet", START + 4 * SECOND)


@pytest.mark.parametrize("switch", [do.AdvanceFloor("s1"), do.EndFloor(), do.OpenItem("i3"), do.UndoSwitch()])
def test_a_switch_answers_every_report(switch: do.Command) -> None:
    assert sitting(do.AdvanceFloor(None), do.ReportLanguage("ar", "fr"), switch).state.reports == ()


def test_the_hand_and_the_reports_follow_every_switch() -> None:
    state = happened(sitting(do.ReportDisplay("ar")).state, ev.ItemOpened("i1"))
    assert (state.hand.actor, state.reports) == ("Staff", ())

"""An afternoon with everything that a report tells: a list, an interruption, a suspension, an extension refused."""

from typing import Any

from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.views.report.at_opening import at_opening
from interp.domain.views.report.meeting_report import DayReport, report
from tests.builders import BRAZIL, MINUTE, START, Sitting, sitting

END = START + 180 * MINUTE


def afternoon(**about: Any) -> Sitting:
    """Return a meeting with a list, an interruption, a suspension and an extension that was refused."""
    rules = ListRules(bands=(Band(),))
    here = sitting(do.SetList(ListOfSpeakers("l1", ("i3",), rules)), **about)
    here.does(*(do.InscribeEntry("l1", Party("organization", name, language="en"), "ngo") for name in "ABC"))
    here.later(4 * MINUTE).does(do.AdvanceFloor(None)).later(12 * MINUTE)
    here.does(do.OpenItem("i3"), do.AdvanceFloor(None)).later(MINUTE)
    here.does(do.InterruptFloor("point_of_order", BRAZIL, "es")).later(MINUTE).does(do.ReturnFloor())
    here.does(do.SuspendMeeting("break", END)).later(10 * MINUTE).does(do.ResumeMeeting())
    here.does(do.AskInterpretation(END + 15 * MINUTE), do.RefuseInterpretation())
    return here.does(do.AmendItem("i4", limit_ms=5 * MINUTE)).later(20 * MINUTE).does(do.CloseMeeting("time"))


def made(here: Sitting, language: str = "en", times: int = 1) -> DayReport:
    """Return the report of a sitting, or of so many like it on one day."""
    clock = here.state.clock
    opened = at_opening(here.log, clock.started_at or 0) if clock else None
    return report([(here.state, opened)] * times, language)

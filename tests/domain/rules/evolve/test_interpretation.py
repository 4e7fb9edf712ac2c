"""The end of interpretation in force: as granted, kept when an extension is refused, planned anew by a person."""

from interp.domain.model import commands as do
from interp.domain.model.interpretation import InterpretationEnd
from interp.domain.rules.time_limits import interpretation_until
from tests.builders import HOUR, MINUTE, START, sitting

END = START + 3 * HOUR
ASK, GRANT = do.AskInterpretation(END + 30 * MINUTE), do.GrantInterpretation(END + 15 * MINUTE)


def test_what_was_asked_for_is_not_in_force_until_it_is_granted() -> None:
    here = sitting(ASK)
    assert (interpretation_until(here.state), here.state.interpretation.standing) == (END, "asked")
    here.does(GRANT)
    assert here.state.interpretation == InterpretationEnd(END + 15 * MINUTE, "granted", END + 30 * MINUTE)
    assert interpretation_until(here.state) == END + 15 * MINUTE


def test_a_refusal_keeps_what_was_granted_before() -> None:
    here = sitting(GRANT, ASK, do.RefuseInterpretation())
    assert (interpretation_until(here.state), here.state.interpretation.standing) == (END + 15 * MINUTE, "refused")


def test_another_planned_end_is_in_force_and_0_is_the_meetings_own() -> None:
    here = sitting(GRANT, do.AmendMeeting(interpretation_until=END + HOUR))
    assert (interpretation_until(here.state), here.state.interpretation) == (END + HOUR, InterpretationEnd())
    here.does(do.AmendMeeting(interpretation_until=0, ends_at=END + MINUTE))
    assert interpretation_until(here.state) == END + MINUTE

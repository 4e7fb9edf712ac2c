"""The end of interpretation: an extension is asked for, granted and refused, on record."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.rules.decide.interpretation import LONGEST_MS
from interp.domain.rules.time_limits import interpretation_until
from tests.builders import HOUR, MINUTE, START, sitting
from tests.given import given

END = START + 3 * HOUR
LATER = END + 15 * MINUTE
ASK, GRANT, REFUSE = do.AskInterpretation(LATER), do.GrantInterpretation(LATER), do.RefuseInterpretation()


def test_it_is_the_meetings_end_unless_another_is_planned() -> None:
    assert interpretation_until(sitting().state) == END
    assert interpretation_until(sitting(interpretation_until=END - HOUR).state) == END - HOUR


def test_an_extension_is_asked_for_granted_and_refused() -> None:
    given().when(ASK).then(ev.InterpretationAsked(LATER))
    given(ASK).when(GRANT).then(ev.InterpretationGranted(LATER))
    given(ASK).when(REFUSE).then(ev.InterpretationRefused())


def test_asking_for_what_stands_leaves_no_row() -> None:
    given(ASK).when(ASK).nothing()
    given(GRANT).when(GRANT).nothing()
    given(ASK, REFUSE).when(REFUSE).nothing()


def test_it_may_be_granted_unasked_asked_for_again_and_granted_for_less() -> None:
    given().when(GRANT).then(ev.InterpretationGranted(LATER))
    given(ASK, REFUSE).when(ASK).then(ev.InterpretationAsked(LATER))
    given(ASK).when(do.GrantInterpretation(END + MINUTE)).then(ev.InterpretationGranted(END + MINUTE))


@pytest.mark.parametrize("until", [END, START, START + LONGEST_MS + 1])
def test_only_a_later_end_within_a_day_is_asked_for(until: int) -> None:
    given().when(do.AskInterpretation(until)).refused("out_of_range")


def test_what_cannot_be_is_refused() -> None:
    given().when(REFUSE).refused("nothing_asked")
    given(GRANT).when(REFUSE).refused("nothing_asked")
    given().when(do.GrantInterpretation(START)).refused("out_of_range")
    for command in (ASK, GRANT):
        given(do.CloseMeeting()).when(command).refused("meeting_closed")

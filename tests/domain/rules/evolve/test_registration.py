"""Which number of the programme an event moves."""

from interp.domain.model import commands as do
from tests.builders import Sitting, sitting

OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)


def at_s1() -> Sitting:
    return sitting(OPEN, NEXT)


def test_an_edit_moves_the_programmes_and_the_lists_numbers_and_a_switch_does_not() -> None:
    edited = at_s1().does(do.SkipSpeech("s2"))
    assert (edited.state.programme_seq, edited.state.list_seq) == (edited.state.seq, edited.state.seq)
    assert edited.does(do.AdvanceFloor("s1")).state.programme_seq == edited.log[-3].seq

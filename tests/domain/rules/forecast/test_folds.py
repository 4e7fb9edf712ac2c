"""What is gone through piece by piece gives what it gives at once."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from interp.domain.model import commands as do
from interp.domain.model.state import Meeting
from interp.domain.rules.forecast.folds import Made, Part, at_once
from interp.domain.rules.forecast.measured_turns import measured_times
from interp.domain.rules.forecast.times_held import of_items, of_speeches
from tests.builders import BRAZIL, MINUTE, sitting


@dataclass(frozen=True)
class Pieces:
    """Goes through so many parts at a time."""

    size: int

    def __call__(
        self, name: str, more: Callable[[Made, tuple[Part, ...]], Made], begun: Made, parts: tuple[Part, ...], /
    ) -> Made:
        made = begun
        for start in range(0, len(parts), self.size):
            made = more(made, parts[start : start + self.size])
        return made


def afternoon(minutes: list[int]) -> Meeting:
    """Return a meeting in which speakers took so many minutes, with switches undone and interruptions."""
    here = sitting(do.OpenMeeting(), do.AdvanceFloor(None))
    for turn, each in enumerate(minutes):
        here.later(each * MINUTE).does(do.GiveFloor(("s1", "s2", "s3")[turn % 3]))
        if turn % 3 == 2:
            here.later(1000).does(do.UndoSwitch())
        if turn % 5 == 4:
            here.does(do.InterruptFloor("point_of_order", party=BRAZIL), do.ReturnFloor())
        if turn % 7 == 6:
            here.does(do.SuspendMeeting(), do.ResumeMeeting())
    return here.state


@given(st.lists(st.integers(1, 9), max_size=25), st.integers(1, 40))
def test_pieces_of_any_size_give_the_same(minutes: list[int], size: int) -> None:
    state, pieces = afternoon(minutes), Pieces(size)
    assert measured_times(state, pieces) == measured_times(state)
    assert of_items(state.record.stays, pieces) == of_items(state.record.stays)
    assert of_speeches(state.record.turns, pieces) == of_speeches(state.record.turns)


def test_all_parts_are_given_at_once() -> None:
    assert at_once("sum", lambda made, parts: made + sum(parts), 1, (2, 3)) == 6

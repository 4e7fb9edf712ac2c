"""A time limit is neither below nought nor above a day, wherever it is entered."""

from collections.abc import Callable

import pytest

from interp.domain.model import commands as do
from tests.builders import BRAZIL, Sitting, sitting
from tests.given import given

OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)


def at_s1() -> Sitting:
    return sitting(OPEN, NEXT)


@pytest.mark.parametrize("limit", [-1, 86_400_001])
@pytest.mark.parametrize(
    "make",
    [
        lambda ms: do.AddItem("other", "T", limit_ms=ms), lambda ms: do.AddItem("other", "T", speech_limit_ms=ms),
        lambda ms: do.AmendItem("i1", limit_ms=ms), lambda ms: do.AmendItem("i1", speech_limit_ms=ms),
        lambda ms: do.AddSpeech("i1", BRAZIL, limit_ms=ms), lambda ms: do.AmendSpeech("s1", limit_ms=ms),
        lambda ms: do.GiveFloor(party=BRAZIL, limit_ms=ms),
    ],
    ids=range(7),
)  # fmt: skip
def test_a_limit_below_nought_or_above_a_day_is_refused(make: Callable[[int], do.Command], limit: int) -> None:
    given(at_s1()).when(make(limit)).refused("out_of_range")

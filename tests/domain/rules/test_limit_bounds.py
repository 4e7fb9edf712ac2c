"""The range of a time limit is the same wherever it is entered, and added time has a range of its own."""

from collections.abc import Callable

import pytest

from interp.domain.model import commands as do
from tests.builders import BRAZIL, Sitting, sitting
from tests.given import given
from tests.row_by_row import row_by_row


def at_s1() -> Sitting:
    return sitting(do.OpenMeeting(), do.AdvanceFloor(None))


@row_by_row("limit", [-1, 86_400_001])
@row_by_row(
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


@pytest.mark.parametrize("seconds", [3_601, -3_601])
def test_more_than_an_hour_is_not_added_or_taken_away_at_once(seconds: int) -> None:
    given(at_s1()).when(do.AddTime(seconds)).refused("out_of_range")

"""Meetings whose first speaker is followed by a text of six units, for the tests of captions."""

from typing import Any

from interp.domain.model import commands as do
from interp.domain.model.commands import LoadCaptions, ReleaseCaptions
from tests.builders import Sitting, sitting
from tests.speech_scripts import SENTENCES


def loaded(*commands: do.Command, **more: Any) -> Sitting:
    """Return a meeting whose first speaker is followed by a text of six units."""
    return sitting(do.AdvanceFloor(None), LoadCaptions("s1", "d1", 6, **more), *commands)


def release(first: int, last: int, how: Any = "pace") -> ReleaseCaptions:
    return ReleaseCaptions("s1", how, last, SENTENCES[first - 1 : last])


def numbers(here: Sitting) -> list[tuple[int, bool]]:
    return [(each.number, each.withdrawn) for each in here.state.captions.units]

"""What is prepared after a start waits while a meeting is open, for a minute at most."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from interp.domain.model.state import Meeting, MeetingStatus
from interp.errors import NotFound, Unavailable
from interp.run.app import BACK_S, BUSY_S, LOOK_S, meeting_is_open, until_quiet


@pytest.mark.parametrize("looks, waited_s", [
    ([False], BACK_S), ([True, True, False], BACK_S + 2 * LOOK_S), ([True] * 1_000, BUSY_S),
])  # fmt: skip
def test_nothing_is_prepared_in_the_first_minute_while_a_meeting_is_open(looks: list[bool], waited_s: float) -> None:
    paused, found = list[float](), iter(looks)
    until_quiet(lambda: next(found), paused.append)
    assert sum(paused) == waited_s


@pytest.mark.parametrize("status", MeetingStatus)
def test_one_meeting_that_a_screen_shows_is_enough(status: MeetingStatus) -> None:
    states: dict[str, Any] = {"gone": NotFound("meeting"), "broken": Unavailable(), "m1": Meeting(status=status)}

    def state(meeting: str) -> Meeting:
        found = states[meeting]
        if isinstance(found, Exception):
            raise found
        return cast(Meeting, found)

    publisher: Any = SimpleNamespace(meetings=lambda: list(states), state=state)
    assert meeting_is_open(publisher) == (status == MeetingStatus.OPEN)

"""A command is decided once the meeting is planned, under an id of its own; the log replayed is the state."""

import pytest

from interp.domain.model import commands as do
from interp.domain.rules.evolve import replay
from interp.errors import BadRequest
from tests.builders import START, Sitting, decided, sitting
from tests.given import given

OPEN, SUSPEND, RESUME, CLOSE = do.OpenMeeting(), do.SuspendMeeting(), do.ResumeMeeting(), do.CloseMeeting()
NEXT = do.AdvanceFloor(None)


def speaking() -> Sitting:
    return sitting(OPEN, NEXT)


@pytest.mark.parametrize("command", [OPEN, NEXT, do.BlankRoom(), do.SkipSpeech("s1")])
def test_what_has_not_been_planned_is_not_found(command: do.Command) -> None:
    given(Sitting()).when(command).not_found("meeting")


@pytest.mark.parametrize("taken", ["s1", "i1"])
def test_a_command_does_not_bear_the_id_of_something_else(taken: str) -> None:
    with pytest.raises(BadRequest, match="identifier"):
        decided(sitting().state, NEXT, START, taken)


def test_replay_of_the_log_is_the_state() -> None:
    done = speaking().does(SUSPEND, RESUME, do.AdvanceFloor("s1"), do.UndoSwitch())
    assert replay(done.log) == done.state
    assert replay(done.log[3:], replay(done.log[:3])) == done.state

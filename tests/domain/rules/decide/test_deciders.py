"""A rule says which command it is for, and is given the time and the new id."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model.state import Meeting
from interp.domain.rules.decide import decide
from interp.domain.rules.decide.deciders import Context, Events, decides
from tests.builders import BRAZIL, START, sitting


def test_a_command_that_has_a_rule_gets_no_second() -> None:
    def other(state: Meeting, command: do.ShowRoom, context: Context) -> Events:
        return ()

    with pytest.raises(TypeError, match="ShowRoom has two: show and other"):
        decides(do.ShowRoom)(other)


def test_a_new_thing_takes_the_id_of_the_context() -> None:
    (added,) = decide(sitting().state, do.AddSpeech("i3", BRAZIL), Context(START, "n1"))
    assert added.speech.id == "n1"  # type: ignore[attr-defined]

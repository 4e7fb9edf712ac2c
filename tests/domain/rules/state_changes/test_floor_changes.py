"""An edit changes the floor where it concerns what is on it or armed, and nowhere else."""

import pytest

from interp.domain.model import commands as do
from interp.domain.rules.state_changes.floor_changes import disarmed, on_floor
from tests.builders import sitting

AT_S1 = sitting(do.AdvanceFloor(None), do.ArmFloor("s2")).state


@pytest.mark.parametrize(
    ("place", "language"), [({"speech": "s1"}, "fr"), ({"speech": "s2"}, None), ({"item": "i1"}, "fr")]
)
def test_only_what_is_on_the_floor_changes_it(place: dict[str, str], language: str | None) -> None:
    assert on_floor(AT_S1, language="fr", **place).floor.language == language


@pytest.mark.parametrize(("speech", "armed"), [("s2", None), ("s3", "s2")])
def test_only_the_speech_that_is_armed_is_disarmed(speech: str, armed: str | None) -> None:
    assert disarmed(AT_S1, speech).floor.armed == armed

"""How long a turn lasts: for two interpreters, for three, and while dense texts are read."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.caption_state import Following
from interp.domain.model.state import Meeting
from interp.domain.model.teams import MicrophoneTurn
from interp.domain.rules.turns.turn_lengths import TURN_LENGTHS, is_dense, turn_rule
from interp.domain.rules.usual_teams import geneva
from tests.builders import MINUTE, Sitting, sitting

TURN = MicrophoneTurn("1", 0)


def opened() -> Sitting:
    """Return an open meeting with the usual team; its first speech, of five minutes, has the floor."""
    return sitting(do.SetTeam(geneva()), do.OpenMeeting(), do.AdvanceFloor(None))


def read(state: Meeting, *minutes: int) -> Meeting:
    """Return the meeting with the first speeches read from texts that usually take so many minutes."""
    texts = {f"s{n}": Following(f"d{n}", 1, spoken_ms=(each * MINUTE,)) for n, each in enumerate(minutes, start=1)}
    return replace(state, captions=replace(state.captions, following=texts))


def test_the_lengths_are_data_with_their_source() -> None:
    assert {name: each.ms / MINUTE for name, each in TURN_LENGTHS.items()} == {"usual": 30, "three": 20, "dense": 15}
    assert all(each.source for each in TURN_LENGTHS.values())


@pytest.mark.parametrize(("booth", "rule"), [("fr", "usual"), ("ar", "three"), ("zh", "three"), ("en", "usual")])
def test_three_interpreters_have_shorter_turns(booth: str, rule: str) -> None:
    assert turn_rule(opened().state, booth, TURN) == rule  # type: ignore[arg-type]


def test_two_of_three_on_duty_are_two() -> None:
    assert turn_rule(opened().does(do.MarkInterpreter("zh-3", on_duty=False)).state, "zh", TURN) == "usual"


@pytest.mark.parametrize(("minutes", "dense"), [(5, False), (6, False), (7, True)])
def test_a_text_is_dense_that_takes_a_quarter_more_than_is_allotted(minutes: int, dense: bool) -> None:
    state = read(opened().state, minutes)
    assert is_dense(state, "s1") == dense
    assert turn_rule(state, "fr", TURN) == ("dense" if dense else "usual")


def test_half_of_the_turns_speeches_decide() -> None:
    sat = opened().does(do.AdvanceFloor("s1"))  # s2 has eight minutes
    both, one, none = read(sat.state, 10, 20), read(sat.state, 10, 8), read(sat.state, 5, 8)
    assert [turn_rule(each, "fr", TURN) for each in (both, one, none)] == ["dense", "dense", "usual"]
    since_s2 = MicrophoneTurn("1", sat.now)
    assert turn_rule(one, "fr", since_s2) == "usual"


def test_without_a_text_or_a_limit_nothing_is_dense() -> None:
    assert not is_dense(opened().state, "s1")
    assert not is_dense(read(opened().state, 99, 99), "s2")

"""Clocks signal and never cut: limits by item, speech and block, warnings, overtime, pauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.model import commands as do
from interp.domain.model.time import speaking_clock as clocks
from interp.domain.model.time.speaking_clock import Clock, ClockStatus
from tests.builders import BRAZIL, MINUTE, sitting

OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)
RUNNING = clocks.start(1_000, 60_000, 30_000)


def limits(*commands: do.Command) -> tuple[int | None, int | None]:
    """Return the limits of the item's and the speech's clock after commands."""
    floor = sitting(OPEN, *commands).state.floor
    item, speech = floor.item_clock, floor.speech_clock
    return item.limit_ms if item else None, speech.limit_ms if speech else None


def test_a_speech_has_its_own_limit() -> None:
    assert limits(do.GiveFloor("s1"))[1] == 5 * MINUTE


def test_a_speech_without_one_has_its_items() -> None:
    assert limits(do.GiveFloor("s2"))[1] == 8 * MINUTE


def test_a_speech_without_either_only_counts_up() -> None:
    assert limits(do.AmendItem("i2", speech_limit_ms=0), do.GiveFloor("s2"))[1] is None


def test_a_recording_counts_its_own_length() -> None:
    assert limits(do.GiveFloor("s4"))[1] == 3 * MINUTE


def test_a_turn_in_a_round_has_the_rounds_limit() -> None:
    assert limits(do.OpenItem("i3"), do.GiveFloor(party=BRAZIL)) == (30 * MINUTE, 2 * MINUTE)


def test_an_item_alone_in_its_block_has_the_blocks_time() -> None:
    assert limits(do.OpenItem("i1"))[0] == 10 * MINUTE


def test_an_item_that_shares_its_block_or_has_none_only_counts_up() -> None:
    assert limits(do.OpenItem("i2"))[0] is None
    assert limits(do.OpenItem("i4"))[0] is None


def test_warnings_come_from_the_meetings_modalities() -> None:
    state = sitting(OPEN, NEXT).state
    found = [clock.warning_ms for clock in (state.clock, state.floor.item_clock, state.floor.speech_clock) if clock]
    assert found == [600_000, 300_000, 30_000]


def test_overtime_keeps_counting() -> None:
    assert clocks.elapsed_ms(RUNNING, 1_000 + 90_000) == 90_000


def test_a_clock_that_never_started_has_counted_nothing() -> None:
    assert clocks.elapsed_ms(Clock(), 5_000) == 0


def test_a_paused_clock_stands() -> None:
    paused = clocks.pause(RUNNING, 11_000)
    assert paused == Clock(ClockStatus.PAUSED, 1_000, 11_000, 0, 60_000, 30_000)
    assert paused and clocks.elapsed_ms(paused, 99_000) == 10_000


@pytest.mark.parametrize("clock", [None, Clock(), clocks.pause(RUNNING, 2_000)])
def test_only_a_running_clock_is_paused(clock: Clock | None) -> None:
    assert clocks.pause(clock, 9_000) is clock


@pytest.mark.parametrize("clock", [None, Clock(), RUNNING])
def test_only_a_paused_clock_is_resumed(clock: Clock | None) -> None:
    assert clocks.resume(clock, 9_000) is clock


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)), max_size=20))
def test_pauses_of_any_number_and_length_lose_nothing(turns: list[tuple[int, int]]) -> None:
    clock, now, spoken = RUNNING, 1_000, 0
    for speaks, holds in turns:
        now, spoken = now + speaks, spoken + speaks
        clock = clocks.resume(clocks.pause(clock, now), now + holds) or clock
        now += holds
    assert clocks.elapsed_ms(clock, now) == spoken

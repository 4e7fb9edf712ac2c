"""Interruptions nested at random, with pauses, suspensions and undo: what is interrupted is restored exactly."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from interp.domain.model.time.speaking_clock import elapsed_ms
from tests.builders import Sitting, sitting

PARTIES = [Party("delegation", name, id=name, code=name) for name in ("EGY", "CHN", "PRT")]
INTERRUPTIONS = st.builds(do.InterruptFloor, st.sampled_from(["point_of_order", "technical"]),
                          st.sampled_from(PARTIES))  # fmt: skip
KINDS = ["interrupt", "undone interrupt", "return", "undone return", "pause", "suspend", "end", "adjust"]
# `undone` is a command and its undoing, at once
STEPS = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        INTERRUPTIONS, st.integers(0, 90_000),
    ), max_size=25,
)  # fmt: skip


def elapsed(here: Sitting) -> tuple[int, int]:
    """Return what the clocks of the first speech and its item show."""
    floor = here.state.floor
    assert floor.speech_clock and floor.item_clock
    return elapsed_ms(floor.speech_clock, here.now), elapsed_ms(floor.item_clock, here.now)


def undone(here: Sitting, command: do.Command) -> None:
    """Do a command and take it back: floor, statuses and captions are as before, to the millisecond."""
    before, log = here.state, len(here.log)
    here.does(command)
    if len(here.log) == log:
        return
    here.later(5_000).does(do.UndoSwitch())
    known = {key: each for key, each in here.state.speeches.items() if key in before.speeches}
    assert (here.state.floor, known, here.state.items) == (before.floor, before.speeches, before.items)
    assert (here.state.called, here.state.captions.units) == (before.called, before.captions.units)
    assert here.state.switches == before.switches


def step(here: Sitting, what: str, interruption: do.InterruptFloor) -> None:
    """Do one thing that may happen during an interruption."""
    deep = len(here.state.floor.interruptions) > 1  # the outermost is ended by the test itself
    speaks = here.state.floor.speech is not None
    acts: dict[str, Any] = {
        "interrupt": lambda: here.does(interruption),
        "undone interrupt": lambda: undone(here, interruption),
        "return": lambda: here.does(do.ReturnFloor()) if deep else None,
        "undone return": lambda: undone(here, do.ReturnFloor()),
        "pause": lambda: here.does(do.PauseFloor()) if speaks else None,
        "suspend": lambda: here.does(do.SuspendMeeting()).later(7_000).does(do.ResumeMeeting()),
        "end": lambda: here.does(do.EndFloor()),
        "adjust": lambda: here.does(do.AdjustClock(4), do.AdjustClock(-4)) if speaks else None,
    }
    acts[what]()


@settings(max_examples=60, deadline=None)
@given(first=INTERRUPTIONS, steps=STEPS, paused=st.booleans(), spoken=st.integers(0, 200_000))
def test_after_all_returns_the_floor_is_as_it_was(
    first: do.InterruptFloor, steps: list[Any], paused: bool, spoken: int
) -> None:
    here = sitting(do.AdvanceFloor(None), do.ArmFloor("s3")).later(spoken)
    if paused:
        here.does(do.PauseFloor())
    before, statuses, programme = here.state.floor, here.statuses(), here.state.items
    here.does(first)
    began = here.now
    for what, interruption, pause in steps:
        step(here.later(pause), what, interruption)
    while here.state.floor.interruptions:
        here.does(do.ReturnFloor())
    floor = here.state.floor
    held = here.now - began
    assert before.speech_clock and before.item_clock
    then = elapsed_ms(before.speech_clock, began), elapsed_ms(before.item_clock, began)
    assert elapsed(here) == then
    expected = (before.speech_clock.paused_ms + (0 if paused else held), before.item_clock.paused_ms + held)
    assert floor.speech_clock and floor.item_clock
    assert (floor.speech_clock.paused_ms, floor.item_clock.paused_ms) == expected
    assert (floor.item, floor.speech, floor.armed, floor.armed_limit, floor.language, floor.cue) == (
        before.item, before.speech, before.armed, before.armed_limit, before.language, before.cue
    )  # fmt: skip
    assert {key: status for key, status in here.statuses().items() if key in statuses} == statuses
    assert here.state.items == programme

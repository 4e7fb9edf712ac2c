"""Plans a round of speakers and lets some of them speak."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model.parties import Speech
from interp.domain.model.state import Block, Item
from tests.builders import ABOUT, BRAZIL, MINUTE, SECOND, Sitting

LIMIT = 2 * MINUTE


def planned_round(size: int = 20, limit_ms: int = LIMIT) -> Sitting:
    """Return a planned round of so many speeches."""
    speeches = tuple(Speech(f"s{n}", "floor_speaker", replace(BRAZIL, id=f"p{n}")) for n in range(size))
    ids = tuple(each.id for each in speeches)
    item = Item("i1", "floor_round", "Discussion", block="b1", speeches=ids, speech_limit_ms=limit_ms)
    plan = do.PlanMeeting(ABOUT, (Block("b1", "round", 120 * MINUTE),), (), (item,), speeches)
    return Sitting().does(plan)


def a_round(size: int = 20, limit_ms: int = LIMIT) -> Sitting:
    """Return an open round of so many speeches, the first on the floor."""
    return planned_round(size, limit_ms).does(do.OpenMeeting(), do.AdvanceFloor(None))


def on(sat: Sitting) -> Sitting:
    """Press Next."""
    return sat.does(do.AdvanceFloor(sat.state.floor.speech))


def after(sat: Sitting, turns: int, each_ms: int) -> Sitting:
    """Let so many speakers end, each after so long."""
    for _ in range(turns):
        on(sat.later(each_ms - SECOND))
    return sat

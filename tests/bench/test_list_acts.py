"""The benchmark of acts on a list works, each act is of few events, and a switch does not look at all who wait."""

from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from benchmarks import list_acts
from benchmarks.switch_cost import Bench
from interp.domain.model import commands as do
from interp.domain.model.speaker_lists import SeenBy
from tests.steps import steps

FEW, MANY = 10, 90
MORE = 1.01  # steps of a switch beside many, of those beside few
TURNS = 3  # the least is compared: one of them may do what comes once in a while
SWITCH = (do.AdvanceFloor(None), do.UndoSwitch())


def test_each_act_is_measured_and_an_order_is_one_event() -> None:
    found = list(list_acts.measured(20, 1))
    assert {each.name for each in found} == set(list_acts.acts(list_acts.filled(20)))
    assert all(len(each.row) == len(list_acts.HEADINGS) for each in found)
    assert {each.name: each.events for each in found if "all in one event" in each.name} == {
        "drawn: all in one event": 1, "other rules: all in one event": 2,
    }  # fmt: skip


def test_a_switch_is_measured_beside_who_waits() -> None:
    assert len(list_acts.switched(3, True, 2)) == 4


def whole(bench: Bench, command: do.Command) -> None:
    """Carry out a command, and let the screens and the reactors have what follows from it."""
    bench.does(command)
    bench.tells()
    bench.reacts()


@pytest.mark.parametrize("seen_by", ["desk", "everyone"])
def test_a_switch_and_its_undoing_take_as_many_steps_beside_many_who_wait(tmp_path: Path, seen_by: SeenBy) -> None:
    """Of the command, the views of thirteen rooms and the reactors: what differs between two states is looked for in C
    alone, and who waits, what has a text and what the public does not see is kept from switch to switch.
    """
    bench = Bench(tmp_path, 1)
    everyone = iter(list_acts.waiting(MANY))
    bench.does(do.SetList(replace(list_acts.SPEAKERS, seen_by=seen_by)))

    def taken(number: int) -> int:
        for each in islice(everyone, number):
            bench.does(each)
        bench.switches(2)  # the first makes what is kept
        return min(sum(steps(partial(whole, bench, each)) for each in SWITCH) for _ in range(TURNS))

    try:
        bench.does(do.OpenItem("i3"))
        few, many = taken(FEW), taken(MANY - FEW)
    finally:
        bench.service.close()
    assert many <= few * MORE, f"{many} steps beside {MANY} who wait, {few} beside {FEW}"

"""How far the drafting process steps back: a low priority, on request the idle class, and a bound on its memory."""

import os

import pytest

from tests.processes import python

STEP = """
import os, resource
from interp.worker.drafting_process import bound_memory, step_back
step_back({idle}), bound_memory({megabytes})
print(os.nice(0), os.sched_getscheduler(0), resource.getrlimit(resource.RLIMIT_AS)[0])
"""


@pytest.mark.skipif(not hasattr(os, "SCHED_IDLE"), reason="needs Linux")
@pytest.mark.parametrize(("idle", "scheduler"), [(False, "SCHED_OTHER"), (True, "SCHED_IDLE")])
def test_everything_else_goes_first(idle: bool, scheduler: str) -> None:
    done = python(STEP.format(idle=idle, megabytes=4_000))
    assert done.returncode == 0, done.stderr
    before = os.nice(0)
    assert done.stdout.split() == [str(max(10, before)), str(getattr(os, scheduler)), "4000000000"]


def test_no_bound_leaves_the_memory_as_it_is() -> None:
    done = python(STEP.format(idle=False, megabytes=0))
    assert int(done.stdout.split()[2]) == -1

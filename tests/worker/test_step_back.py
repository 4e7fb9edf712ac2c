"""How far the drafting process steps back: a low priority, on request the idle class, and a bound on its memory."""

import os
import subprocess
import sys

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
    assert done.stdout.split() == [str(min(19, before + 10)), str(getattr(os, scheduler)), "4000000000"]


def test_no_bound_leaves_the_memory_as_it_is() -> None:
    done = python(STEP.format(idle=False, megabytes=0))
    assert int(done.stdout.split()[2]) == -1


@pytest.mark.skipif(not os.access("/proc/self/autogroup", os.W_OK), reason="sessions have no priority here")
@pytest.mark.parametrize(("leads", "nice"), [(True, "10"), (False, "0")])
def test_a_session_of_its_own_steps_back_whole_and_the_session_of_a_person_does_not(leads: bool, nice: str) -> None:
    said = "from pathlib import Path; print(Path('/proc/self/autogroup').read_text())"
    script = STEP.format(idle=False, megabytes=4_000) + said
    # The child of a shell that leads the session stands for a person's terminal.
    words = [sys.executable, "-c", script] if leads else ["/bin/sh", "-c", f'"{sys.executable}" -c "$1"; :', "", script]
    done = subprocess.run(words, capture_output=True, text=True, check=True, start_new_session=True)
    assert done.stdout.splitlines()[-2].split()[-2:] == ["nice", nice]

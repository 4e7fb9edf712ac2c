"""A session that was started for background work steps back as a whole, and nobody else's does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from interp.process_priority import weigh

WAITS = [sys.executable, "-c", "input()"]


def weighed() -> bool:
    """Whether the system weighs sessions; some have the file, writable and empty, and weigh none."""
    own = Path("/proc/self/autogroup")
    return os.access(own, os.W_OK) and bool(own.read_text().strip())


@pytest.mark.skipif(not weighed(), reason="sessions have no priority here")
@pytest.mark.parametrize("leads", [True, False])
def test_only_the_session_that_a_process_leads_steps_back(leads: bool) -> None:
    before = Path("/proc/self/autogroup").read_text().split()[-1]
    with subprocess.Popen(WAITS, stdin=subprocess.PIPE, start_new_session=leads) as started:
        weigh(started.pid, 7)
        after = Path(f"/proc/{started.pid}/autogroup").read_text().split()[-1]
        started.communicate(b"\n")
    assert after == ("7" if leads else before)
    assert Path("/proc/self/autogroup").read_text().split()[-1] == before


def test_a_process_that_has_ended_is_left_alone() -> None:
    started = subprocess.Popen([sys.executable, "-c", ""], start_new_session=True)
    started.wait()
    weigh(started.pid, 7)

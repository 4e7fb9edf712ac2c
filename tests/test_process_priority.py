"""A server goes first where it may; what it starts is below it, as a whole session; nobody else's priority changes."""

import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interp.process_priority import AGAIN_S, FILING, LOW, LOWEST, READERS, SERVER, WAITED_FOR, put_below
from tests.processes import python
from tests.row_by_row import row_by_row

WAITS = [sys.executable, "-c", "input()"]
# a server with a priority of its own, as another user if it is to have no right to it, and what it starts
SERVES = """
import os, subprocess, sys
from interp.process_priority import priority, put_below, put_first
begins, may, *starts = map(int, sys.argv[1:])
os.setsid() if os.getsid(0) != os.getpid() else None
os.setpriority(os.PRIO_PROCESS, 0, begins)
if not may and os.getuid() == 0:
    os.setuid(65534)
put_first()
said = [priority()]
for nice in starts:
    with subprocess.Popen(["sleep", "60"], start_new_session=True) as child:
        put_below(child.pid, nice)
        said.append(priority(child.pid))
        child.kill()
print(said)
"""
ROLES = (WAITED_FOR, READERS, FILING, LOW, LOWEST)


def weighed() -> bool:
    """Whether the system weighs sessions; some have the file, writable and empty, and weigh none."""
    own = Path("/proc/self/autogroup")
    return os.access(own, os.W_OK) and bool(own.read_text().strip())


OWN = os.getpriority(os.PRIO_PROCESS, 0)
# the limit counts from 20 downwards
ALLOWED = os.getuid() == 0 or resource.getrlimit(resource.RLIMIT_NICE)[0] >= 20 - SERVER
ROWS = [
    (0, True, [SERVER, SERVER + 1, *ROLES[1:]]),  # root, or a unit with LimitNICE
    (0, False, [0, *ROLES]),  # without the right everything is as it was
    (5, True, [5, 6, READERS, FILING, LOW, LOWEST]),  # who chose a priority has it
    (12, True, [12, 13, 13, 13, 13, LOWEST]),  # and nothing that the server starts goes before it
]


@row_by_row("begins, may, priorities", [row for row in ROWS if ALLOWED or (row[0] >= OWN and row[:2] != (0, True))])
def test_a_server_goes_first_where_it_may_and_what_it_starts_is_below_it(
    begins: int, may: bool, priorities: list[int]
) -> None:
    done = python(SERVES, *map(str, (begins, int(may), *ROLES)))
    assert done.stdout.strip() == str(priorities), done.stderr


SLICES = """
import subprocess
from pathlib import Path
from interp.process_priority import LOW, priority, put_below, put_first
def slice_ns(process):
    lines = Path(f"/proc/{process}/sched").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("se.slice")).split()[-1])
usual = slice_ns("self")
put_first()
with subprocess.Popen(["sleep", "60"], start_new_session=True) as child:
    put_below(child.pid, LOW)
    print(usual > slice_ns("self"), slice_ns(child.pid) == usual, priority(child.pid) == max(LOW, priority() + 1))
    child.kill()
"""


def has_slices() -> bool:
    """Whether the system lets a process ask for its slice, and shows it."""
    shown = Path("/proc/self/sched")
    return tuple(map(int, re.findall(r"\d+", os.uname().release)[:2])) >= (6, 12) and (
        shown.exists() and "se.slice" in shown.read_text()
    )


@pytest.mark.skipif(not has_slices(), reason="slices are those of the system here")
def test_a_server_has_a_short_slice_and_what_it_starts_the_usual_one() -> None:
    done = python(SLICES)
    assert done.stdout.split() == ["True"] * 3, done.stderr


@pytest.mark.skipif(not weighed(), reason="sessions have no priority here")
@pytest.mark.parametrize("leads", [True, False])
def test_only_the_session_that_a_process_leads_steps_back(leads: bool) -> None:
    before = Path("/proc/self/autogroup").read_text().split()[-1]
    with subprocess.Popen(WAITS, stdin=subprocess.PIPE, start_new_session=leads) as started:
        put_below(started.pid, LOW)
        after = Path(f"/proc/{started.pid}/autogroup").read_text().split()[-1]
        started.communicate(b"\n")
    assert after == (str(LOW) if leads else before)
    assert Path("/proc/self/autogroup").read_text().split()[-1] == before


def test_a_process_that_has_ended_is_left_alone() -> None:
    started = subprocess.Popen([sys.executable, "-c", ""], start_new_session=True)
    started.wait()
    put_below(started.pid, LOW)


def test_a_session_that_may_not_be_weighed_yet_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def write(path: Path, text: str) -> int:
        asked.append(f"{path} {text}")
        if len(asked) == 1:
            raise BlockingIOError
        return 1

    monkeypatch.setattr(Path, "write_text", write)
    monkeypatch.setattr(time, "sleep", lambda seconds: asked.append(str(seconds)))
    monkeypatch.setattr(os, "getsid", lambda process: process)
    monkeypatch.setattr(os, "setpriority", lambda *_: None)
    put_below(77, LOWEST)
    written = "/proc/77/autogroup 19"
    assert asked == [written, str(AGAIN_S), written]

"""The drafting process under the system call filter of the shipped systemd unit, and under one that denies more."""

import errno
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from interp.domain.text.segmentation import segments
from interp.domain.text.segments import TextBlock
from interp.ports import Document, Job
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.drafting_queue import SqlDraftingQueue
from interp.store.meetings_database import MeetingsDatabase
from tests.processes import environment
from tests.sample_sizes import size
from tests.server import until
from tests.sources import ROOT
from tests.systemd_filter import MACHINES, allowed, command

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux" or platform.machine() not in MACHINES, reason="needs Linux's seccomp"),
]
PATIENCE_S = 300.0
UNIT = ROOT / "deploy/interp.service"
OWN_PRIORITY = "SystemCallFilter=setpriority sched_setscheduler sched_setattr\n"
STEP = """
import os
from interp.worker.drafting_process import step_back
step_back(True)
print(os.nice(0) if {nice} else os.getpriority(os.PRIO_PROCESS, 0), os.sched_getscheduler(0))
forward = lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
for call in (lambda: os.sched_setaffinity(0, {{0}}), forward):
    try:
        call()
        print("done")
    except OSError as error:
        print(error.errno)
"""


@pytest.fixture
def denying(tmp_path: Path) -> Path:
    """Return the unit as it was when drafting never worked under it: without the line that allows the three calls."""
    text = UNIT.read_text(encoding="utf-8")
    assert OWN_PRIORITY in text
    (tmp_path / "denying.service").write_text(text.replace(OWN_PRIORITY, ""), encoding="utf-8")
    return tmp_path / "denying.service"


def under(unit: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Return how a command of this Python ended under a unit's filter."""
    return subprocess.run(
        command(unit, sys.executable, *words), cwd=ROOT, env=environment(), capture_output=True, text=True,
        timeout=PATIENCE_S, check=False,
    )  # fmt: skip


def test_the_unit_allows_the_three_calls_and_no_other_of_their_group() -> None:
    calls = allowed(UNIT.read_text(encoding="utf-8"))
    assert {"setpriority", "sched_setscheduler", "sched_setattr", "openat", "execve"} <= calls
    assert calls.isdisjoint({"sched_setaffinity", "ioprio_set", "setrlimit", "chown", "setuid", "bpf"})


def test_under_the_shipped_unit_a_process_steps_back_and_may_not_go_forward() -> None:
    done = under(UNIT, "-c", STEP.format(nice=True))
    assert done.returncode == 0, done.stderr
    wanted = [max(10, os.nice(0)), os.SCHED_IDLE, errno.EPERM, errno.EPERM]
    assert done.stdout.split() == [str(each) for each in wanted]


def test_where_the_calls_are_denied_that_is_logged_and_the_process_goes_on(denying: Path) -> None:
    done = under(denying, "-c", STEP.format(nice=False))
    assert done.returncode == 0, done.stderr
    said = done.stdout + done.stderr
    assert [said.count(f"call={name}") for name in ("nice", "sched_setscheduler")] == [1, 1]
    assert f"{os.nice(0)} {os.SCHED_OTHER}" in said


@contextmanager
def drafting(data: Path, unit: Path) -> Iterator[subprocess.Popen[str]]:
    """Yield a worker, supervisor and child, that drafts in a data folder under a unit's filter."""
    words = command(unit, sys.executable, "-m", "interp.start", "worker", "--attached", "--data", str(data))
    with (data / "stderr.txt").open("w") as errors:
        process = subprocess.Popen(
            words, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors,
            text=True,
        )  # fmt: skip
    try:
        yield process
    finally:
        process.communicate()  # its input closes, and it ends with its child


def priority_of_child(pid: int) -> int:
    """Return the niceness of the process that a supervisor started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return os.getpriority(os.PRIO_PROCESS, int(children[0]))


# what the other unit denies is logged, and the process goes on: the test above
@pytest.mark.parametrize("shipped", size([True], torture=[True, False]))
def test_a_text_is_drafted_under_the_filter(tmp_path: Path, fixture_models: Path, denying: Path, shipped: bool) -> None:
    data = tmp_path / "data"
    shutil.copytree(fixture_models, data / "models")
    MeetingsDatabase.in_folder(data).close()
    database = DraftingDatabase.in_folder(data)
    drafts, jobs = SqlDocuments(database), SqlDraftingQueue(database, "test")
    parts = segments([TextBlock("paragraph", "The Council adopted the text.")], "en")
    drafts.add(Document("d", None, "d", "a.txt", "note", "en"), parts, [Job("d-fr", "d", "fr")])
    with drafting(data, UNIT if shipped else denying) as process:
        until(lambda: [each.state for each in jobs.of("d")] == ["done"], PATIENCE_S)
        assert priority_of_child(process.pid) == (max(10, os.nice(0)) if shipped else os.nice(0))
    assert len(drafts.revisions("d", "fr")) == 1
    assert ("not_stepped_back" in (data / "stderr.txt").read_text()) != shipped
    database.close()

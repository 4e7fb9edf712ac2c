"""The supervisor with real child processes: one that dies, one that hangs, one that works on."""

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from interp.live.health_checks import worker_check
from interp.live.health_register import HealthRegister
from interp.worker import supervisor as supervisor_module
from interp.worker.supervisor import Supervisor, WatchedProcess, child_command, queued_s
from tests.fakes import FixedClock
from tests.fakes_text import CountingJobs, MemorySigns, sign_writer
from tests.server import until

DIES = "import json; print(json.dumps({'job': 'J'}), flush=True); raise SystemExit(9)"
HANGS = "import json, time; print(json.dumps({'job': 'J'}), flush=True); time.sleep(60)"
WORKS = """
import json, time
print(json.dumps({'job': 'J'}), flush=True)
for _ in range(40):
    print('{"beat": true}', flush=True)
    time.sleep(0.05)
"""
CHATTERS = "import time; print('a library says hello', flush=True); print('{}', flush=True); time.sleep(60)"


def supervise(script: str, seconds: float, *, hang_s: float = 30.0) -> CountingJobs:
    """Return what became of the queue while a child of `script` was supervised for a while."""
    jobs = CountingJobs()
    supervisor = Supervisor(jobs, [sys.executable, "-c", script], sign_writer(), hang_s=hang_s, look_s=0.05)
    until = time.monotonic() + seconds
    supervisor.run(lambda: time.monotonic() < until and not jobs.losses)
    return jobs


def test_a_child_that_dies_costs_its_job_one_attempt() -> None:
    assert supervise(DIES, 10).losses == ["crash 9"]


def test_a_child_that_hangs_is_ended_and_costs_its_job_one_attempt() -> None:
    assert supervise(HANGS, 10, hang_s=0.5).losses == ["hang"]


def test_a_child_that_keeps_batches_is_left_alone() -> None:
    assert supervise(WORKS, 1.5, hang_s=0.5).losses == []


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="needs Linux to count")
def test_time_spent_in_line_for_a_processor_is_counted_apart() -> None:
    """Three that never rest share one processor: each stands in line for about two thirds of the time."""
    one = {min(os.sched_getaffinity(0))}
    busy = "import os; os.sched_setaffinity(0, {}); print(flush=True)\nwhile True: pass"
    processes = [subprocess.Popen([sys.executable, "-c", busy.format(one)], stdout=subprocess.PIPE) for _ in range(3)]
    try:
        for each in processes:
            assert each.stdout is not None and each.stdout.readline()
        until(lambda: all(queued_s(each.pid) > 0.2 for each in processes), timeout_s=60)
        heard_at = time.monotonic() - 1.0
        silent_s = WatchedProcess(processes[0], heard_at).silent_s()  # type: ignore[arg-type]
        assert heard_at + silent_s + 0.1 < time.monotonic()
    finally:
        for each in processes:
            each.kill()
            each.communicate()


def test_nobody_stands_in_line_who_sleeps_or_is_gone() -> None:
    with subprocess.Popen(["sleep", "60"]) as asleep:
        assert queued_s(asleep.pid) < 30
        asleep.kill()
    assert queued_s(asleep.pid) == 0.0


def test_what_a_library_prints_is_no_message() -> None:
    assert supervise(CHATTERS, 1).losses == []


def test_a_dead_child_is_started_again() -> None:
    jobs = CountingJobs()
    supervisor = Supervisor(jobs, [sys.executable, "-c", DIES], sign_writer(), look_s=0.05)
    until = time.monotonic() + 15
    supervisor.run(lambda: time.monotonic() < until and len(jobs.losses) < 2)
    assert jobs.losses == ["crash 9"] * 2


def pipes() -> set[str]:
    """Return the pipes that this process has open."""
    numbers = [Path("/proc/self/fd") / each for each in os.listdir("/proc/self/fd")]
    return {name for each in numbers if each.is_symlink() and (name := os.readlink(each)).startswith("pipe:")}


def test_a_child_that_cannot_be_started_is_tried_again_and_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor_module, "BACKOFF_S", (0.0,))
    program, signs, jobs = tmp_path / "worker", MemorySigns(), CountingJobs()
    supervisor = Supervisor(jobs, [str(program)], sign_writer(signs), look_s=0.01)
    opened = pipes()

    def running() -> bool:
        if any(each.deaths == 2 for each in signs.left) and not program.exists():
            assert pipes() <= opened
            (tmp_path / "made").write_text(f"#!{sys.executable}\n{DIES}\n")
            (tmp_path / "made").chmod(0o700)
            (tmp_path / "made").rename(program)  # whole, or not there
        return not jobs.losses

    supervisor.run(running)
    assert jobs.losses == ["crash 9"]
    assert "not started" in next(each.why for each in signs.left if each.deaths == 1)


def test_stopping_ends_the_child_at_once() -> None:
    supervisor = Supervisor(CountingJobs(), [sys.executable, "-c", HANGS], sign_writer(), look_s=0.05)
    running = [True]
    thread = Thread(target=supervisor.run, args=(lambda: running[0],))
    thread.start()
    time.sleep(0.3)
    running[0] = False
    thread.join(timeout=60)
    assert not thread.is_alive()  # the child itself would sleep for a minute


def test_a_child_ended_with_its_server_costs_no_attempt() -> None:
    jobs, running = CountingJobs(), [True]
    supervisor = Supervisor(jobs, [sys.executable, "-c", CHATTERS], sign_writer())
    thread = Thread(target=supervisor.run, args=(lambda: running[0],))
    thread.start()
    time.sleep(0.3)
    running[0] = False
    supervisor.stop()
    thread.join(timeout=60)
    assert (thread.is_alive(), jobs.losses) == (False, [])


def test_a_child_is_started_by_the_same_python(tmp_path: Path) -> None:
    assert child_command(tmp_path, "me")[0] == sys.executable


# --- the sign

SILENT_DEATH = "raise SystemExit(3)"


def test_each_death_without_a_report_is_counted_in_the_sign() -> None:
    signs = MemorySigns()
    supervisor = Supervisor(CountingJobs(), [sys.executable, "-c", SILENT_DEATH], sign_writer(signs), look_s=0.05)
    supervisor.run(lambda: [each.deaths for each in signs.left if each.why] < [1, 1, 2])
    told = [(each.deaths, each.why) for each in signs.left if each.why]
    assert (told[0], told[-1]) == ((1, "crash 3"), (2, "crash 3"))


def test_a_report_ends_the_count_and_an_end_in_order_removes_the_sign() -> None:
    signs, clock = MemorySigns(), FixedClock()
    writer = sign_writer(signs, clock)
    writer.ended(4, "crash 1")
    with subprocess.Popen(["sleep", "60"], stdout=subprocess.PIPE, text=True) as process:
        child = WatchedProcess(process, time.monotonic())
        writer.started()
        assert (signs.left[-1].deaths, signs.left[-1].heard_at) == (4, None)
        child.worked = True
        writer.alive(child)
        process.kill()
    assert signs.left[-1].deaths == 0 and signs.left[-1].heard_at is not None
    writer.remove()
    assert signs.held == {}


FAILS = "import json, time; [print(json.dumps({'failed': 'library'}), flush=True) for _ in range(3)]; time.sleep(60)"


def test_what_a_child_says_of_failed_drafts_is_in_the_sign() -> None:
    signs = MemorySigns()
    supervisor = Supervisor(CountingJobs(), [sys.executable, "-c", FAILS], sign_writer(signs), look_s=0.05)
    supervisor.run(lambda: not signs.left or signs.left[-1].fails < 3)
    assert (signs.left[-1].fails, signs.left[-1].failing) == (3, "library")


def test_a_child_that_ends_while_it_drafts_is_in_the_sign() -> None:
    signs = MemorySigns()
    supervisor = Supervisor(CountingJobs(), [sys.executable, "-c", DIES], sign_writer(signs), look_s=0.05)
    supervisor.run(lambda: not signs.left or signs.left[-1].fails < 2)
    assert (signs.left[-1].fails, signs.left[-1].failing) == (2, "killed")


def test_a_stored_draft_ends_what_failed_and_a_read_queue_a_full_disk() -> None:
    signs = MemorySigns()
    writer = sign_writer(signs)
    writer.failed("library")
    writer.idle()  # says nothing of a library
    writer.drafted()
    writer.failed("disk_full")
    writer.idle()
    assert [(each.fails, each.failing) for each in signs.left] == [
        (1, "library"), (0, None), (1, "disk_full"), (0, None),
    ]  # fmt: skip


def test_nothing_new_is_signed_every_two_seconds_and_no_oftener() -> None:
    signs, clock = MemorySigns(), FixedClock()
    writer = sign_writer(signs, clock)
    writer.ended(1, "hang")
    for _ in range(5):
        clock.passes(500)
        writer.alive(None)
    assert [each.at for each in signs.left] == [1_000_000, 1_002_000]


def test_a_death_at_the_first_start_is_a_trouble_within_ten_seconds() -> None:
    """The clock is set: the sign is written with the death, the next sample comes two seconds later."""
    clock, signs = FixedClock(), MemorySigns()
    register = HealthRegister(clock.now_ms)
    register.register("worker", worker_check(signs.signs, lambda: 0, clock.now_ms, True))
    writer, began = sign_writer(signs, clock), clock.now
    writer.started()

    def passes(seconds: float) -> None:
        clock.passes(round(seconds * 1000))
        if not signs.left[-1].deaths:
            writer.ended(1, "crash 1")

    register.run(lambda: not register.troubles(), passes)
    assert [each.code for each in register.troubles()] == ["worker_dies"]
    assert clock.now - began <= 10_000


def test_a_supervisor_that_dies_is_a_trouble_within_ten_seconds() -> None:
    clock, signs = FixedClock(), MemorySigns()
    register = HealthRegister(clock.now_ms)
    register.register("worker", worker_check(signs.signs, lambda: 0, clock.now_ms, True))
    sign_writer(signs, clock).started()
    began = clock.now
    register.run(lambda: not register.troubles(), lambda seconds: clock.passes(round(seconds * 1000)))
    assert ([each.code for each in register.troubles()], clock.now - began) == (["worker_absent"], 10_000)

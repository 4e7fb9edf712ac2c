"""While long deeds are done over HTTP a console switches each 100 ms: each is acknowledged, in order, meanwhile."""

import os
import re
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.deeds import Deeds
from tests.sample_sizes import size
from tests.server import serving, until
from tests.socket_screen import Hall, Screen, screens

SENTENCES = size(500, torture=5_000)
EVERY_S = 0.1
LONG = size(1_200, torture=5_000)  # a file of a million characters is refused
HEAVY = ("file_document", "file_version", "attach_official")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Yield a fresh meeting on a server that logs what its helpers do."""
    with (
        serving(tmp_path, log_level="info", command_rate="2000", command_burst="2000") as server,
        screens(server.url) as make,
    ):
        outside = server.outside()
        yield Hall(server, outside, outside.plan(), make)
        outside.close()


class Clerk(threading.Thread):
    """Pauses and resumes the speech each 100 ms until told to stop; keeps each acknowledgement."""

    def __init__(self, console: Screen) -> None:
        super().__init__(daemon=True)
        self.console, self.ends = console, threading.Event()
        self.acks: list[dict[str, object]] = []
        for command in ("meeting.open", "floor.advance"):
            assert console.press(command, {"from_speech": None} if command == "floor.advance" else {})["ok"]

    def run(self) -> None:
        """Press at that rate, also when an acknowledgement is late."""
        while not self.ends.wait(EVERY_S):
            name = "floor.resume" if len(self.acks) % 2 else "floor.pause"
            self.acks.append(self.console.press(name))

    def stop(self) -> None:
        """Press no more."""
        self.ends.set()
        self.join(60)


def tasks_done(hall: Hall) -> list[tuple[str, int]]:
    """Return the tasks that helpers did, with the process that did each, in order."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", hall.server.log)
    return [(task, int(pid)) for pid, task in re.findall(r"helper_task .*?pid=(\d+) task=(\w+)", plain)]


def test_every_deed_is_done_by_another_process_while_a_console_switches(hall: Hall) -> None:
    clerk, booth = Clerk(hall.console()), hall.booth("fr")
    deeds = Deeds(hall.server, hall.meeting, hall.token("staff"), SENTENCES)
    clerk.start()
    meanwhile = {}
    for name, (task, deed) in deeds.every().items():
        before = len(clerk.acks)
        answer = deed()
        assert answer.status in (200, 201), (name, answer)
        meanwhile[task] = len(clerk.acks) - before
        assert [each for each, pid in tasks_done(hall) if pid != hall.server.pid][-1] == task, name
    clerk.stop()
    assert {task: count for task, count in meanwhile.items() if task in HEAVY and not count} == {}
    assert [each for each in clerk.acks if not each["ok"]] == []
    numbers = [int(str(each["seq"])) for each in clerk.acks]
    assert numbers == sorted(set(numbers))
    told = [each["seq"] for each in booth.heard("view")]
    assert told == sorted(set(told))
    assert booth.reaches(numbers[-1])["seq"] >= numbers[-1]


def test_a_helper_killed_at_work_is_told_loses_nothing_and_is_replaced(hall: Hall) -> None:
    clerk = Clerk(hall.console())
    deeds = Deeds(hall.server, hall.meeting, hall.token("staff"), LONG)
    assert deeds.file().status == 201
    helper = tasks_done(hall)[-1][1]
    clerk.start()
    with ThreadPoolExecutor(1) as pool:
        version = pool.submit(deeds.file_version)
        until(lambda: busy_ticks(helper) > 0 and version.running())
        working = busy_ticks(helper)
        until(lambda: busy_ticks(helper) > working + 5 or version.done())
        os.kill(helper, signal.SIGKILL)
        answer = version.result()
    clerk.stop()
    assert (answer.status, answer.json["error"]["code"], answer.json["error"]["args"]["reason"]) == (
        503, "unavailable", "helper_ended",
    )  # fmt: skip
    assert [each for each in clerk.acks if not each["ok"]] == []
    rows = hall.server.get(f"/api/meetings/{hall.meeting}/documents", deeds.token).json["documents"]
    assert {each["id"]: each["version"] for each in rows}[deeds.document] == 1
    assert deeds.file_version().status == 200
    assert tasks_done(hall)[-1][1] not in (helper, hall.server.pid)


def busy_ticks(pid: int) -> int:
    """Return the processor time of a process so far, in ticks of the system."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def test_what_holds_the_loop_is_counted_and_logged_with_its_stack(tmp_path: Path) -> None:
    """A handler that computes for 200 ms is planted into the server."""
    planted = """
import time
from interp.run import serving
def holding(*_):
    ends = time.thread_time() + 0.2
    while time.thread_time() < ends:
        pass
    return "held"
real = serving.create_app
def create(service):
    made = real(service)
    made.add_url_rule("/api/hold", "hold", holding)
    return made
serving.create_app = create
"""
    with serving(tmp_path, planted, log_level="warning") as server:
        until(lambda: server.get("/api/hold").body == "held" and "holding" in server.log)
        assert "loop_held" in server.log
        count = re.search(r"^interp_loop_held_total (\S+)", server.get("/metrics").body, re.M)
        assert count and float(count[1]) >= 1

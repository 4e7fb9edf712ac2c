"""A drafting process that ends at every start, beside a real server: every report of the service's health says so."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.test_worker import children
from tests.server import Server, serving, until
from tests.socket_screen import Hall, screens

pytestmark = pytest.mark.slow
PATIENCE_S = 300.0


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Yield a fresh meeting on a server whose drafting process gets too little memory to start."""
    with serving(tmp_path, worker="1", worker_memory_mb="1") as server, screens(server.url) as make:
        outside = server.outside()
        yield Hall(server, outside, outside.plan(), make)
        outside.close()


def ready(server: Server) -> list[dict[str, Any]]:
    """Return the troubles in an answer of /readyz that the service is ready; none in a late server's refusal."""
    answer = server.get("/readyz")
    return list(answer.json["troubles"]) if answer.status == 200 else []


def of_worker(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the trouble of the worker, or nothing."""
    return next((each for each in rows if each["part"] == "worker"), {})


def is_dying(rows: list[dict[str, Any]]) -> bool:
    found = of_worker(rows)
    return (found.get("code"), found.get("severity")) == ("worker_dies", 2) and found["n"] >= 1


def test_a_process_that_ends_at_every_start_is_shown_everywhere_while_it_goes_on(hall: Hall) -> None:
    server, desk = hall.server, hall.token("reviser")
    until(lambda: is_dying(ready(server)), PATIENCE_S, every_s=0.1)
    assert 'interp_trouble{code="worker_dies",part="worker"} 2.0' in server.get("/metrics").body
    assert is_dying(server.get(f"/api/meetings/{hall.meeting}/queue", desk).json["troubles"])
    page, joined = hall.screen("technician", role="technician")
    assert joined["ok"]
    told = page.waits("health")
    assert is_dying(told["troubles"]) and is_dying(told["parts"])
    assert server.log.count("drafting_process_ended") >= 1
    until(lambda: is_dying(rows := ready(server)) and of_worker(rows)["n"] > 1, PATIENCE_S, every_s=0.1)
    is_started_again_when_killed(server)


def is_started_again_when_killed(server: Server) -> None:
    """Kill the supervisor; another takes its place."""
    (supervisor,) = children(server.pid)
    os.kill(supervisor, signal.SIGKILL)
    until(lambda: [*children(server.pid)] not in ([], [supervisor]), PATIENCE_S)
    assert server.log.count("worker_started_again") == 1

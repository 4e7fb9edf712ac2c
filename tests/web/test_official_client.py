"""The official Socket.IO client for JavaScript, under node, joins, commands and follows."""

import fcntl
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.server import Outside, Server, serving
from tests.sources import ROOT

CLIENT = Path(__file__).parents[1] / "node" / "client.mjs"


@pytest.fixture(scope="module")
def packages() -> None:
    """Install the npm packages of the lock file unless they are there; one process at a time."""
    with Path(tempfile.gettempdir(), "interp-npm.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (ROOT / "node_modules" / "socket.io-client" / "package.json").exists():
            subprocess.run(["npm", "ci"], cwd=ROOT, check=True, capture_output=True, timeout=110)


@pytest.fixture(scope="module")
def story(packages: None, server: Server, outside: Outside) -> dict[str, Any]:
    """Return what the client saw, in one run."""
    meeting = outside.plan()
    words = ["node", str(CLIENT), server.url, meeting, outside.token("staff", meeting)[1]]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_it_joins_with_a_token_and_without(story: dict[str, Any]) -> None:
    assert story["joined"]["ok"] and story["followed"]["ok"]
    assert story["joined"]["view"]["advance"]["to"] == {"item": "i1", "speech": "s1"}


def test_it_is_refused_without_a_token(story: dict[str, Any]) -> None:
    assert story["refused"]["error"]["code"] == "not_signed_in"


def test_its_command_moves_the_floor_once(story: dict[str, Any]) -> None:
    assert story["pressed"]["ok"] and story["again"] == story["pressed"]
    assert story["stale"]["error"]["code"] == "stale"


def test_its_other_socket_follows(story: dict[str, Any]) -> None:
    last = story["seen"][-1]
    assert (last["seq"], last["view"]["speech"]["id"]) == (story["pressed"]["seq"], "s1")
    assert last["language"] == "fr"


def test_it_hears_beats_and_presence(story: dict[str, Any]) -> None:
    assert story["heard"]["beat"][0]["epoch"] == story["joined"]["epoch"]
    assert story["heard"]["presence"][-1]["attendees"] == {"fr": 1}


def test_it_works_with_a_server_in_threading_mode_too(packages: None, tmp_path: Path) -> None:
    with serving(tmp_path, async_mode="threading") as server:
        meeting = server.meeting
        words = ["node", str(CLIENT), server.url, meeting["id"], meeting["tokens"]["console"]]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert json.loads(done.stdout)["pressed"]["ok"], done.stderr

"""One server has a folder: the next waits, then is told who has it; the lock ends with its process."""

import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interp.errors import Refused, Unavailable
from interp.run import folder_lock
from interp.run.folder_lock import FILE, WAIT_S, hold, server_of
from tests.processes import environment
from tests.sources import ROOT


class Waiting:
    """A clock that goes on with each pause; `then` is called at a moment."""

    def __init__(self, then: dict[int, object] | None = None) -> None:
        self.at_s, self.pauses, self._then = 0.0, 0, then or {}

    def now_s(self) -> float:
        """Return its time."""
        return self.at_s

    def pause(self, seconds: float) -> None:
        """Let time pass."""
        self.at_s, self.pauses = self.at_s + seconds, self.pauses + 1
        if callable(act := self._then.get(self.pauses)):
            act()


def test_the_next_waits_ten_seconds_and_is_told_who_has_it(tmp_path: Path) -> None:
    lock, waiting = hold(tmp_path, "127.0.0.1:8000"), Waiting()
    with pytest.raises(Refused) as refused:
        hold(tmp_path, "127.0.0.1:9000", now_s=waiting.now_s, pause=waiting.pause)
    said = refused.value.args_
    assert (said["reason"], said["pid"], said["address"]) == ("folder_is_served", os.getpid(), "127.0.0.1:8000")
    assert said["host"] and str(said["started"]).endswith("+00:00")
    assert WAIT_S <= waiting.at_s < WAIT_S + 1
    lock.release()
    lock.release()
    hold(tmp_path, "127.0.0.1:9000").release()


def test_who_only_looks_learns_the_process_that_serves_on_this_machine_and_changes_nothing(tmp_path: Path) -> None:
    assert server_of(tmp_path) is None and not [*tmp_path.iterdir()]
    lock = hold(tmp_path, "127.0.0.1:8000")
    said = (tmp_path / FILE).read_bytes()
    assert server_of(tmp_path) == os.getpid() and (tmp_path / FILE).read_bytes() == said
    for other in (b'{"host": "elsewhere", "pid": 1}', b"", b"[]"):
        (tmp_path / FILE).write_bytes(other)
        assert server_of(tmp_path) is None, other
    (tmp_path / FILE).write_bytes(said)
    lock.release()
    assert server_of(tmp_path) is None
    hold(tmp_path, "127.0.0.1:8000").release()  # nothing was kept


def test_one_that_is_let_go_meanwhile_is_had(tmp_path: Path) -> None:
    lock = hold(tmp_path, "first")
    waiting = Waiting({3: lock.release})
    hold(tmp_path, "second", now_s=waiting.now_s, pause=waiting.pause).release()
    assert waiting.pauses == 3


def test_it_ends_with_its_process_however_that_ends_and_a_child_does_not_keep_it(tmp_path: Path) -> None:
    code = (
        "import os, subprocess, sys, time; from pathlib import Path; from interp.run.folder_lock import hold\n"
        "lock = hold(Path(sys.argv[1]), 'x'); subprocess.Popen(['sleep', '5']); print('held', flush=True)\n"
        "time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "held\n"
        with pytest.raises(Refused):
            waiting = Waiting()
            hold(tmp_path, "y", now_s=waiting.now_s, pause=waiting.pause)
        process.kill()
        process.wait()
        hold(tmp_path, "y").release()


def test_a_lock_file_that_says_nothing_is_no_trouble(tmp_path: Path) -> None:
    lock = hold(tmp_path, "x")
    (tmp_path / FILE).write_bytes(b"{")
    waiting = Waiting()
    with pytest.raises(Refused) as refused:
        hold(tmp_path, "y", now_s=waiting.now_s, pause=waiting.pause)
    assert refused.value.args_["pid"] == 0
    lock.release()


def test_a_filesystem_without_locks_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none)
    with pytest.raises(Unavailable, match="folder_cannot_be_locked"):
        folder_lock.hold(tmp_path, "x")

"""A server that returns unasked says so and ends with status 1, whatever else still runs in its process."""

import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from structlog.testing import capture_logs

from interp.config import NO_LONGER_READ, Settings
from interp.live.broadcast.socket_server import listen
from interp.run.serving import AGAIN_S, LOOK_S, MOST_S, keep_running, listening
from tests.processes import environment
from tests.sources import ROOT

LOSES_ITS_SOCKET = """
import signal
from contextlib import suppress
from eventlet.patcher import original
sockets = original("socket")
take = sockets.socket.listen
def listen(self, *backlog):
    def lose(*_):
        with suppress(OSError):  # lost already
            self.shutdown(sockets.SHUT_RDWR)
    signal.signal(signal.SIGUSR1, lose)
    return take(self, *backlog)
sockets.socket.listen = listen
from interp.start import main
main()
"""

SIGNALS, AGAIN_AFTER_S = 12, 10.0
NEVER_SAYS_GOODBYE = """
from interp.run import serving
serving.GOODBYE_S, serving.STOP_S = 3_600.0, 0.5
from interp.start import main
main()
"""


def test_a_server_whose_goodbye_does_not_end_is_ended_and_says_where_it_stood(tmp_path: Path) -> None:
    command = [sys.executable, "-c", NEVER_SAYS_GOODBYE, "serve", "--port", "0", "--data", str(tmp_path / "data")]
    known = environment(INTERP_WORKER="0", PYTHONPATH=str(ROOT))
    with subprocess.Popen(command, cwd=tmp_path, env=known, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert any("interp serves" in line for line in process.stderr)
        process.send_signal(signal.SIGTERM)
        assert "Timeout" in process.stderr.read()
        assert process.wait() == 1


def signalled(process: "subprocess.Popen[str]") -> None:
    """Tell a server to lose its socket until it has ended: once, in a whole run, a single signal changed nothing.

    Where it never ends it is killed, as leaving a `with` of a process waits for it without end.
    """
    for _ in range(SIGNALS):
        process.send_signal(signal.SIGUSR1)
        with suppress(subprocess.TimeoutExpired):
            process.wait(AGAIN_AFTER_S)
            return
    process.kill()


def test_a_server_warns_of_old_settings_and_says_that_its_listening_socket_is_lost(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOSES_ITS_SOCKET, "serve", "--port", "0", "--data", str(tmp_path / "data")]
    known = environment(INTERP_WORKER="0", PYTHONPATH=str(ROOT), **dict.fromkeys(NO_LONGER_READ, "a long time"))
    with subprocess.Popen(command, cwd=tmp_path, env=known, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        lines = [process.stderr.readline()]
        while "interp serves" not in lines[-1]:
            assert lines[-1], "it ended before it served"
            lines.append(process.stderr.readline())
        url = lines[-1].split()[-1]
        Thread(target=signalled, args=(process,), daemon=True).start()
        said = process.stderr.read()
        assert process.wait() == 1
    warned = [line for line in [*lines, *said.splitlines()] if "settings_no_longer_read" in line]
    assert len(warned) == 1 and all(name in warned[0] for name in NO_LONGER_READ)
    assert "serving_ended" in said and f"interp no longer serves {url}: its listening socket was lost." in said
    assert "Traceback" not in said


def test_a_drafting_process_that_is_killed_is_started_again_after_a_while() -> None:
    command = ["sleep", "600"]
    running: list[subprocess.Popen[bytes]] = []
    started: list[int] = []
    paused: list[float] = []

    def start() -> "subprocess.Popen[bytes]":
        made = subprocess.Popen(command)
        started.append(made.pid)
        return made

    def pause(seconds: float) -> None:
        paused.append(seconds)
        running[0].kill()
        running[0].wait()

    keep_running(start, running, pause, lambda: len(started) < 3)
    assert len(set(started)) == 3 and [each.pid for each in running] == started[-1:]
    assert AGAIN_S in paused
    running[0].kill()
    running[0].wait()


def test_a_drafting_process_that_cannot_be_started_is_tried_again_ever_later_and_told_once_for_each_reason() -> None:
    no_memory, no_process = MemoryError("no memory"), OSError(11, "Resource temporarily unavailable")
    outcomes: list[Exception | None] = [*[no_memory] * 8, *[no_process] * 2, None, no_memory, None]
    paused: list[float] = []

    class Ended:
        """A process that has ended by the second look."""

        returncode = -9

        def __init__(self) -> None:
            self.looks = iter((None, -9))

        def poll(self) -> int | None:
            return next(self.looks)

    def start() -> Any:
        outcome = outcomes.pop(0)
        if outcome:
            raise outcome
        return Ended()

    running: list[Any] = []
    with capture_logs() as lines:
        keep_running(start, running, paused.append, lambda: bool(outcomes))
    growing = [min(AGAIN_S * 2**n, MOST_S) for n in range(10)]
    assert paused == [*growing, LOOK_S, AGAIN_S, AGAIN_S] and MOST_S in growing
    assert len(running) == 1 and isinstance(running[0], Ended)
    told = [each["reason"] for each in lines if each["event"] == "worker_not_started"]
    assert told == [str(no_memory), str(no_process), str(no_memory)]


def test_a_port_that_a_server_in_its_goodbye_has_is_waited_for_and_another_programs_is_not() -> None:
    held = listen("127.0.0.1", 0)
    settings = Settings(host="127.0.0.1", port=int(held.getsockname()[1]))
    with pytest.raises(OSError, match="in use"):
        listening(settings, 0.0)
    paused: list[float] = []

    def leaves(pause_s: float) -> None:
        paused.append(pause_s)
        if len(paused) == 2:
            held.close()

    made = listening(settings, 3.0, leaves, lambda: sum(paused))
    assert made.getsockname()[1] == settings.port and len(paused) == 2
    made.close()

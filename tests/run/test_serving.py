"""A server that returns unasked says so and ends with status 1, whatever else still runs in its process."""

import signal
import subprocess
import sys
from pathlib import Path

from interp.run.serving import AGAIN_S, keep_running
from tests.processes import environment
from tests.sources import ROOT

LOSES_ITS_SOCKET = """
import signal
from eventlet.patcher import original
sockets = original("socket")
take = sockets.socket.listen
def listen(self, *backlog):
    signal.signal(signal.SIGUSR1, lambda *_: self.shutdown(sockets.SHUT_RDWR))
    return take(self, *backlog)
sockets.socket.listen = listen
from interp.start import main
main()
"""


def test_a_server_whose_listening_socket_is_lost_says_so_and_ends_with_status_1(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOSES_ITS_SOCKET, "serve", "--port", "0", "--data", str(tmp_path / "data")]
    known = environment(INTERP_WORKER="0", PYTHONPATH=str(ROOT))
    with subprocess.Popen(command, cwd=tmp_path, env=known, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while "interp serves" not in (line := process.stderr.readline()):
            assert line, "it ended before it served"
        url = line.split()[-1]
        process.send_signal(signal.SIGUSR1)
        said = process.stderr.read()
        assert process.wait() == 1
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

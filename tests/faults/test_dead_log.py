"""A log that can no longer be written (its reader died, its disk is full) takes no answer from anybody."""

import subprocess
import sys
from pathlib import Path

from tests.processes import environment
from tests.server import Outside, listening_port
from tests.socket_screen import Screen
from tests.sources import ROOT


def test_a_command_is_answered_though_nobody_reads_the_log(tmp_path: Path) -> None:
    outside = Outside(tmp_path / "data")
    meeting = outside.plan()
    command = [sys.executable, "-m", "interp.start", "serve", "--port", "0", "--data", "data"]
    known = environment() | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=tmp_path, env=known, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        next(line for line in process.stderr if "interp serves" in line)
        process.stderr.close()
        console = Screen(f"http://127.0.0.1:{listening_port(process.pid)}")
        try:
            console.join(meeting, "console", token=outside.token("staff", meeting)[1])
            assert console.press("floor.advance", {"from_speech": None})["ok"]
        finally:
            console.close()
    finally:
        process.kill()
        process.wait()
        outside.close()

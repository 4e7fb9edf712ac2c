"""A log that can no longer be written (its reader died, its disk is full) takes no answer from anybody."""

import os
from pathlib import Path

from tests.forked_demo import start
from tests.processes import environment
from tests.server import Outside, listening_port
from tests.socket_screen import Screen


def test_a_command_is_answered_though_nobody_reads_the_log(tmp_path: Path) -> None:
    outside = Outside(tmp_path / "data")
    meeting = outside.plan()
    read, written = os.pipe()
    with os.fdopen(written, "w") as errors:
        process = start(["serve", "--port", "0", "--data", "data"], tmp_path, environment(), errors)
    try:
        with os.fdopen(read, encoding="utf-8") as said:
            next(line for line in said if "interp serves" in line)
        console = Screen(f"http://127.0.0.1:{listening_port(process.pid)}")
        try:
            console.join(meeting, "console", token=outside.token("staff", meeting)[1])
            assert console.press("floor.advance", {"from_speech": None})["ok"]
        finally:
            console.close()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        outside.close()

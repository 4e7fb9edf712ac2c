"""The interpreter that forks commands and helpers goes on when who asked it has ended: a test kills what it started."""

import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.processes import environment
from tests.ready_commands import command
from tests.sources import ROOT

pytestmark = pytest.mark.server


def test_it_answers_the_next_when_who_asked_was_killed(tmp_path: Path) -> None:
    path = str(tmp_path / "line")
    words = [sys.executable, "-m", "tests.ready_commands", path]
    with (
        subprocess.Popen(words, cwd=ROOT, env=environment(), stdout=subprocess.PIPE) as process,
        socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as stays,
    ):
        try:
            assert process.stdout is not None and process.stdout.readline()
            stays.connect(path)
            for request in (b"", b'{"helper": ["", "", "", ""], "environ": {}}'):
                with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as asking, suppress(BrokenPipeError):
                    asking.connect(path)
                    if request:
                        socket.send_fds(asking, [request], [2, 2])
            assert version(path, tmp_path / "said").startswith("interp, version")
            stays.close()
            assert process.wait(60) == 0
        finally:
            process.kill()


def version(path: str, said: Path) -> str:
    """Return what the command answers."""
    with said.open("w+") as output, open(os.devnull) as nothing:
        files = (nothing.fileno(), output.fileno(), output.fileno())
        assert command(path, ["--version"], str(ROOT), environment(), files) == 0
        output.seek(0)
        return output.read()

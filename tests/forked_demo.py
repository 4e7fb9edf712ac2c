"""Demonstrations forked from one interpreter of this test run that has imported everything: a start costs a tenth.

For tests of what a demonstration does once it runs; how one starts is tested with processes of their own.
"""

import atexit
import fcntl
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import IO, TextIO

from tests.once_per_run import run_folder
from tests.processes import Demo, demo_words, environment, ready
from tests.ready_interpreter import HELPERS
from tests.sources import ROOT

QUIET = {"INTERP_WORKER": "0"}  # settings without a drafting process, which takes three seconds of processor to load
LINE = Lock()  # benchmarks ask in a thread


@dataclass(slots=True)
class Forked:
    """A process that is no child of this one, handled like one of `subprocess`."""

    pid: int
    descriptor: int
    stdout: TextIO = field(repr=False)
    returncode: int | None = None

    def send_signal(self, sign: int) -> None:
        """Send it a signal; nothing when it has ended."""
        if not self._ended(0):
            signal.pidfd_send_signal(self.descriptor, sign)

    def terminate(self) -> None:
        """Ask it to stop."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """Return its exit status when it has ended, below 0 where a signal ended it. Raises TimeoutError."""
        if not self._ended(timeout):
            raise TimeoutError(f"{self.pid} runs after {timeout} s")
        if self.returncode is None:
            line = _ready_interpreter()
            with LINE:
                line.send(json.dumps({"status": self.pid}).encode())
                self.returncode = int(line.recv(20))
        return self.returncode

    def _ended(self, timeout: float | None) -> bool:
        return bool(select.select([self.descriptor], [], [], timeout)[0])

    def __del__(self) -> None:
        os.close(self.descriptor)


def on_server(folder: Path) -> str:
    """Return the address of the PostgreSQL database of a demonstration in a folder; empty without ON_POSTGRESQL."""
    if not os.environ.get("ON_POSTGRESQL"):
        return ""
    from tests.postgresql_server import of_its_own

    return of_its_own(folder)


@contextmanager
def forked_demo(
    folder: Path, settings: Mapping[str, str] | None = None, port: int = 0, more: Sequence[str] = ()
) -> Iterator[Demo]:
    """Like `demo`: start a demonstration with its data in `folder`; yield once it is ready; kill it at the end.

    With ON_POSTGRESQL in the environment its meetings are in a database of their own.
    """
    log, known = folder / "log.txt", dict(settings or {})
    if address := on_server(folder):
        known["INTERP_DATABASE"] = address
    with log.open("w") as errors:
        process = start(demo_words(folder, port, more), ROOT, environment(**known), errors)
    with ready(process, log) as running:
        yield running


def start(
    words: Sequence[str], cwd: Path, environ: dict[str, str], errors: IO[str], output_too: bool = False,
    prelude: str = "",
) -> Forked:  # fmt: skip
    """Start `python -m interp.start` with these words after its name; its output goes to `errors` where it shall.

    `prelude` is Python run in the process before it begins, once everything is imported.
    """
    line = _ready_interpreter()
    output, written = os.pipe()
    known = environ | {HELPERS: ready_commands()}
    asked = {"words": [str(ROOT / "interp/start.py"), *words], "cwd": str(cwd), "environ": known, "prelude": prelude}
    files = [errors.fileno() if output_too else written, errors.fileno()]
    with LINE:
        socket.send_fds(line, [json.dumps(asked).encode()], files)
        os.close(written)
        pid, descriptors, *_ = socket.recv_fds(line, 20, 1)
    return Forked(int(pid), descriptors[0], os.fdopen(output, encoding="utf-8"))


@cache
def _ready_interpreter() -> socket.socket:
    """Return the socket of the interpreter that forks demonstrations."""
    return _joined("tests.ready_interpreter")[1]


def ready_commands() -> str:
    """Return where the interpreter listens that forks helpers and commands."""
    return _joined("tests.ready_commands")[0]


@cache
def _joined(module: str) -> tuple[str, socket.socket]:
    """Connect this process to an interpreter of its test run, which is there as long as one process is connected.

    The first starts it. Returns where it listens, and the socket.
    """
    path = run_folder() / f"{module.rpartition('.')[2]}.line"
    here = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            here.connect(str(path))
        except OSError:
            path.unlink(missing_ok=True)
            command = [sys.executable, "-m", module, str(path)]
            process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE)
            assert process.stdout is not None
            with process.stdout as said:
                assert said.readline()
            here.connect(str(path))
            process.returncode = 0  # nobody waits for it: another process may need it longer

    def end() -> None:
        here.shutdown(socket.SHUT_RDWR)  # also where a child of this process still holds it
        here.close()

    atexit.register(end)
    return str(path), here

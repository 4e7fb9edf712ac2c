"""The two servers under test: how each is started, spoken to, and what it costs."""

import json
import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from benchmarks.client import Connection, Member
from benchmarks.frames import body

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
HOST = "127.0.0.1"
HERE = Path(__file__).parent
CORES = tuple(sorted(os.sched_getaffinity(0)))  # before this process is bound to one of them


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its process, its port, and the meeting its clients join (empty for stock)."""

    name: str
    pid: int
    port: int
    meeting: dict[str, Any]

    def cpu_s(self) -> float:
        """Return the processor time of all its threads so far, user and system, in seconds."""
        # The kernel's clock of another process (clock_getcpuclockid): /proc/PID/stat counts only in 10 ms steps.
        return time.clock_gettime(~self.pid << 3 | 2)

    def rss_kb(self) -> int:
        """Return its resident memory in KB."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))

    def members(self, captions: int) -> list[Member]:
        """Return caption clients spread over six languages, six booths and, last, a console."""
        crowd = [self._member("captions", LANGUAGES[n % 6]) for n in range(captions)]
        booths = [self._member("booth", code) for code in LANGUAGES]
        return [*crowd, *booths, self._member("console", "en")]

    def _member(self, audience: str, language: str) -> Member:
        join = {"protocol": 1, "meeting": self.meeting.get("id", ""), "audience": audience, "language": language}
        tokens = self.meeting.get("tokens", {})
        token = tokens.get("booth", {}).get(language) if audience == "booth" else tokens.get(audience)
        staff = audience != "captions" and bool(self.meeting)
        return Member(audience, language, {**join, "token": token} if token else join, answers=staff)

    def command(self, console: Connection, turn: int) -> dict[str, Any]:
        """Return the next command: Next and undo in turn, so that a run of any length has programme left."""
        made = {"meeting": self.meeting.get("id", ""), "id": str(uuid4())}
        if not self.meeting:
            return {**made, "name": "floor.advance", "args": {"from_speech": str(uuid4()), "to": str(uuid4())}}
        if turn % 2:
            return {**made, "name": "floor.undo", "args": {}}
        view: Any = body(console.last)["view"]
        asked = {key: view["advance"][key] for key in ("from_speech", "to")}
        return {**made, "name": "floor.advance", "args": asked}


@contextmanager
def interp(folder: Path, *, bound: bool = True, **settings: str) -> Iterator[Server]:
    """Run `interp demo` as a person would, with its data in `folder` and no settings but the given INTERP_ ones.

    `bound` to a core of its own, away from the clients; otherwise where the system puts it, as in life.
    """
    command = ["-m", "interp.start", "demo", "--port", "0", "--data", str(folder / "data"), "--json", "--no-browser"]
    with _running(command, folder / "interp.log", bound=bound, **settings) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            raise RuntimeError((folder / "interp.log").read_text(encoding="utf-8"))
        said = json.loads(line)
        port = urlsplit(said["url"]).port
        assert port is not None
        yield Server("interp", process.pid, port, said["meetings"][0])


@contextmanager
def stock(folder: Path) -> Iterator[Server]:
    """Run the stock server with the payloads and the log in `folder`."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    with _running([str(HERE / "stock.py"), str(port), str(folder)], folder / "stock.log") as process:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex((HOST, port)) == 0:
                    break
            time.sleep(0.05)
        yield Server("stock", process.pid, port, {})


def cores() -> tuple[int, int]:
    """Return the core for the server and the core for the clients; the same one where there is only one."""
    return CORES[0], CORES[1 if len(CORES) > 1 else 0]


def prepare() -> int:
    """Allow as many open files as the system lets us, here and in the servers; return how many."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


@contextmanager
def _running(
    command: Sequence[str], log: Path, *, bound: bool = True, **settings: str
) -> Iterator[subprocess.Popen[str]]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("INTERP_")} | settings
    server, client = ({core} for core in cores()) if bound else (set(CORES), set(CORES))
    os.sched_setaffinity(0, server)  # a child stays where its parent was when it was born
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=HERE.parent, env=ours, stdout=subprocess.PIPE, stderr=errors, text=True
        )
    os.sched_setaffinity(0, client)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()

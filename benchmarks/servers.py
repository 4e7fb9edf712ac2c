"""The servers under test: how interp and others are started, spoken to, and what they cost."""

import json
import os
import resource
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

from benchmarks.client import Member
from benchmarks.frames import body

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
HOST = "127.0.0.1"
HERE = Path(__file__).parent
LOG_CHARS = 6_000
PYTHON = sys.executable
START = "interp.start"
CORES = tuple(sorted(os.sched_getaffinity(0)))  # before this process is bound to one of them


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its process, its port, and the meeting its clients join (empty for peers)."""

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
        return Member(audience, language, {**join, "token": token} if token else join, answers=audience != "captions")

    def command(self, held: bytes, turn: int) -> dict[str, Any]:
        """Return the next command, `held` being the console's newest view: Next and undo in turn, which never end."""
        made = {"meeting": self.meeting.get("id", ""), "id": str(uuid4())}
        if not self.meeting:
            return {**made, "name": "floor.advance", "args": {"from_speech": str(uuid4()), "to": str(uuid4())}}
        if turn % 2:
            return {**made, "name": "floor.undo", "args": {}}
        view: Any = body(held)["view"]
        asked = {key: view["advance"][key] for key in ("from_speech", "to")}
        return {**made, "name": "floor.advance", "args": asked}


@contextmanager
def interp(
    folder: Path, *, bound: bool = True, port: int = 0, module: str = START, **settings: str
) -> Iterator[Server]:
    """Run `interp demo` as a person would, with its data in `folder` and no settings but the given INTERP_ ones.

    `bound` to a core of its own, away from the clients; otherwise where the system puts it, as in life.
    """
    words = ["demo", "--port", str(port), "--data", str(folder / "data"), "--json", "--no-browser"]
    with serving(words, folder / "interp.log", bound=bound, module=module, **settings) as server:
        yield server


@contextmanager
def serving(
    words: Sequence[str], log: Path, *, bound: bool = True, module: str = START, **settings: str
) -> Iterator[Server]:
    """Run an `interp` command that prints one JSON line when ready. Raises RuntimeError with its log.

    What fails while it runs has the end of its log as a note.
    """
    with running([PYTHON, "-m", module, *words], log, bound=bound, **settings) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(log.read_text(encoding="utf-8"))
        said = json.loads(line)
        port = urlsplit(said["url"]).port
        assert port is not None
        try:
            yield Server("interp", process.pid, port, said["meetings"][0])
        except Exception as error:
            error.add_note(log.read_text(encoding="utf-8")[-LOG_CHARS:])
            raise


def cores() -> tuple[int, int]:
    """Return the core for the server and the core for the clients; the same one where there is only one."""
    return CORES[0], CORES[1 if len(CORES) > 1 else 0]


def unbind() -> None:
    """Let this process, and what it starts from now on, run on every core again."""
    os.sched_setaffinity(0, CORES)


def prepare() -> int:
    """Allow as many open files as the system lets us, here and in the servers; return how many."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


@contextmanager
def running(
    command: Sequence[str], log: Path, *, bound: bool = True, **settings: str
) -> Iterator[subprocess.Popen[str]]:
    """Run a command on the server's core, and this process on the clients'; kill it at the end of the block."""
    # As installed: Python keeps what it has compiled, also where the measuring process was told not to.
    apart = ("INTERP_", "PYTHONDONTWRITEBYTECODE")
    ours = {name: value for name, value in os.environ.items() if not name.startswith(apart)} | settings
    server, client = ({core} for core in cores()) if bound else (set(CORES), set(CORES))
    os.sched_setaffinity(0, server)  # a child stays where its parent was when it was born
    with log.open("a") as errors:
        process = subprocess.Popen(
            list(command), cwd=HERE.parent, env=ours, stdout=subprocess.PIPE, stderr=errors, text=True,
            start_new_session=not bound,  # as in life: the system shares its processors between sessions
        )  # fmt: skip
    os.sched_setaffinity(0, client)
    if bound and os.getpriority(os.PRIO_PROCESS, 0) == 0:  # one that was chosen: interp, unlike others, takes none
        os.setpriority(os.PRIO_PROCESS, process.pid, 1)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()

"""An interpreter that has imported what commands and helper processes need, and forks one at each request.

    python -m tests.ready_commands PATH

Demonstrations of tests/ready_interpreter.py ask for helpers at the socket PATH, tests of the command line for commands,
instead of starting a process, which costs a second. It ends when nobody is connected any more. A helper
forked here does not step back: how soon a test goes on must not depend on what else the machine does. How a process
starts is tested with processes of their own.
"""

import atexit
import gc
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

LONGEST = 1 << 17  # bytes of a request; most of it is the environment
MODULES = (
    "interp.run.helper_process", "interp.run.helper_tasks", "interp.store.open_stores", "docx", "pypdf",
    "interp.cli.main", "interp.cli.opened_service",
)  # fmt: skip
TIMEOUT_S = 60
PAPER = Path(__file__).parents[1] / "interp/seed/hrc31-concept-note.txt"


class Line:
    """Where the processes of a test run ask an interpreter, which is there as long as one of them is connected."""

    def __init__(self, path: str) -> None:
        # of the kernel: what eventlet may put in their place needs its loop
        self._socket, self._select = socket.socket, select.select
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._listener.bind(path)
        self._listener.listen(64)
        self._connected: list[socket.socket] = []

    def asking(self) -> Iterator[socket.socket]:
        """Yield who has asked or gone, until nobody is left."""
        left = False
        while self._connected or not left:
            for each in self._select([self._listener, *self._connected], [], [])[0]:
                if each is self._listener:
                    descriptor = self._listener._accept()[0]  # type: ignore[attr-defined]
                    self._connected.append(self._socket(fileno=descriptor))
                else:
                    left = True
                    yield each

    def leaves(self, one: socket.socket) -> None:
        """Forget one who has gone, or who was answered."""
        self._connected.remove(one)
        one.close()

    def close(self, but: socket.socket | None = None) -> None:
        """Leave the line to the process that forked this one; one may still be answered."""
        for each in (self._listener, *self._connected):
            if each is not but:
                each.close()


class ForkedHelper:
    """A helper process that is no child of this one, handled like one of `subprocess`; its exit status is not known."""

    def __init__(self, pid: int, descriptor: int) -> None:
        self.pid, self._descriptor = pid, descriptor

    def poll(self) -> int | None:
        """Return 0 when it has ended, None while it runs."""
        return 0 if select.select([self._descriptor], [], [], 0)[0] else None

    def kill(self) -> None:
        """End it. Raises ProcessLookupError."""
        signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)

    def wait(self) -> int:
        """Return when it has ended."""
        select.select([self._descriptor], [], [])
        return 0

    def __del__(self) -> None:
        os.close(self._descriptor)


def helper(path: str, command: Sequence[str], environ: dict[str, str], line: int) -> ForkedHelper:
    """Return a helper that answers on a socket, forked by the interpreter that listens at `path`."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as asking:
        asking.connect(path)
        request = json.dumps({"helper": [*command], "environ": environ}).encode()
        socket.send_fds(asking, [request], [line, 2])
        while True:
            select.select([asking], [], [])  # where eventlet waits for it the socket itself does not
            with suppress(BlockingIOError):  # it may wake for what a closed descriptor of this number waited for
                pid, descriptors, *_ = socket.recv_fds(asking, 20, 1)
                break
    return ForkedHelper(int(pid), descriptors[0])


def command(path: str, words: Sequence[str], cwd: str, environ: dict[str, str], files: Sequence[int]) -> int:
    """Run a command on three open files and return its exit status, -9 where it was killed. Raises TimeoutExpired."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as asking:
        asking.connect(path)
        request = json.dumps({"command": [*words], "cwd": cwd, "environ": environ}).encode()
        socket.send_fds(asking, [request], [*files])
        pid, descriptors, *_ = socket.recv_fds(asking, 20, 1)
        forked = ForkedHelper(int(pid), descriptors[0])
        if not select.select([asking], [], [], TIMEOUT_S)[0]:
            forked.kill()
            raise subprocess.TimeoutExpired([*words], TIMEOUT_S)
        return int(asking.recv(20) or -9)


class Starts:
    """What stands for `subprocess` where helper processes are started."""

    DEVNULL = subprocess.DEVNULL

    def __init__(self, path: str) -> None:
        self._path = path

    def Popen(self, command: Sequence[str], *, pass_fds: Sequence[int], **_: Any) -> ForkedHelper:  # noqa: N802
        """Return a forked helper for the command that would start one."""
        return helper(self._path, command[3:-1], dict(os.environ), pass_fds[0])


def prepare(modules: Iterable[str]) -> None:
    """Import modules, and make once what each forked process would read from files at its first page or check."""
    for name in modules:
        importlib.import_module(name)
    from interp.domain.model.meeting_languages import MEETING_LANGUAGES
    from interp.reading.papers.paper_to_proposal import propose
    from interp.seed import bundled_data
    from interp.web import static_files
    from interp.web.wording import i18n

    for each in static_files.static_files().values():
        each.coding("gzip")
    for language in MEETING_LANGUAGES:
        i18n.catalogue(language)
    bundled_data.shared_words()
    forms = bundled_data.known_parties(bundled_data.delegations(), date.min).forms
    vars(bundled_data)["FormTable"] = lambda *_: forms  # the same on every day
    propose(PAPER.read_bytes(), PAPER.name)  # the first takes nine times as long as another
    gc.freeze()


def main(path: str) -> None:
    """Answer requests until nobody is left who could ask."""
    line = Line(path)
    print("listens", flush=True)
    from interp.run.helper_process import AHEAD

    prepare([*MODULES, *(f"interp.{name}" for names in AHEAD.values() for name in names)])
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who asked waits for the process, by its descriptor
    for asking in line.asking():
        with suppress(OSError):  # who asked may have been killed meanwhile: the next one is answered
            _answer(asking, line)
        line.leaves(asking)


def _answer(asking: socket.socket, line: Line) -> None:
    """Fork what somebody asks for, and tell its id. Raises OSError when who asked is gone."""
    request, files, *_ = socket.recv_fds(asking, LONGEST, 3)
    if not request:
        return
    waiting, known = os.pipe()
    child = os.fork()
    if not child:
        os.close(known)
        os.read(waiting, 1)
        line.close(but=asking)
        _begin(json.loads(request), files, asking)
    process = os.pidfd_open(child)
    try:
        socket.send_fds(asking, [str(child).encode()], [process])  # before the child's own answer
    finally:
        for each in (process, known, waiting, *files):  # the child may go on
            os.close(each)


def _begin(asked: dict[str, Any], lines: Sequence[int], asking: socket.socket) -> NoReturn:
    """Become what was asked for."""
    os.environ.clear()
    os.environ.update(asked["environ"])
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setpriority = lambda *_: None  # as tests/same_priority
    if "helper" in asked:
        _helps(asked["helper"], *lines)
    _runs(asked["command"], asked["cwd"], lines, asking)


def _helps(words: Sequence[str], line: int, errors: int) -> NoReturn:
    """Become what `python -m interp.run.helper_process` with these words would be."""
    os.dup2(errors, 2)
    os.close(errors)
    from interp.run.helper_process import main as helps

    try:
        folder, log_level, despite, nice = words
        helps(folder, log_level, despite, nice, str(line))
    finally:
        os._exit(1)


def _runs(words: Sequence[str], cwd: str, files: Sequence[int], asking: socket.socket) -> NoReturn:
    """Do what `python -m interp.start` with these words would do on three files, and tell the exit status."""
    for place, file in enumerate(files):
        os.dup2(file, place)
        os.close(file)
    os.chdir(cwd)
    sys.argv[:] = ["interp/start.py", *words]
    sys.modules["__main__"].__package__ = "interp"  # the name in the line of usage
    status = run()
    asking.send(str(status).encode())
    os._exit(status)


def run() -> int:
    """Do what `python -m interp.start` does with the words of this process, and return its exit status."""
    from interp import start

    status: Any = 0
    try:
        start.main()
    except SystemExit as stopped:
        status = stopped.code
    except BaseException:
        traceback.print_exc()
        status = 1
    if isinstance(status, str):
        print(status, file=sys.stderr)
        status = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    return status or 0


if __name__ == "__main__":
    main(sys.argv[1])

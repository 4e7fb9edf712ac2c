"""The helper process: answers the tasks of the server that started it, one by one, below it and above drafting.

`python -m interp.run.helper_process FOLDER LOG_LEVEL DESPITE NICE SOCKET`, with the settings of the environment. It
uses plain threads, never eventlet, and ends with the server.
"""

import os
import select
import socket
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

import structlog

from interp import owner_only
from interp.config import Settings
from interp.errors import InterpError
from interp.live import helper_messages as messages
from interp.ports.helper_work import Progress
from interp.process_priority import FILING, READERS, WAITED_FOR
from interp.run.log_lines import configure_logging
from interp.value_types import replace
from interp.worker.drafting_process import OUT_OF_MEMORY, bound_memory, first_to_go, is_out_of_memory

MEMORY_MB = 3_000
PROGRESS_S = 0.25  # between two reports
AHEAD = {  # by the priority of a process, what its tasks import first, read while none waits yet
    WAITED_FOR: (
        "web.review_desk.desk_messages", "web.pages.transcript_files", "web.pages.record_file", "web.pages.print_sheet",
        "reading.papers.paper_to_proposal",
    ),
    READERS: ("web.pages.transcript_files",),
    FILING: ("reading.files.file_blocks", "reading.languages.detection", "drafting.known_translations"),
}  # fmt: skip
log = structlog.get_logger(__name__)
Call = Callable[[str, Sequence[object], Progress], Any]


def command(settings: Settings) -> list[str]:
    """Return the command that starts a helper on a data folder; its priority and its socket are appended."""
    despite = "despite-damage" if settings.despite_damage else ""
    return [sys.executable, "-m", "interp.run.helper_process", str(settings.data), settings.log_level, despite]


class OpenedTasks:
    """The tasks over stores that are opened before the first of them, and again where they could not be opened.

    Of a database that is locked for long, or unreachable, a task tells what a server tells; the next one tries again.
    """

    def __init__(self, opened: Callable[[], Call]) -> None:
        """`opened` opens the stores and returns what does the tasks over them. Raises InterpError."""
        self._opened = opened
        self._call: Call | None = None

    def prepare(self) -> None:
        """Open the stores while nobody waits; why they cannot be opened is told to who asks for a task."""
        with suppress(InterpError):
            self._does()

    def call(self, name: str, args: Sequence[object], progress: Progress) -> Any:
        """Return what a task returns. Raises what it raises, and InterpError as `opened`."""
        return self._does()(name, args, progress)

    def _does(self) -> Call:
        if self._call is None:
            self._call = self._opened()
        return self._call


def answer(line: socket.socket, call: Call) -> None:
    """Answer tasks until the line is closed."""
    while True:
        try:
            name, args = messages.task_from(messages.received(line.recv))
            answered = _answered(name, args, call, _reporter(line))
            line.sendall(answered)
        except (EOFError, OSError):
            return  # the server has ended, or stopped waiting


def read_ahead(line: socket.socket, names: Sequence[str], read: Callable[[str], object] = import_module) -> None:
    """Import modules of this package, as long as no task waits on the line."""
    waits = select.poll()  # select() knows no number above 1,023, which the line of a server with many readers has
    waits.register(line, select.POLLIN)
    for name in names:
        if waits.poll(0):
            return
        read(f"interp.{name}")


def _answered(name: str, args: Sequence[object], call: Call, progress: Progress) -> bytes:
    """Return the message that ends a task. A process that found no memory ends, and starts empty the next time."""
    try:
        return messages.result_message(call(name, args, progress))
    except InterpError as error:
        return messages.refusal_message(error)
    except Exception as error:
        if is_out_of_memory(error):
            log.warning(OUT_OF_MEMORY, task=name)
            raise SystemExit(1) from None
        log.exception("helper_task_failed", task=name)
        return messages.fault_message(error)


def _reporter(line: socket.socket) -> Progress:
    """Return what sends reports of progress, not too many."""
    sent_s = time.monotonic()

    def report(done: int, total: int) -> None:
        nonlocal sent_s
        if time.monotonic() - sent_s >= PROGRESS_S:
            sent_s = time.monotonic()
            line.sendall(messages.progress_message(done, total))

    return report


def end_with_server(line: socket.socket) -> None:
    """End this process when the server's end of the line is closed, also in the midst of a task."""

    def watch() -> None:
        with suppress(ConnectionResetError):  # the server was killed before it read the answer
            while line.recv(1, socket.MSG_PEEK):
                time.sleep(0.5)
        os._exit(0)

    Thread(target=watch, daemon=True).start()


def main(folder: str, log_level: str, despite: str, nice: str, number: str) -> None:
    """Open the stores of a data folder and answer on a socket."""
    owner_only.umask()
    first_to_go()
    bound_memory(MEMORY_MB)
    environ = Settings.from_env(os.environ)
    settings = replace(environ, data=Path(folder), log_level=log_level, despite_damage=bool(despite))
    configure_logging(settings)
    line = socket.socket(fileno=int(number))
    line.setblocking(True)
    end_with_server(line)
    from interp.run.helper_tasks import HelperTasks
    from interp.seed.bundled_data import fast_paces
    from interp.store.open_stores import open_for_drafting

    paces = fast_paces(settings.paces, settings.red_pace)
    tasks = OpenedTasks(lambda: HelperTasks(open_for_drafting(settings), settings.data, paces).call)
    tasks.prepare()
    read_ahead(line, AHEAD[int(nice)])
    answer(line, tasks.call)


if __name__ == "__main__":
    main(*sys.argv[1:])

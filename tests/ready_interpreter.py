"""An interpreter that has imported all that a demonstration needs, and forks one at each request.

    python -m tests.ready_interpreter DESCRIPTOR

A request comes over the socket as JSON (`words`, `cwd`, `environ`) with two descriptors: where the demonstration writes
its output and its errors. The answer is its id, with a descriptor of the process.
"""

import json
import os
import signal
import socket
import sys
from typing import Any

from tests.ready_commands import Starts, prepare

HELPERS = "READY_HELPERS"  # where the interpreter listens that forks helper processes
LONGEST = 1 << 17  # bytes of a request; most of it is the environment
MODULES = (
    "interp.cli.main", "interp.cli.opened_service", "interp.cli.browser", "interp.run.serving", "interp.run.demo",
    "interp.live.broadcast.engineio_server", "interp.live.broadcast.ready_answers", "interp.live.broadcast.loop_alarm",
    "eventlet.wsgi", "encodings.idna",
)  # fmt: skip


def main(descriptor: int) -> None:
    """Answer requests until the other side is gone."""
    fork, read, close = os.fork, os.read, os.close  # of the kernel: what eventlet puts in their place needs its loop
    line = socket.socket(fileno=descriptor)
    from interp import start

    start.spare()
    start.patch({})
    from tests import compiled_routes

    compiled_routes.prepare()
    prepare(MODULES)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who asked waits for the process, by its descriptor
    while True:
        asked, outputs, *_ = socket.recv_fds(line, LONGEST, 2)
        if not asked:
            return
        waiting, known = os.pipe()
        child = fork()
        if not child:
            close(known)
            read(waiting, 1)
            close(waiting)
            line.close()
            _begin(json.loads(asked), outputs)
        process = os.pidfd_open(child)
        for each in (known, waiting, *outputs):  # the child may go on
            close(each)
        socket.send_fds(line, [str(child).encode()], [process])
        close(process)


def _begin(asked: dict[str, Any], outputs: list[int]) -> None:
    """Become what `python -m interp.start` with these words would be."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for place, output in enumerate(outputs, 1):
        os.dup2(output, place)
        os.close(output)
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["environ"])
    sys.argv[:] = asked["words"]
    from interp import start

    if path := os.environ.get(HELPERS):
        from interp.live import helper_processes

        vars(helper_processes)["subprocess"] = Starts(path)
    try:
        start.main()
    finally:
        os._exit(1)  # a server ends itself; what comes here did not start


if __name__ == "__main__":
    main(int(sys.argv[1]))

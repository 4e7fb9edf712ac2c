"""An interpreter that has imported all that a demonstration needs, and forks one at each request.

    python -m tests.ready_interpreter DESCRIPTOR

A request comes over the socket as JSON (`words`, `cwd`, `environ`) with two descriptors: where the demonstration writes
its output and its errors. The answer is its id, with a descriptor of the process. A request for the `status` of one is
answered with its exit status when it has ended, below 0 where a signal ended it.
"""

import json
import os
import socket
import sys
from typing import Any

from tests.ready_commands import Starts, prepare, run

HELPERS = "READY_HELPERS"  # where the interpreter listens that forks helper processes
LONGEST = 1 << 17  # bytes of a request; most of it is the environment
MODULES = (
    "interp.cli.main", "interp.cli.opened_service", "interp.cli.browser", "interp.run.serving", "interp.run.demo",
    "interp.live.broadcast.engineio_server", "interp.live.broadcast.ready_answers", "interp.live.broadcast.loop_alarm",
    "eventlet.wsgi", "encodings.idna",
)  # fmt: skip


def main(descriptor: int) -> None:
    """Answer requests until the other side is gone."""
    # of the kernel: what eventlet puts in their place needs its loop
    fork, read, close, waitpid = os.fork, os.read, os.close, os.waitpid
    line = socket.socket(fileno=descriptor)
    from interp import start

    start.spare()
    start.patch({})
    from tests import compiled_routes

    compiled_routes.prepare()
    prepare(MODULES)
    while True:
        asked, outputs, *_ = socket.recv_fds(line, LONGEST, 2)
        if not asked:
            return
        request = json.loads(asked)
        if "status" in request:
            line.send(str(os.waitstatus_to_exitcode(waitpid(request["status"], 0)[1])).encode())
            continue
        waiting, known = os.pipe()
        child = fork()
        if not child:
            close(known)
            read(waiting, 1)
            close(waiting)
            line.close()
            _begin(request, outputs)
        process = os.pidfd_open(child)
        for each in (known, waiting, *outputs):  # the child may go on
            close(each)
        socket.send_fds(line, [str(child).encode()], [process])
        close(process)


def _begin(asked: dict[str, Any], outputs: list[int]) -> None:
    """Become what `python -m interp.start` with these words would be."""
    for place, output in enumerate(outputs, 1):
        os.dup2(output, place)
        os.close(output)
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["environ"])
    sys.argv[:] = asked["words"]

    if path := os.environ.get(HELPERS):
        from interp.live import helper_processes

        vars(helper_processes)["subprocess"] = Starts(path)
    os._exit(run())  # a server that is told to stop ends itself


if __name__ == "__main__":
    main(int(sys.argv[1]))

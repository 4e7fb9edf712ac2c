"""An interpreter that has imported all that a demonstration needs, and forks one at each request.

    python -m tests.ready_interpreter PATH

Every worker of a test run connects to the socket PATH; when the last has gone, it ends. A request comes as JSON
(`words`, `cwd`, `environ`, `prelude`) with two descriptors: where the demonstration writes its output and its errors.
It is answered with its id and a descriptor of the process. A request for the `status` of one is answered with its exit
status when it has ended, below 0 where a signal ended it.
"""

import json
import os
import socket
import sys
from collections.abc import Callable
from typing import Any

from tests.ready_commands import Line, Starts, prepare, run

HELPERS = "READY_HELPERS"  # where the interpreter listens that forks helper processes
APART = "MODULES_APART"  # set for a demonstration whose pages load their modules one by one, as they do elsewhere
LONGEST = 1 << 17  # bytes of a request; most of it is the environment
MODULES = (
    "interp.cli.main", "interp.cli.opened_service", "interp.cli.browser", "interp.run.serving", "interp.run.demo",
    "interp.live.broadcast.engineio_server", "interp.live.broadcast.ready_answers", "interp.live.broadcast.loop_alarm",
    "eventlet.wsgi", "encodings.idna",
)  # fmt: skip
PAGES = ("booth", "chair", "chief", "console", "desk", "moderator", "room", "technician")


def main(path: str) -> None:
    """Answer requests until nobody is left who could ask."""
    # of the kernel: what eventlet puts in their place needs its loop
    fork, read, close, waitpid, line = os.fork, os.read, os.close, os.waitpid, Line(path)
    print("listens", flush=True)
    from interp import start

    start.spare()
    start.patch({})
    prepare(MODULES)
    from interp.run.app import blueprints

    blueprints()
    apart = bundle_scripts()
    for asking in line.asking():
        asked, outputs, *_ = socket.recv_fds(asking, LONGEST, 2)
        if not asked:
            line.leaves(asking)
            continue
        request = json.loads(asked)
        if "status" in request:
            asking.send(str(os.waitstatus_to_exitcode(waitpid(request["status"], 0)[1])).encode())
            continue
        waiting, known = os.pipe()
        child = fork()
        if not child:
            close(known)
            read(waiting, 1)
            close(waiting)
            line.close()
            _begin(request, outputs, apart)
        process = os.pidfd_open(child)
        for each in (known, waiting, *outputs):  # the child may go on
            close(each)
        socket.send_fds(asking, [str(child).encode()], [process])
        close(process)


def bundle_scripts() -> Callable[[], None]:
    """Give each page of staff its modules in one file, as those of attendees have them; return what undoes that.

    A browser asks for a hundred files of a console, which costs it a third of what opening one costs.
    """
    from interp.web import static_files
    from interp.web.pages import template_functions
    from interp.web.script_bundles import bundle
    from interp.web.script_imports import STATIC, script_modules

    files, named = vars(static_files)["static_files"](), template_functions.TEMPLATE_GLOBALS
    before, entries = dict(files), {path: f"js/{path}/{path}.js" for path in PAGES}
    for name in entries.values():
        files[name] = static_files.read(STATIC / name, bundle(name).encode())
    named["script_modules"] = lambda entry: () if entry in entries.values() else script_modules(entry)

    def apart() -> None:
        files.update(before)
        named["script_modules"] = script_modules

    return apart


def _begin(asked: dict[str, Any], outputs: list[int], apart: Callable[[], None]) -> None:
    """Become what `python -m interp.start` with these words would be."""
    for place, output in enumerate(outputs, 1):
        os.dup2(output, place)
        os.close(output)
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["environ"])
    sys.argv[:] = asked["words"]

    if os.environ.get(APART):
        apart()
    if path := os.environ.get(HELPERS):
        from interp.live import helper_processes

        vars(helper_processes)["subprocess"] = Starts(path)
    exec(asked["prelude"], {"__name__": "prelude"})
    os._exit(run())  # a server that is told to stop ends itself


if __name__ == "__main__":
    main(sys.argv[1])

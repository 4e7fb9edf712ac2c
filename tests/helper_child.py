"""A helper process with tasks that only tests ask for: `python -m tests.helper_child NICE SOCKET`."""

import os
import signal
import socket
import sys
import time
from collections.abc import Sequence

from interp.errors import BadRequest
from interp.ports.helper_work import Progress
from interp.run.helper_process import answer, end_with_server


def call(name: str, args: Sequence[object], progress: Progress) -> object:
    """Do a task: say a value back, tell the process, refuse, fail, die, or wait."""
    match name, args:
        case "echo", [value]:
            return value
        case "pid", []:
            return os.getpid()
        case "nice", []:
            return int(sys.argv[1])
        case "refuse", [reason, limit]:
            raise BadRequest(str(reason), limit=limit)
        case "fail", []:
            return 1 // 0
        case "die", []:
            os.kill(os.getpid(), signal.SIGKILL)
        case "wait", [str(file)]:
            while not os.path.exists(file):
                progress(1, 2)
                time.sleep(0.01)
    return None


if __name__ == "__main__":
    line = socket.socket(fileno=int(sys.argv[2]))
    line.setblocking(True)
    end_with_server(line)
    answer(line, call)

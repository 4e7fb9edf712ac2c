"""Gives processes and the sessions they lead their priority: the server above others where it may, the rest below it.

Linux first shares a processor between sessions, each with a priority of its own (sched(7), autogroup): beside the
server's a session of one process would have half of it, whatever the priority of that process. And it lets a busy
process finish its slice before one that has woken, unless that asks for a shorter one (Linux 6.12 or newer).
"""

import ctypes
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from struct import Struct

SERVER = -10  # where root or a service manager allows it: beside busy programs it has a processor when it wants one
# Below the server and above drafting: of what somebody with a role waits for at a screen (one below the server), of
# what readers wait for, of filing. A process of weight 5 had a tenth of a core beside three others that are busy, and
# its turn last.
WAITED_FOR, READERS, FILING = 1, 6, 7
LOW, LOWEST = 10, 19  # of drafting, and of what nobody may notice
TRIES, AGAIN_S = 5, 0.11
SLICE_NS, USUAL_NS = 100_000, 0  # the shortest that Linux gives, and the one of every other process
SCHED_SETATTR = {"x86_64": 314, "aarch64": 274}  # the call, which neither Python nor every C library has
KEEP_POLICY = 8
ATTRIBUTES = Struct("@IIQiIQQQ")  # size, policy, flags, nice, real-time priority, slice, deadline, period


def put_first() -> None:
    """Give this process the priority of a server where that is allowed and none was chosen; before it has threads.

    Whatever its priority, it is run soon after it wakes, as its threads will be.
    """
    if priority() == 0:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, SERVER)
    _weigh(os.getpid(), priority())
    _slice(0, SLICE_NS)


def put_below(started: int, nice: int) -> None:
    """Give a process that this one has just started, and the session it leads, a priority below that of this one, and
    the usual slice.

    WAITED_FOR is counted from that, the others are absolute. One that has ended is left alone.
    """
    nice = min(LOWEST, priority() + WAITED_FOR if nice == WAITED_FOR else max(nice, priority() + WAITED_FOR))
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, started, nice)
        _slice(started, USUAL_NS)
    _weigh(started, nice)


def priority(process: int = 0) -> int:
    """Return the priority of a process, 0 for this one: from -20, the first, to 19, the last. Raises OSError."""
    return os.getpriority(os.PRIO_PROCESS, process)


def _slice(process: int, slice_ns: int) -> None:
    """Give a process, 0 for this one, a slice; do nothing where the system has none or denies it. Raises OSError."""
    number = SCHED_SETATTR.get(os.uname().machine) if sys.platform == "linux" else None
    if number is None:
        return
    asked = ATTRIBUTES.pack(ATTRIBUTES.size, 0, KEEP_POLICY, priority(process), 0, slice_ns, 0, 0)
    ctypes.CDLL(None).syscall(ctypes.c_long(number), ctypes.c_long(process), asked, ctypes.c_long(0))


def _weigh(leader: int, nice: int) -> None:
    """Give the session that a process leads a priority; elsewhere than there do nothing."""
    for _ in range(TRIES):
        try:
            if os.getsid(leader) == leader:
                Path(f"/proc/{leader}/autogroup").write_text(str(nice))
        except BlockingIOError:  # to all who are not root Linux gives one in a tenth of a second
            time.sleep(AGAIN_S)
        except OSError:  # ended already, not Linux, or not allowed
            return
        else:
            return

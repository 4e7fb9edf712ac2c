"""Gives the session of a process that was just started a low priority, where the system weighs sessions.

Linux first shares a processor between sessions, each with a priority of its own (sched(7), autogroup): beside the
server's a session of one process would have half of it, whatever the priority of that process.
"""

import os
from contextlib import suppress
from pathlib import Path

# Below the server and above drafting: of what somebody with a role waits for at a screen, of what readers wait for, of
# filing. A process of weight 5 had a tenth of a core beside three others that are busy, and its turn last.
WAITED_FOR, READERS, FILING = 1, 6, 7
LOW, LOWEST = 10, 19  # of drafting, and of what nobody may notice


def weigh(leader: int, nice: int) -> None:
    """Give the session that a process leads a priority, 0 to 19, the lowest; elsewhere than there do nothing."""
    with suppress(OSError):  # ended already, not Linux, or not allowed
        if os.getsid(leader) == leader:
            Path(f"/proc/{leader}/autogroup").write_text(str(nice))

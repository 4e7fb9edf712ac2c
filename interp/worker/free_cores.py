"""Finds on how many cores drafting may work: one, and those that nothing else uses (Linux)."""

import os
import time
from collections.abc import Callable
from pathlib import Path

MOST = 4
LOOK_S = 0.25
UNUSED = 0.8  # of a core: one that the server uses for a fifth of the time is left to the server
TICKS = os.sysconf("SC_CLK_TCK")


class FreeCores:
    """Counts the cores that were idle, or used by this process, since it last looked."""

    def __init__(
        self,
        most: int,
        idle_s: Callable[[], float],
        own_s: Callable[[], float] = time.process_time,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """`idle_s` returns the idle time of all cores together so far, in seconds; it is not asked if `most` is 1."""
        self.most, self._idle_s, self._own_s, self._now_s = most, idle_s, own_s, now_s
        self._seen, self._answer = self._look(), 1

    def __call__(self) -> int:
        """Return the number of cores, at least 1 and at most `most`."""
        if self.most == 1:
            return 1
        at, unused = self._look()
        if at - self._seen[0] >= LOOK_S:
            free = (unused - self._seen[1]) / (at - self._seen[0])
            self._seen, self._answer = (at, unused), max(1, min(self.most, int(free + 1 - UNUSED)))
        return self._answer

    def _look(self) -> tuple[float, float]:
        """Return the time, and the seconds that were idle or our own so far."""
        return self._now_s(), self._idle_s() + self._own_s() if self.most > 1 else 0.0


def free_cores() -> FreeCores:
    """Return what counts the cores of this machine; one where a limit is shared with the server, or not on Linux."""
    try:
        unlimited = not limited(Path("/proc/self/cgroup").read_text("ascii"), Path("/sys/fs/cgroup"))
        _idle_s()
        return FreeCores(min(MOST, len(os.sched_getaffinity(0))) if unlimited else 1, _idle_s)
    except (OSError, ValueError, LookupError, AttributeError):
        return FreeCores(1, lambda: 0.0)


def limited(groups: str, root: Path) -> bool:
    """Return whether a control group of this process, or one around it, has a processor limit; `groups`: its list."""
    paths = [Path(line.split(":", 2)[2].lstrip("/")) for line in groups.splitlines() if line.startswith("0::")]
    files = [root / part / "cpu.max" for path in paths for part in (path, *path.parents)]
    return any(file.is_file() and not file.read_text("ascii").startswith("max") for file in files)


def _idle_s() -> float:
    """Return the idle time so far of the cores this process may use, in seconds."""
    return idle_in(Path("/proc/stat").read_text("ascii"), os.sched_getaffinity(0))


def idle_in(stat: str, cores: set[int]) -> float:
    """Return the idle time of some cores in the text of /proc/stat, in seconds."""
    rows = {row[0]: row for line in stat.splitlines() if (row := line.split()) and line.startswith("cpu")}
    return sum(int(rows[f"cpu{core}"][4]) + int(rows[f"cpu{core}"][5]) for core in cores) / TICKS

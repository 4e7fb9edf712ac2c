"""The service clock: wall time at an anchor plus machine uptime since, persistent across restarts."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from interp import owner_only

FILE = "clock.json"


def _uptime_ms() -> int:
    """Return milliseconds since boot, suspended time included where the system can tell."""
    source = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return int(time.clock_gettime(source) * 1000)


def _wall_ms() -> int:
    return int(time.time() * 1000)


def _boot_id() -> str:
    """Return an id of this boot, or a constant where the system has none."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return "unknown"


class AnchoredClock:
    """A clock that reads wall time once per boot and adds uptime: changes of the wall clock and restarts do not affect
    it.
    """

    def __init__(
        self,
        folder: Path,
        wall_ms: Callable[[], int] = _wall_ms,
        uptime_ms: Callable[[], int] = _uptime_ms,
        boot_id: Callable[[], str] = _boot_id,
    ) -> None:
        """Read the anchor of this boot from `folder`, or write a new one from wall time after a reboot."""
        self._uptime_ms = uptime_ms
        path = folder / FILE
        anchor = _anchor(path, boot_id())
        if anchor is None:
            anchor = (wall_ms(), uptime_ms())
            _keep(path, boot_id(), anchor)
        self._offset_ms = anchor[0] - anchor[1]

    def now_ms(self) -> int:
        """Return milliseconds since 1970, UTC."""
        return self._offset_ms + self._uptime_ms()


def _anchor(path: Path, boot: str) -> tuple[int, int] | None:
    try:
        kept = json.loads(path.read_text())
        return (int(kept["wall_ms"]), int(kept["uptime_ms"])) if kept["boot"] == boot else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(path: Path, boot: str, anchor: tuple[int, int]) -> None:
    owner_only.folder(path.parent)
    owner_only.write(path, json.dumps({"boot": boot, "wall_ms": anchor[0], "uptime_ms": anchor[1]}).encode())

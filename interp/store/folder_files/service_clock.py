"""The service clock: wall time at an anchor plus machine uptime since, persistent across restarts."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from interp import owner_only
from interp.ports import ClockAnchor

FILE = "clock.json"
UPTIME = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def _uptime_ms() -> int:
    """Return milliseconds since boot, suspended time included where the system can tell."""
    return time.clock_gettime_ns(UPTIME) // 1_000_000


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
        anchor: ClockAnchor,
        wall_ms: Callable[[], int] = _wall_ms,
        uptime_ms: Callable[[], int] = _uptime_ms,
        boot_id: Callable[[], str] = _boot_id,
    ) -> None:
        """Take the anchor of this boot, which is wall time now after a reboot."""
        self._uptime_ms = uptime_ms
        wall, uptime = anchor.agreed(boot_id(), wall_ms(), uptime_ms())
        self._offset_ms = wall - uptime

    def now_ms(self) -> int:
        """Return milliseconds since 1970, UTC."""
        return self._offset_ms + self._uptime_ms()


class AnchorFile:
    """The anchor in a file of a data folder; see ports.service_clock. With `look` nothing is written."""

    def __init__(self, folder: Path, *, look: bool = False) -> None:
        self._path, self._looks = folder / FILE, look

    def agreed(self, boot: str, wall_ms: int, uptime_ms: int) -> tuple[int, int]:
        """Return the anchor of a boot, written now if the file has none: of several who start at once one writes."""
        if self._looks:
            return _anchor(self._path, boot) or (wall_ms, uptime_ms)
        owner_only.folder(self._path.parent)
        with owner_only.alone(self._path.parent):
            anchor = _anchor(self._path, boot)
            if anchor is None:
                anchor = (wall_ms, uptime_ms)
                kept = {"boot": boot, "wall_ms": wall_ms, "uptime_ms": uptime_ms}
                owner_only.write(self._path, json.dumps(kept).encode())
        return anchor


def _anchor(path: Path, boot: str) -> tuple[int, int] | None:
    try:
        kept = json.loads(path.read_text())
        return (int(kept["wall_ms"]), int(kept["uptime_ms"])) if kept["boot"] == boot else None
    except (OSError, ValueError, KeyError, TypeError):
        return None

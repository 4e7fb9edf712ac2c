"""Runs `interp retention --now` once a day in a process of its own, below the server: what is due is erased there."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping

import structlog

from interp import process_priority
from interp.config import Settings
from interp.service.retention.rules import KEPT_DAYS, Kind

FIRST_S, EVERY_S, LOOK_S = 3_600.0, 86_400.0, 5.0
log = structlog.get_logger(__name__)


def days_of(settings: Settings) -> Mapping[Kind, int]:
    """Return the days of each kind, as the settings have them."""
    return {kind: getattr(settings, f"keep_{kind}_days") for kind in KEPT_DAYS}


def started(settings: Settings) -> "subprocess.Popen[bytes]":
    """Start the command on the data folder of a service. Raises OSError."""
    command = [sys.executable, "-m", "interp.start", "retention", "--now", "--data", str(settings.data)]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )  # fmt: skip
    process_priority.put_below(process.pid, process_priority.LOW)
    return process


def run_daily(
    start: "Callable[[], subprocess.Popen[bytes]]", running: Callable[[], bool],
    pause: Callable[[float], object] = time.sleep,
) -> None:  # fmt: skip
    """Start the command an hour after the service, then each day, until `running` returns False; log how it failed."""
    wait_s = FIRST_S
    while running():
        pause(wait_s)
        wait_s = EVERY_S
        try:
            process = start()
        except OSError as error:
            log.warning("retention_not_started", reason=str(error))
            continue
        while (status := process.poll()) is None:
            pause(LOOK_S)
        if status:
            log.warning("retention_failed", status=status)

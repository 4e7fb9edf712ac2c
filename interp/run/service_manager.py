"""Tells systemd over its notification socket that the service is ready, that its event loop runs, and that it stops."""

import os
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress

READY, ALIVE, STOPPING = "READY=1", "WATCHDOG=1", "STOPPING=1"
TURNS = 3  # how often the loop says that it runs in the time that it has


def tell(said: str, environ: Mapping[str, str] = os.environ) -> None:
    """Tell the service manager; without one, or when it cannot be told, nothing happens."""
    address = environ.get("NOTIFY_SOCKET", "")
    if address:
        name = "\0" + address[1:] if address.startswith("@") else address
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            told.sendto(said.encode(), name)


def seconds_between(environ: Mapping[str, str] = os.environ) -> float | None:
    """Return after how many seconds the loop is to say again that it runs, None where nobody waits for it."""
    try:
        given = int(environ.get("WATCHDOG_USEC", "0")) / 1_000_000
        meant = int(environ.get("WATCHDOG_PID", os.getpid())) == os.getpid()
    except ValueError:
        return None
    return given / TURNS if given > 0 and meant else None


def say_alive(
    running: Callable[[], bool] = lambda: True, pause: Callable[[float], object] = time.sleep,
    environ: Mapping[str, str] = os.environ,
) -> None:  # fmt: skip
    """Say at intervals that the loop runs, as a task of that loop, while `running`; at once if nobody waits for it."""
    seconds = seconds_between(environ)
    while seconds is not None and running():
        tell(ALIVE, environ)
        pause(seconds)

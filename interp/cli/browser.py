"""Opens a page in this machine's browser, silently, and only where there is one to open."""

import os
import subprocess
import sys
from collections.abc import Mapping
from shutil import which

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


def opener(platform: str, environ: Mapping[str, str]) -> str | None:
    """Return the program that opens an address in the browser; None without a screen or without the program."""
    if platform == "darwin":
        return which("open")
    return which("xdg-open") if any(environ.get(name) for name in SCREENS) else None


def open_in_browser(address: str) -> None:
    """Open the address if that is possible; return at once. What the program says is discarded."""
    program = opener(sys.platform, os.environ)
    if program is not None:
        silent = subprocess.DEVNULL
        subprocess.Popen([program, address], stdin=silent, stdout=silent, stderr=silent, start_new_session=True)

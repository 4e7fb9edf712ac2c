"""Drives Debian's WebKitGTK by WebDriver, in a window on a screen that only exists in memory (Xvfb)."""

import base64
import json
import re
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from tests.browsers.driven_browser import Actions
from tests.processes import environment
from tests.server import until

PATIENCE_S = 120
SCREEN = "2200x1400x24"


class WebKit:
    """One WebKitGTK window with its driver and its screen."""

    name = "webkit"

    def __init__(self, home: Path) -> None:
        """Start screen, driver and browser."""
        for needed in ("WebKitWebDriver", "Xvfb"):
            assert shutil.which(needed), f"{needed} is not installed: make browsers installs it, or prints the line"
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._screen.stdout is not None
        display = f":{self._screen.stdout.readline().strip()}"
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self._url = f"http://127.0.0.1:{port}"
        known = environment(
            DISPLAY=display, HOME=str(home), GDK_BACKEND="x11", LIBGL_ALWAYS_SOFTWARE="1", NO_AT_BRIDGE="1",
        )  # fmt: skip
        self._driver = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"], env=known, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until(self._ready)
        options = {"webkitgtk:browserOptions": {"binary": mini_browser(), "args": ["--automation"]}}
        begun = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": options}})
        self._url = f"{self._url}/session/{begun['sessionId']}"
        self._ask("POST", "/timeouts", {"pageLoad": PATIENCE_S * 1000, "script": PATIENCE_S * 1000})

    def _ready(self) -> bool:
        try:
            return bool(self._ask("GET", "/status")["ready"])
        except OSError:
            return False

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = json.dumps(body).encode() if body is not None else None
        asked = urllib.request.Request(self._url + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE_S) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refused:
            raise AssertionError(f"{path}: {refused.read().decode()}") from refused

    def go(self, address: str) -> None:
        """Open an address; return when the page is loaded."""
        self._ask("POST", "/url", {"url": address})

    def evaluate(self, expression: str) -> str:
        """Return the text that an expression has in the page."""
        return str(self._ask("POST", "/execute/sync", {"script": f"return {expression}", "args": []}))

    def perform(self, actions: Actions) -> None:
        """Perform input actions."""
        self._ask("POST", "/actions", {"actions": actions})

    def resize(self, width: int, height: int) -> None:
        """Give the page a window of this size, in CSS pixels: the frame of the window comes on top."""
        for _ in range(3):
            inner = json.loads(self.evaluate("JSON.stringify([innerWidth, innerHeight])"))
            outer = self._ask("GET", "/window/rect")
            wanted = {"width": outer["width"] + width - inner[0], "height": outer["height"] + height - inner[1]}
            self._ask("POST", "/window/rect", {"x": 0, "y": 0} | wanted)

    def picture(self, path: Path) -> None:
        """Write what the window shows as PNG."""
        path.write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))

    def close(self) -> None:
        """End browser, driver and screen."""
        self._ask("DELETE", "")
        for each in (self._driver, self._screen):
            each.terminate()
            each.wait(PATIENCE_S)
        assert self._screen.stdout is not None
        self._screen.stdout.close()


def mini_browser() -> str:
    """Return the path of WebKitGTK's own test browser, which Debian ships with the library."""
    listed = subprocess.run(["dpkg", "-L", "libwebkit2gtk-4.1-0"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"^\S+/MiniBrowser$", listed, re.MULTILINE)
    assert found, "MiniBrowser is not installed: it comes with libwebkit2gtk-4.1-0"
    return found.group()

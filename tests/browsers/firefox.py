"""Drives Debian's Firefox by WebDriver BiDi over its own socket, without a driver in between."""

import base64
import itertools
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from websocket import WebSocket, create_connection

from tests.browsers.driven_browser import Actions
from tests.processes import environment

LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PATIENCE_S = 120


class Firefox:
    """One headless Firefox with a profile of its own and one tab."""

    name = "firefox"

    def __init__(self, profile: Path) -> None:
        """Start it and open a session."""
        path = shutil.which("firefox-esr") or shutil.which("firefox")
        assert path, "firefox-esr is not installed: make browsers installs it, or prints the line that does"
        words = [path, "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", str(profile)]
        self._process = subprocess.Popen(
            words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment(HOME=str(profile)),
        )  # fmt: skip
        self._numbers = itertools.count(1)
        self._socket: WebSocket = create_connection(
            f"{self._address()}/session", timeout=PATIENCE_S, suppress_origin=True, enable_multithread=False,
        )  # fmt: skip
        self._ask("session.new", capabilities={})
        self._tab = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    def _address(self) -> str:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if found := LISTENING.search(line):
                return found.group(1)
        raise AssertionError("Firefox ended before it listened")

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command; return its result, past the events that come before it."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (said := json.loads(self._socket.recv())).get("id") != number:
            pass
        assert said["type"] == "success", (method, said)
        return dict(said["result"])

    def go(self, address: str) -> None:
        """Open an address; return when the page is loaded."""
        self._ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def evaluate(self, expression: str) -> str:
        """Return the text that an expression has in the page."""
        answer = self._ask(
            "script.evaluate", expression=expression, target={"context": self._tab}, awaitPromise=False,
        )  # fmt: skip
        assert answer["type"] == "success", answer.get("exceptionDetails")
        return str(answer["result"]["value"])

    def perform(self, actions: Actions) -> None:
        """Perform input actions."""
        self._ask("input.performActions", context=self._tab, actions=actions)

    def resize(self, width: int, height: int) -> None:
        """Give the page a window of this size, in CSS pixels."""
        self._ask("browsingContext.setViewport", context=self._tab, viewport={"width": width, "height": height})

    def picture(self, path: Path) -> None:
        """Write what the window shows as PNG."""
        path.write_bytes(base64.b64decode(self._ask("browsingContext.captureScreenshot", context=self._tab)["data"]))

    def close(self) -> None:
        """End the browser."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(PATIENCE_S)
        assert self._process.stderr is not None
        self._process.stderr.close()

"""Watches processes for network use: name lookups and outside addresses are refused and recorded."""

from pathlib import Path

from tests.sources import ROOT

WATCH = """
import os, sys

NOTES = os.environ["WATCHED"]
NAMES = ("localhost", "127.0.0.1", "::1", "0.0.0.0", "", None)

def note(what):
    with open(NOTES, "a") as notes:
        notes.write(what + "\\n")

def watch(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if not isinstance(address, tuple) or address[0] in NAMES:
            return
    elif event not in ("socket.getaddrinfo", "socket.gethostbyname") or arguments[0] in NAMES:
        return
    note(f"{event} {arguments[-1]!r} in {sys.argv[1:2]}")
    raise PermissionError(event)

sys.addaudithook(watch)
note("watching " + " ".join(sys.orig_argv[1:]))
"""


class Watch:
    """A folder whose `settings` make every Python process started with them refuse the network and tell of it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
        self._notes = folder / "notes.txt"
        self.settings = {"PYTHONPATH": f"{folder}:{ROOT}", "WATCHED": str(self._notes)}

    @property
    def watched(self) -> list[str]:
        """Return the command lines of the processes watched so far."""
        return [line for line in self._lines if line.startswith("watching ")]

    @property
    def tried(self) -> list[str]:
        """Return what was tried outside this machine."""
        return [line for line in self._lines if not line.startswith("watching ")]

    @property
    def _lines(self) -> list[str]:
        return self._notes.read_text(encoding="utf-8").splitlines() if self._notes.exists() else []

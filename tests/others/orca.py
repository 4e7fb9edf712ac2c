"""Orca on a screen in memory, with a bus of its own and a server of speech that writes down what would be spoken."""

import html
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from tests.processes import environment
from tests.server import until

TOOLS = ("orca", "Xvfb", "dbus-daemon", "chromium")
MARKS = re.compile(r"<[^>]+>")
# what Orca asks of speech-dispatcher: the beginning of a line, and what is answered
ANSWERS = {
    "LIST OUTPUT_MODULES": ("250-own", "250 OK MODULE LIST SENT"),
    "LIST": ("249-own\ten\tnone", "249 OK VOICES LIST SENT"),
    "GET": ("251-0", "251 OK GET RETURNED"),
    "HISTORY": ("245-1", "245 OK CLIENT ID SENT"),
    "CHAR": ("225-1", "225 OK MESSAGE QUEUED"),
    "KEY": ("225-1", "225 OK MESSAGE QUEUED"),
    "SOUND_ICON": ("225-1", "225 OK MESSAGE QUEUED"),
    "QUIT": ("231 HAPPY HACKING",),
    "": ("210 OK",),
}


@dataclass(slots=True)
class Speech:
    """What a screen reader has said, in its order, and the environment of what it reads."""

    env: dict[str, str]
    said: list[str] = field(default_factory=list)

    def serve(self, listening: socket.socket) -> None:
        """Answer the screen readers that come, until nobody listens any more."""
        while True:
            try:
                reader, _ = listening.accept()
            except OSError:
                return
            Thread(target=self._answer, args=(reader,), daemon=True).start()

    def _answer(self, reader: socket.socket) -> None:
        with reader, reader.makefile("rwb", buffering=0) as lines:
            while line := lines.readline().decode().strip():
                if line.upper().startswith("SPEAK"):
                    lines.write(b"230 OK RECEIVING DATA\r\n")
                    self.said.append(_plain([*iter(lambda: lines.readline().decode().rstrip("\r\n"), ".")]))
                    answer = ANSWERS["KEY"]
                else:
                    answer = next(said for word, said in ANSWERS.items() if line.upper().startswith(word))
                lines.write("".join(f"{each}\r\n" for each in answer).encode())


def _plain(lines: list[str]) -> str:
    return html.unescape(MARKS.sub("", " ".join(lines))).strip()


@contextmanager
def orca(folder: Path) -> Iterator[Speech | None]:
    """Yield what Orca says while it runs; None where it is not installed, or says nothing when it starts."""
    if not all(map(shutil.which, TOOLS)):
        yield None
        return
    with ExitStack() as running:
        home = folder / "home"
        home.mkdir(mode=0o700)
        known = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        known["SPEECHD_ADDRESS"] = f"unix_socket:{folder / 'speech'}"
        screen = ("Xvfb", "-displayfd", "{}", "-screen", "0", "1366x900x24", "-nolisten", "tcp")
        known["DISPLAY"] = ":" + running.enter_context(_started(screen, known))
        bus = ("dbus-daemon", "--session", "--nofork", "--print-address={}")
        known["DBUS_SESSION_BUS_ADDRESS"] = running.enter_context(_started(bus, known))
        speech = Speech(environment(**known))
        listening = running.enter_context(socket.socket(socket.AF_UNIX))
        listening.bind(str(folder / "speech"))
        listening.listen()
        Thread(target=speech.serve, args=(listening,), daemon=True).start()
        running.enter_context(_reader(folder, speech.env))
        yield speech if _within(lambda: speech.said) else None


def _within(what: Callable[[], object]) -> bool:
    try:
        return bool(until(what, every_s=0.1))
    except AssertionError:
        return False


@contextmanager
def _started(words: tuple[str, ...], known: dict[str, str]) -> Iterator[str]:
    """Run a program that writes where it is found to a descriptor of its own; yield what it wrote."""
    reads, writes = os.pipe()
    command = [each.format(writes) for each in words]
    process = subprocess.Popen(
        command, env=environment(**known), pass_fds=(writes,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writes)
    try:
        with os.fdopen(reads) as told:
            yield told.readline().strip()
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _reader(folder: Path, env: dict[str, str]) -> Iterator[None]:
    with (folder / "orca.log").open("w") as log:
        process = subprocess.Popen(["orca"], env=env, stdout=log, stderr=log)
        try:
            yield
        finally:
            process.kill()  # it asks the desktop before it ends, which may not answer
            process.wait()

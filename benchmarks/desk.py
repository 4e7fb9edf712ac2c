"""The translation desk over HTTP, and the drafting process behind it: texts are filed, waited for, taken back."""

import json
import random
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks.servers import HOST, Server

PATIENCE_S = 300.0
NOTE = "hrc31-concept-note.txt"


@dataclass(frozen=True, slots=True)
class Desk:
    """A reviser's place at the first meeting of a demonstration."""

    server: Server

    def get(self, path: str, role: str = "desk") -> Any:
        """Return what `path` of the meeting answers. Raises HTTPError."""
        return self._ask(path, None, {}, role)

    def post(self, path: str, message: object, role: str = "desk") -> Any:
        """Return the answer to a JSON message. Raises HTTPError."""
        return self._ask(path, json.dumps(message).encode(), {"Content-Type": "application/json"}, role)

    def file(self, text: str, **said: str) -> str:
        """File a text and return its document's id. Raises HTTPError."""
        edge = uuid4().hex
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{said[key]}\r\n' for key in said]
        parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="text.txt"\r\n\r\n{text}\r\n')
        body = "".join([*parts, f"--{edge}--\r\n"]).encode()
        answer = self._ask("/documents", body, {"Content-Type": f"multipart/form-data; boundary={edge}"})
        return str(answer["document"]["id"])

    def press(self, name: str, **args: object) -> None:
        """Give a command as the console does. Raises HTTPError."""
        self.post("/commands", {"id": uuid4().hex, "name": name, "args": args}, "console")

    def states(self, document: str = "") -> list[str]:
        """Return the state of every task of the queue or of one document: waiting, running, done, parked, failed."""
        tasks = self.get("/queue")["tasks"]
        return [task["state"] for task in tasks if document in ("", task["document"])]

    def withdraw(self, documents: Sequence[str]) -> None:
        """Take texts back; what is being drafted of them stops at its next batch."""
        for each in documents:
            self.post(f"/documents/{each}/withdrawn", {"withdrawn": True})

    def _ask(self, path: str, body: bytes | None, headers: dict[str, str], role: str = "desk") -> Any:
        meeting = self.server.meeting
        url = f"http://{HOST}:{self.server.port}/api/meetings/{meeting['id']}{path}"
        signed = headers | {"Authorization": f"Bearer {meeting['tokens'][role]}"}
        try:
            with urllib.request.urlopen(urllib.request.Request(url, body, signed), timeout=PATIENCE_S) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            with error:  # an answer that is not read keeps its connection
                error.add_note(error.read().decode(errors="replace"))
            raise


class Writer:
    """Writes texts that no memory knows, of the words of the seed's note: those a stand-in model knows too."""

    def __init__(self, seed: int) -> None:
        note = resources.files("interp.seed").joinpath(NOTE).read_text(encoding="utf-8")
        self._words = sorted(set(re.findall(r"\b[a-z]{2,}\b", note)))
        self._random = random.Random(seed)

    def text(self, words: int) -> str:
        """Return a text of so many words, a paragraph for each sentence of 12 to 24."""
        said, left = [], words
        while left > 0:
            count = min(left, self._random.randint(12, 24))
            said.append(" ".join(self._random.choices(self._words, k=count)).capitalize() + ".")
            left -= count
        return "\n\n".join(said)


def drafting_process(server: Server) -> int:
    """Return the process that loads the models: the child of the server's child (Linux). Raises TimeoutError."""
    found: list[int] = []

    def there() -> bool:
        found[:] = [pid for each in _children(server.pid) for pid in _children(each)]
        return bool(found)

    until(there)
    return found[0]


def cpu_s(pid: int) -> float:
    """Return the processor time of all threads of a process so far, in seconds."""
    return time.clock_gettime(~pid << 3 | 2)


def until(holds: Callable[[], bool], pause: Callable[[float], object] = time.sleep) -> None:
    """Wait until something holds, with `pause` in between. Raises TimeoutError."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {PATIENCE_S:.0f} s")
        pause(0.05)


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []

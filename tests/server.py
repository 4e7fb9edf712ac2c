"""A real interp in a separate process: started, killed, restarted on the same folder and port; and writes to its folder
from a second process.
"""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from argon2 import PasswordHasher

from interp.domain.model.commands import BlankRoom, OpenMeeting, ShowRoom
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.live.card_encoding import EncodedCards
from interp.live.process_limiter import ProcessLimiter
from interp.live.state_snapshots import code_key
from interp.live.wake_up import ProcessWakeUp
from interp.service.credentials import Credentials
from interp.service.known_states import KnownStates
from interp.service.meetings import Meetings
from interp.store.accounts import SqlAccounts
from interp.store.event_log import SqlCardRows, SqlLog
from interp.store.folder_files.service_clock import AnchoredClock, AnchorFile
from interp.store.meetings_database import MeetingsDatabase
from interp.store.signing_key import KeyFile
from tests import builders, forked_demo
from tests.prepared_demo import copy_to
from tests.processes import Process, environment
from tests.sources import ROOT

R = TypeVar("R")
MOST_S = 0.05  # between two looks
# of users whom a test adds: whoever compares a password does the work that its hash names, the service too
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
READY_S = 60.0  # these end what would never come; a busy machine must not meet them
ENDED_S = 120.0  # a killed process too has yet to end what it waits for of the disk


def until(what: Callable[[], R], timeout_s: float = 60.0, every_s: float = 0.01) -> R:
    """Return the first true answer of `what`; fails when none came in time. What takes long is asked less often."""
    pause_s = every_s
    end = time.monotonic() + timeout_s
    while not (found := what()):
        assert time.monotonic() < end, f"nothing after {timeout_s} s; the last answer was {found!r}"
        time.sleep(pause_s)
        pause_s = max(every_s, min(MOST_S, 1.1 * pause_s))
    return found


def command_id() -> str:
    """Return a fresh command id, as a page makes one at each press."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer of any status; `headers` has lower-case names."""

    status: int
    headers: dict[str, str]
    body: str = field(repr=False)

    @property
    def json(self) -> Any:
        """Return the body as JSON."""
        return json.loads(self.body)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Shows a redirect instead of following it."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Follow nothing."""


def ask(
    url: str,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    method: str | None = None,
    timeout_s: float = 60,
) -> Answer:
    """Return the answer to one request, whatever its status; redirects are not followed."""
    request = urllib.request.Request(url, data=body, headers=dict(headers or {}), method=method)
    opener = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=timeout_s) as found:
            return _answer(found)
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error)


def _answer(found: Any) -> Answer:
    headers = {name.lower(): value for name, value in found.headers.items()}
    return Answer(found.status, headers, found.read().decode("utf-8"))


@dataclass
class Server:
    """One data folder and the process that serves it. `prelude` is Python run in the process before it begins.

    `forked`: the process is forked from one that has imported everything, so that a prelude changes what is imported;
    how one starts is tested with processes of their own, in which the prelude comes before interp.
    """

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    prelude: str = ""
    forked: bool = False
    port: int = 0
    process: Process | None = None
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """Return the data folder."""
        return self.folder / "data"

    @property
    def url(self) -> str:
        """Return the address the process listens on, whatever public address it was given."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def meeting(self) -> dict[str, Any]:
        """Return the first meeting of the demonstration with its links and tokens."""
        return dict(self.said["meetings"][0])

    def start(self) -> "Server":
        """Start the process, on the port it had before if it had one; return when it takes connections."""
        words = ["demo", "--port", str(self.port), "--data", str(self.data), "--json", "--no-browser"]
        known = environment(**self.settings) | {"PYTHONPATH": f"{ROOT / 'tests/same_priority'}:{ROOT}"}
        with self.log_file.open("a") as errors:
            if self.forked:
                self.process = forked_demo.start(words, self.folder, known, errors, prelude=self.prelude)
            else:
                code = f"{self.prelude}\nfrom interp.start import main; main()"
                run = [sys.executable, "-c", code] if self.prelude else [sys.executable, "-m", "interp.start"]
                self.process = subprocess.Popen(
                    [*run, *words], cwd=self.folder, env=known, stdout=subprocess.PIPE, stderr=errors, text=True
                )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.log
        self.said = json.loads(line)
        self.port = listening_port(self.process.pid)
        return self

    @property
    def log_file(self) -> Path:
        """Return the file that takes the process's standard error."""
        return self.folder / "stderr.txt"

    @property
    def log(self) -> str:
        """Return what the process wrote to standard error so far."""
        return self.log_file.read_text(encoding="utf-8")

    @property
    def pid(self) -> int:
        """Return the id of the running process."""
        assert self.process is not None
        return self.process.pid

    def kill(self) -> None:
        """End the process as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> int | None:
        """Ask the process to stop; return its exit status."""
        return self._end(signal.SIGTERM)

    def _end(self, sign: signal.Signals) -> int | None:
        if self.process is None:
            return None
        self.process.send_signal(sign)
        try:
            return self.process.wait(ENDED_S)
        finally:
            self.process.kill()
            self.process.wait()
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None

    def get(self, path: str, token: str | None = None, **headers: str) -> Answer:
        """Return the answer to a GET; header names are written with underscores."""
        return ask(self.url + path, headers=_headers(token, headers))

    def post(self, path: str, message: object, token: str | None = None, **headers: str) -> Answer:
        """Return the answer to a POST of JSON."""
        body = json.dumps(message).encode()
        return ask(self.url + path, body=body, headers={"Content-Type": "application/json"} | _headers(token, headers))

    def upload(self, path: str, name: str, data: bytes, token: str | None = None, **form: str) -> Answer:
        """Return the answer to a form with one file in it."""
        edge = "interp-edge"
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{form[key]}\r\n' for key in form]
        parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n')
        body = "".join(parts).encode() + data + f"\r\n--{edge}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
        return ask(self.url + path, body=body, headers=kind | _headers(token, {}))

    def outside(self) -> "Outside":
        """Return the data folder as a second process sees it."""
        return Outside(self.data)


def _headers(token: str | None, headers: Mapping[str, str]) -> dict[str, str]:
    bearer = {"Authorization": f"Bearer {token}"} if token else {}
    return bearer | {name.replace("_", "-"): value for name, value in headers.items()}


def listening_port(pid: int) -> int:
    """Return the TCP port a process listens on (Linux)."""
    return listening_ports(pid)[0]


def listening_ports(pid: int) -> list[int]:
    """Return the TCP ports that a process itself listens on (Linux)."""
    inodes = {*open_files(pid)}
    rows = [line.split() for line in Path(f"/proc/{pid}/net/tcp").read_text().splitlines()[1:]]
    own = [row for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in inodes]
    return [int(row[1].rpartition(":")[2], 16) for row in own]


def open_files(pid: int) -> Iterator[str]:
    """Yield what each descriptor of a process leads to; one that is closed meanwhile is left out."""
    for path in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            yield str(path.readlink())


@contextmanager
def serving(folder: Path, prelude: str = "", *, first: bool = False, **settings: str) -> Iterator[Server]:
    """Yield a running server with its data below `folder`; settings are INTERP_ names in lower case.

    `first`: it is the first start on this folder. Otherwise it is the second, on a folder made once for many tests.
    Without eventlet it starts as a person starts it, and so it does in a run that says by ONE_SERVER that it has no
    other. Otherwise it is forked.
    """
    settings.setdefault("worker", "0")
    if not first:
        copy_to(folder / "data")
    forked = settings.get("async_mode") != "threading" and not os.environ.get("ONE_SERVER")
    server = Server(folder, {f"INTERP_{name.upper()}": value for name, value in settings.items()}, prelude, forked)
    try:
        yield server.start()
    finally:
        server.kill()


class Outside:
    """A data folder opened beside the server that serves it."""

    def __init__(self, folder: Path) -> None:
        self.database = MeetingsDatabase.in_folder(folder)
        self.log = SqlLog(self.database)
        self.clock = AnchoredClock(AnchorFile(folder))
        limiter = ProcessLimiter(self.clock)
        accounts, key = SqlAccounts(self.database), KeyFile(folder).held()
        self.access = Credentials(accounts, self.clock, key, hasher=QUICK, limiter=limiter)
        cards, bell = EncodedCards(SqlCardRows(self.database), code_key()), ProcessWakeUp()
        self.meetings = Meetings(self.log, bell, self.clock, states=KnownStates(self.log, bell, cards=cards))

    def plan(self, **about: Any) -> str:
        """Plan the small meeting under a new id and return the id."""
        meeting = f"m-{uuid4().hex[:8]}"
        self.meetings.handle(SYSTEM, meeting, command_id(), builders.plan(id=meeting, **about))
        return meeting

    def token(self, role: str, meeting: str | None, language: str | None = None) -> tuple[str, str]:
        """Make a link and return its id and token."""
        link = command_id()
        return link, self.access.make_link(link, role, meeting, language, 1, f"test {role}")

    def supply(self, meeting: str) -> None:
        """Write some more events into a meeting's log."""
        for command in (OpenMeeting(), BlankRoom(), ShowRoom()):
            self.meetings.handle(Actor("staff", "Staff"), meeting, command_id(), command)

    def close(self) -> None:
        """Let the folder go."""
        self.database.close()


def process_memory_mb(pid: int) -> float:
    """Return the resident memory of a process in megabytes (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

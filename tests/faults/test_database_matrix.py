"""Every fault of a PostgreSQL server beside readers: refused in time, screens go on, and what is back is used again.

One in `make test`, all in `make torture`, with a thousand readers and a switch a second. A silent name server is tried
in tests/store/postgresql/test_connections.py.
"""

import os
import shlex
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest

from benchmarks import servers
from benchmarks.client import Connection, Crowd
from interp.live.log_write_times import RETRY_S
from tests.browser.proxy import Cable
from tests.postgresql_server import SMALL, as_another, free_port, programs, start
from tests.sample_sizes import size
from tests.server import Server, serving, until
from tests.socket_screen import Screen, screens

READERS = size(3, torture=1_000)
PAUSE_S = size(0.01, torture=1.0)  # between two switches
LONGEST_S = 8.0 * size(3, torture=1)  # in which a command is answered; others use the machine beside `make test`
USER = "service"
DISK = "size=128m,mode=755"  # a small one, in memory


class Cluster:
    """A PostgreSQL server of its own that can be broken, and the address of a service's database in it."""

    def __init__(self, folder: Path, disk: Path | None = None) -> None:
        start(folder, ("fsync=off", *SMALL), run=os.getpid(), disk=disk)
        self.admin = (folder / "address").read_text()
        self.sql(f"CREATE ROLE {USER} LOGIN", f"GRANT ALL ON SCHEMA public TO {USER}")
        self.folder = Path(str(self.asked("SHOW data_directory")))
        self.words = shlex.split((self.folder / "postmaster.opts").read_text())
        self.cable = Cable(int(self.admin.rpartition(":")[2].partition("/")[0]))
        self.address = f"postgresql://{USER}@127.0.0.1:{self.cable.port}/postgres"
        self.hba = (self.folder / "pg_hba.conf").read_text()
        self.standby = self.folder.parent / "standby"

    def sql(self, *statements: str) -> None:
        """Do something as its administrator."""
        with psycopg.connect(self.admin, autocommit=True) as connection:
            for each in statements:
                connection.execute(each)

    def asked(self, query: str) -> object:
        """Return what a question is answered."""
        with psycopg.connect(self.admin, autocommit=True) as connection:
            row = connection.execute(query).fetchone()
        return row[0] if row else None

    def signals(self, sign: signal.Signals) -> None:
        """Send a signal to all its processes."""
        for each in processes(self.folder):
            os.kill(each, sign)

    def ctl(self, *words: str, folder: Path | None = None) -> None:
        """Call pg_ctl."""
        self.run("pg_ctl", "-D", folder or self.folder, "-s", "-w", *words)

    def run(self, name: str, *words: object) -> None:
        """Run one of its programs."""
        folder = programs()
        assert folder is not None
        asked = as_another([folder / name, *words])
        subprocess.run(asked, cwd=self.folder.parent, stdout=subprocess.DEVNULL, check=True)

    def starts(self) -> None:
        """Start it again."""
        options = shlex.join(each for each in self.words[1:] if each not in ("-D", str(self.folder)))
        self.ctl("-o", options, "-l", str(self.folder.parent / "log"), "start")

    def sign_ins(self, method: str) -> None:
        """Have the service sign in in this way from now on, with new connections."""
        (self.folder / "pg_hba.conf").write_text(f"host all {USER} all {method}\n{self.hba}")
        self.sql("SELECT pg_reload_conf()")
        self.ends_sessions()

    def ends_sessions(self) -> None:
        """End the connections of the service."""
        self.sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{USER}'")

    def limits(self, most: int) -> None:
        """Let the service have so many connections."""
        self.sql(f"ALTER ROLE {USER} CONNECTION LIMIT {most}")
        self.ends_sessions()

    def read_only(self, on: str) -> None:
        """Have it take no writes, or take them again."""
        self.sql(f"ALTER SYSTEM SET default_transaction_read_only = {on}", "SELECT pg_reload_conf()")

    @property
    def rest(self) -> Path:
        """Return the file that takes what is left of the disk."""
        return self.folder.parent / "rest"

    def fills(self) -> None:
        """Leave no room on its disk: what it has of its log goes on for a while, no table grows."""
        with self.rest.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(4096)):
                pass

    def ends_its_log(self) -> None:
        """Leave no room for its log either: it ends, and does not start without room."""
        self.fills()
        with suppress(psycopg.OperationalError):
            self.sql("SELECT pg_switch_wal()", "CREATE TABLE more (n int)")
        until(lambda: not is_served(self.folder))

    def has_room(self) -> None:
        """Take from the disk what filled it."""
        self.rest.unlink()

    def starts_with_room(self) -> None:
        """Do so, and start it again."""
        self.has_room()
        self.starts()

    def recovers(self) -> None:
        """Start it again as a standby that is in recovery."""
        (self.folder / "standby.signal").touch()
        os.chown(self.folder / "standby.signal", *(getattr(self.folder.stat(), each) for each in ("st_uid", "st_gid")))
        self.ctl("-m", "fast", "restart")

    def loses(self, what: frozenset[str]) -> None:
        """Drop what is sent on the line."""
        self.cable.loses = what

    def waits_for_standby(self, name: str) -> None:
        """Acknowledge nothing before a standby has it, which is not there; or nothing any more, without a name."""
        self.sql(f"ALTER SYSTEM SET synchronous_standby_names = '{name}'", "SELECT pg_reload_conf()")

    def has_standby(self) -> None:
        """Have a standby, whose address the service has too."""
        port = free_port()
        self.run("pg_basebackup", "-D", self.standby, "-R", "-c", "fast", "-d", self.admin)
        settings = ("fsync=off", *SMALL, f"port={port}", f"unix_socket_directories={self.folder.parent}")
        options, log = " ".join(f"-c {each}" for each in settings), self.folder.parent / "standby.log"
        self.ctl("-o", options, "-l", str(log), "start", folder=self.standby)
        self.address = self.address.replace("/postgres", f",127.0.0.1:{port}/postgres")

    def fails_over(self) -> None:
        """Have the standby take its place."""
        self.ctl("promote", folder=self.standby)


def is_served(folder: Path) -> bool:
    """Return whether a server runs on a cluster."""
    return (folder / "postmaster.pid").exists()


def processes(folder: Path) -> list[int]:
    """Return the processes of a server, the first of which starts the others."""
    first = int((folder / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    return [first, *map(int, children)]


Act = Callable[[Cluster], object]
FAULTS: dict[str, tuple[Act, Act]] = {
    "read-only": (lambda at: at.read_only("on"), lambda at: at.read_only("off")),
    "stopped": (lambda at: at.signals(signal.SIGSTOP), lambda at: at.signals(signal.SIGCONT)),
    "killed": (lambda at: at.ctl("-m", "immediate", "stop"), lambda at: at.starts()),
    "restarted": (lambda at: at.ctl("-m", "fast", "restart"), lambda at: None),
    "packets dropped": (lambda at: at.loses(frozenset({"questions", "answers"})), lambda at: at.loses(frozenset())),
    "in recovery": (lambda at: at.recovers(), lambda at: at.ctl("promote")),
    "connections exhausted": (lambda at: at.limits(0), lambda at: at.limits(-1)),
    "password changed": (lambda at: at.sign_ins("scram-sha-256"), lambda at: at.sign_ins("trust")),
    "standby gone": (lambda at: at.waits_for_standby("away"), lambda at: at.waits_for_standby("")),
    "failed over": (lambda at: at.ctl("-m", "immediate", "stop"), lambda at: at.fails_over()),
    "disk full": (lambda at: at.fills(), lambda at: at.has_room()),
    "disk of its log full": (lambda at: at.ends_its_log(), lambda at: at.starts_with_room()),
}


@contextmanager
def small_disk() -> Iterator[Path]:
    """Yield a disk with little room."""
    if os.getuid():
        pytest.skip("only root can mount a small disk")
    with tempfile.TemporaryDirectory(prefix="interp-disk-") as where:
        subprocess.run(["mount", "-t", "tmpfs", "-o", DISK, "tmpfs", where], check=True)
        try:
            Path(where).chmod(0o755)
            yield Path(where)
        finally:
            subprocess.run(["umount", "--lazy", where], check=True)


@pytest.fixture
def cluster(tmp_path: Path, fault: str) -> Iterator[Cluster]:
    """Yield a server of its own; one whose disk is to be full is on a small one."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed, or this run starts no servers")
    with small_disk() if fault.startswith("disk") else nullcontext() as disk:
        made = Cluster(tmp_path, disk)
        if fault == "failed over":
            made.has_standby()
        yield made
        for folder in filter(is_served, (made.folder, made.standby)):
            for each in processes(folder):
                os.kill(each, signal.SIGCONT)
            made.ctl("-m", "immediate", "stop", folder=folder)
        made.cable.pull()


class Readers(Crowd):
    """Readers of captions, of whom is known who was sent a beat."""

    def __init__(self, *where: Any) -> None:
        super().__init__(*where)
        self.heard = set[int]()  # who has had a beat since this was emptied

    def _beat(self, connection: Connection, payload: bytes) -> None:
        super()._beat(connection, payload)
        self.heard.add(connection.sock.fileno())

    def have(self, seq: int) -> bool:
        """Return whether everybody has a view of this number or a later one."""
        return len(self._open) == READERS and all(each.seq >= seq for each in [*self._open.values()])


@contextmanager
def readers(server: Server) -> Iterator[Readers]:
    """Yield readers in the six languages; none of them may be closed."""
    servers.prepare()
    known = servers.Server("interp", server.pid, server.port, server.meeting)
    crowd = Readers(servers.HOST, server.port, known.members(READERS)[:READERS])
    crowd.join()
    ended = threading.Event()
    listens = threading.Thread(target=crowd.until, args=(ended.is_set, 3_600))
    listens.start()
    try:
        yield crowd
        assert crowd.closed == 0
    finally:
        ended.set()
        listens.join()
        crowd.close()


def switched(console: Screen) -> dict[str, Any]:
    """Give the floor to the first speaker, or take that back; return the answer, which comes in time."""
    views = console.heard("view")
    speech = views[-1]["view"]["speech"] if views else None
    asked = {"from_speech": speech["id"] if speech else None}
    return dict(console.press("floor.undo" if speech else "floor.advance", asked, within_s=LONGEST_S))


def is_done(console: Screen) -> int:
    """Return the number of a switch; 0 where it is not done."""
    return int(switched(console).get("seq") or 0)


def is_refused(console: Screen) -> bool:
    """Return whether a switch is refused because the database is away, as it is said to be."""
    answer = switched(console)
    if not answer["ok"]:  # a switch that was done before, as what it answered was lost, is stale now
        assert answer["error"]["code"] in ("unavailable", "stale"), answer
    return not answer["ok"] and answer["error"]["code"] == "unavailable"


@pytest.mark.parametrize("fault", size(["read-only"], torture=[*FAULTS]))
def test_a_fault_is_told_in_time_beside_readers_and_what_is_well_again_is_used(
    cluster: Cluster, tmp_path: Path, fault: str
) -> None:
    breaks, mends = FAULTS[fault]
    with (
        serving(tmp_path, first=True, database=cluster.address) as server, screens(server.url) as make,
        readers(server) as crowd,
    ):  # fmt: skip
        about, console = server.meeting, make()
        assert console.join(about["id"], "console", token=about["tokens"]["console"])["ok"]
        until(lambda: is_done(console), every_s=PAUSE_S)
        breaks(cluster)
        if fault != "restarted":
            until(lambda: is_refused(console), every_s=PAUSE_S)
            assert server.get("/healthz").status == 200
            until(lambda: not is_ready(server))
        if fault == "disk full":  # what is asked of an idle service writes in place, which needs no room
            for _ in range(round(RETRY_S) + 2):
                assert not is_ready(server)
                time.sleep(1)
        crowd.heard.clear()
        until(lambda: len(crowd.heard) == READERS)
        mends(cluster)
        until(lambda: is_done(console), every_s=PAUSE_S)
        until(lambda: is_ready(server))
        seq = until(lambda: is_done(console), every_s=PAUSE_S)
        assert console.reaches(seq)
        until(lambda: crowd.have(seq))


def is_ready(server: Server) -> bool:
    """Return whether the service says that it can be used."""
    return server.get("/readyz").status == 200

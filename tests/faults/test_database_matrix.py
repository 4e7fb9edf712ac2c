"""Every fault of a PostgreSQL server beside readers: refused in time, screens go on, and what is back is used again.

One in `make test`, all in `make torture`. A silent name server is tried in tests/store/postgresql/test_connections.py.
"""

import os
import shlex
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.browser.proxy import Cable
from tests.postgresql_server import SMALL, as_another, programs, start
from tests.sample_sizes import size
from tests.server import Server, serving, until
from tests.socket_screen import Screen, screens

READERS = size(3, torture=100)
LONGEST_S = 8.0 * size(3, torture=1)  # in which a command is answered; others use the machine beside `make test`
USER = "service"


class Cluster:
    """A PostgreSQL server of its own that can be broken, and the address of a service's database in it."""

    def __init__(self, folder: Path) -> None:
        start(folder, ("fsync=off", *SMALL), run=os.getpid())
        self.admin = (folder / "address").read_text()
        self.sql(f"CREATE ROLE {USER} LOGIN", f"GRANT ALL ON SCHEMA public TO {USER}")
        self.folder = Path(str(self.asked("SHOW data_directory")))
        self.words = shlex.split((self.folder / "postmaster.opts").read_text())
        self.cable = Cable(int(self.admin.rpartition(":")[2].partition("/")[0]))
        self.address = f"postgresql://{USER}@127.0.0.1:{self.cable.port}/postgres"
        self.hba = (self.folder / "pg_hba.conf").read_text()

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

    def processes(self) -> list[int]:
        """Return the processes of the server, the first of which starts the others."""
        first = int((self.folder / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [first, *map(int, children)]

    def signals(self, sign: signal.Signals) -> None:
        """Send a signal to all its processes."""
        for each in self.processes():
            os.kill(each, sign)

    def ctl(self, *words: str) -> None:
        """Call pg_ctl."""
        folder = programs()
        assert folder is not None
        asked = as_another([folder / "pg_ctl", "-D", self.folder, "-s", "-w", *words])
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

    def fills(self) -> None:
        """Answer as a server whose disk is full."""
        self.sql(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$",
            *(f"CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON {table} EXECUTE FUNCTION full_disk()"
              for table in ("event", "about")),
        )

    def recovers(self) -> None:
        """Start it again as a standby that is in recovery."""
        (self.folder / "standby.signal").touch()
        os.chown(self.folder / "standby.signal", *(getattr(self.folder.stat(), each) for each in ("st_uid", "st_gid")))
        self.ctl("-m", "fast", "restart")

    def loses(self, what: frozenset[str]) -> None:
        """Drop what is sent on the line."""
        self.cable.loses = what


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
    "disk full": (lambda at: at.fills(), lambda at: at.sql("DROP FUNCTION full_disk CASCADE")),
}


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Yield a server of its own."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed, or this run starts no servers")
    made = Cluster(tmp_path)
    yield made
    made.signals(signal.SIGCONT)
    made.ctl("-m", "immediate", "stop")
    made.cable.pull()


def switched(console: Screen) -> dict[str, Any]:
    """Press a key; return the answer, which comes in time."""
    name = "room.blank" if int(time.monotonic()) % 2 else "room.show"
    return dict(console.press(name, within_s=LONGEST_S))


def is_refused(console: Screen) -> bool:
    """Return whether a command is refused because the database is away, as it is said to be."""
    answer = switched(console)
    if not answer["ok"]:
        assert answer["error"]["code"] == "unavailable", answer
    return not answer["ok"]


@pytest.mark.parametrize("fault", size(["read-only"], torture=[*FAULTS]))
def test_a_fault_is_told_in_time_beside_readers_and_what_is_well_again_is_used(
    cluster: Cluster, tmp_path: Path, fault: str
) -> None:
    breaks, mends = FAULTS[fault]
    with serving(tmp_path, first=True, database=cluster.address) as server, screens(server.url) as make:
        about = server.said["meetings"][0]
        console, readers = make(), [make() for _ in range(READERS)]
        assert console.join(about["id"], "console", token=about["tokens"]["console"])["ok"]
        assert all(reader.join(about["id"], "captions", "ar")["ok"] for reader in readers)
        until(lambda: switched(console)["ok"])
        breaks(cluster)
        if fault != "restarted":
            until(lambda: is_refused(console))
            assert server.get("/healthz").status == 200
            until(lambda: not is_ready(server))
        beats = [len(reader.heard("beat")) for reader in readers]
        until(lambda: all(len(each.heard("beat")) > n for each, n in zip(readers, beats, strict=True)))
        mends(cluster)
        until(lambda: switched(console)["ok"])
        until(lambda: is_ready(server))
        seq = int(str(console.press("floor.advance", {"from_speech": None}).get("seq", 0)))
        assert seq and console.reaches(seq)
        assert all(reader.reaches(seq) for reader in readers)


def is_ready(server: Server) -> bool:
    """Return whether the service says that it can be used."""
    return server.get("/readyz").status == 200

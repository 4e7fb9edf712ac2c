"""The load client in C: compiled when needed, driven over a pipe, one line of JSON for each command."""

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.client import Member
from benchmarks.servers import HERE, HOST, cores

SOURCES = HERE / "load_client"
PATIENCE_S = 20.0  # until a switch is given up for the clients that lack it


def compiled(folder: Path, name: str, sources: Sequence[Path], *options: str) -> Path:
    """Return the program made of C sources. Raises RuntimeError with what the compiler said."""
    made = folder / name
    if made.exists():
        return made
    command = ["cc", "-O2", "-o", str(made), *map(str, sources), *options]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise RuntimeError("no C compiler: install the packages of apt-bench.txt") from None
    if done.returncode:
        raise RuntimeError(done.stderr)
    return made


def client_program(folder: Path, *, tls: bool = False) -> Path:
    """Return the compiled load client, with TLS only where it is needed."""
    more = ("-DWITH_TLS", "-lssl", "-lcrypto") if tls else ()
    return compiled(folder, "client-tls" if tls else "client", sorted(SOURCES.glob("*.c")), *more, "-lz")


@dataclass(frozen=True, slots=True)
class Crew:
    """Members of one kind, with the load client's flag: `k` stops reading when told, `o` is of another meeting."""

    members: Sequence[Member]
    flags: str = "-"

    def lines(self) -> Iterator[str]:
        """Yield a line for each member."""
        for each in self.members:
            join = json.dumps(["join", each.join], ensure_ascii=True)
            flags = f"{self.flags}a" if each.answers else self.flags
            yield f"{each.audience}\t{each.language}\t{flags}\t{join}\n"


class LoadClient:
    """One running load client. Its replies are dictionaries; RuntimeError when it has died."""

    def __init__(self, process: "subprocess.Popen[str]", size: int) -> None:
        self._process = process
        self.size = size

    def ask(self, command: str) -> dict[str, Any]:
        """Return the reply to a command."""
        said: dict[str, Any] = json.loads(self.raw(command))
        return said

    def raw(self, command: str) -> str:
        """Return the reply as it is."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the load client ended at {command[:60]!r}")
        return line

    def join(self, until: int, in_flight: int = 40, patience_s: float = 120.0) -> dict[str, Any]:
        """Return how the members up to a number joined. Raises TimeoutError unless all did."""
        self.begin_joins(until, in_flight)
        said = self.ask(f"joined {patience_s}")
        if said["joined"] < min(until, self.size):
            counts = f"{said['joined']} of {until} joined, {said['closed']} closed, {said['refused']} refused"
            raise TimeoutError(counts)
        return said

    def begin_joins(self, until: int, in_flight: int) -> None:
        """Let the members up to a number join, so many at a time; returns at once."""
        self.ask(f"join {until} {in_flight}")

    def switch(self, message: object) -> dict[str, Any]:
        """Return how a command and its views arrived. Raises RuntimeError when it was refused."""
        said = self.ask(f"switch {PATIENCE_S} {json.dumps(['command', message])}")
        if said["acked"] and not said["ok"]:
            raise RuntimeError(f"refused: {self.raw('answer')}")
        return said

    def idle(self, seconds: float) -> None:
        """Only listen, and answer pings and beats."""
        self.ask(f"idle {seconds}")

    def stats(self) -> dict[str, Any]:
        """Return what was counted since `clear`."""
        return self.ask("stats")

    def clear(self) -> None:
        """Count from here."""
        self.ask("clear")


@contextmanager
def load_client(
    folder: Path, port: int, crews: Sequence[Crew], *, deflate: bool = False, tls: bool = False
) -> Iterator[LoadClient]:
    """Run a load client on the clients' core; nobody has joined yet."""
    lines = [line for crew in crews for line in crew.lines()]
    file = folder / "members.tsv"
    file.write_text("".join(lines), encoding="utf-8")
    asked = [word for word, wanted in (("deflate", deflate), ("tls", tls)) if wanted]
    command = [str(client_program(folder.parent, tls=tls)), HOST, str(port), str(file), *asked]
    os.sched_setaffinity(0, {cores()[1]})
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield LoadClient(process, len(lines))
    finally:
        process.kill()
        process.communicate()

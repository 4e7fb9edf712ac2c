"""The second half of the manual, as printed, beside a server of this machine: the day, the tablet, backup and restore.

Paths and the meeting are this test's own; what systemctl does, the test does to its server. tests/manual/walk.py walks
all of it on a bare machine.
"""

import grp
import os
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.run_command import interp
from tests.manual.printed_lines import printed, to_paste
from tests.prepared_demo import copy_to
from tests.row_by_row import gathered
from tests.server import Server

MEETING = "hrc31-1"


class Machine:
    """A folder in place of the root, with a server on its data."""

    def __init__(self, folder: Path) -> None:
        copy_to(folder / "data")
        for name in ("backups", "etc"):
            (folder / name).mkdir()
        (folder / "etc/interp.env").touch()
        self.folder, self.server = folder, Server(folder, forked=True)
        self.server.start()

    def typed(self, line: str, **names: str) -> str:
        """Do what a line says; return what it printed. The words in capitals are `names`."""
        places = {"/var/lib/interp": "data", "/var/backups/interp": "backups", "/etc/interp": "etc"}
        put = {each: str(self.folder / name) for each, name in places.items()}
        put["-g interp"] = f"-g {grp.getgrgid(os.getegid()).gr_name}"
        for shipped, here in (put | {"MEETING": MEETING} | names).items():
            line = line.replace(shipped, here)
        program, *words = shlex.split(line)
        if program == "systemctl":
            {"stop": self.server.stop, "start": self.server.start}[words[0]]()
            return ""
        if program == "interp":
            done = interp(*words, cwd=self.folder, port=str(self.server.port), data=str(self.folder / "data"))
        else:
            assert program == "install"
            done = subprocess.run([program, *words], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path)
    yield made
    made.server.kill()


def test_the_day_the_tablet_and_the_move(machine: Machine) -> None:
    commands = [each.text for each in printed("operations") if each.section == "The day of the meeting"]
    commands += [each.text for each in printed("operations") if each.section == "On a page: make, print, replace"]
    commands += [each.text for each in printed("interpretation") if each.section == "A language outside the six"]
    commands += ["interp models verify", "interp models list", *to_paste("card", "Before"), *to_paste("card", "After")]
    with gathered() as row:
        for line in dict.fromkeys(commands):
            if line.startswith("interp "):
                with row(line):
                    machine.typed(line)
    listed, revoke, make = to_paste("card", "A tablet breaks")
    link = machine.typed(make).split("\t")[0]
    assert f"{link}\tinterpreter\t{MEETING}\tfr\tgood" in machine.typed(listed)
    machine.typed(revoke, LINK=link)
    machine.typed("interp backup /var/backups/interp")
    newest = max((machine.folder / "backups").iterdir())
    before = machine.typed("interp link list").splitlines()
    for page, section in (("operations", "Backup, restore, move"), ("card", "The machine is broken")):
        lines = to_paste(page, section)
        (file,) = {word for line in lines for word in line.split() if word.endswith(".zip")}
        for line in lines:
            machine.typed(line.replace(file, str(newest)))
        assert machine.typed("interp link list").splitlines() == before
    assert (machine.folder / "etc/interp.env").read_text().startswith("INTERP_")

"""deploy/interp.sh: whoever calls interp beside the service becomes its user, with its folder and its settings."""

import os
import pwd
import shutil
from pathlib import Path

import pytest

from tests.deploy.fake_commands import FakeCommands
from tests.sources import ROOT

SETTINGS = """# Settings of the service
INTERP_HOST=0.0.0.0
INTERP_PUBLIC_URL="https://meetings.example.org"
#INTERP_PORT=80
INTERP_TLS_KEY=/etc/interp/a b=c.key
PATH=/nowhere
INTERP_bad; touch hacked=1
"""
PROGRAM = """#!/bin/sh
env | grep -E '^(INTERP_|HOME=)' | sort
for each; do echo "given $each"; [ ! -f "$each" ] || cat "$each"; done
exit 3
"""
AS_USER = 'shift 2; [ "$1" = -- ] && shift; BECAME=interp; export BECAME; exec "$@"'


class Machine:
    """A machine with the command, its settings and a program that prints what it was given."""

    def __init__(self, folder: Path, user: str = "interp") -> None:
        """`user` is the service's."""
        self.folder, self.fakes = folder, FakeCommands(folder / "bin")
        self.script = folder / "interp"
        (folder / "program").write_text(PROGRAM)
        (folder / "program").chmod(0o755)
        (folder / "interp.env").write_text(SETTINGS)
        text = (ROOT / "deploy/interp.sh").read_text(encoding="utf-8")
        for shipped, here in (
            ("program=/opt/interp/bin/interp user=interp", f"program={folder}/program user={user}"),
            ("settings=/etc/interp/interp.env", f"settings={folder}/interp.env"),
        ):
            assert shipped in text
            text = text.replace(shipped, here)
        self.script.write_text(text)
        self.script.chmod(0o755)

    def who(self, name: str, number: int) -> None:
        """Have another user call the command."""
        self.fakes.add("id", f'if [ "$1" = -u ]; then echo {number}; else echo {name}; fi')


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


GIVEN = [
    "HOME=/var/lib/interp", "INTERP_DATA=/var/lib/interp", "INTERP_HOST=0.0.0.0",
    "INTERP_PUBLIC_URL=https://meetings.example.org", "INTERP_TLS_KEY=/etc/interp/a b=c.key",
]  # fmt: skip


def test_the_services_own_user_has_its_folder_and_its_settings(machine: Machine) -> None:
    machine.who("interp", 999)
    done = machine.fakes.run(machine.script, "link", "a b", cwd=machine.folder)
    assert done.returncode == 3
    assert done.stdout.splitlines() == [*GIVEN, "given link", "given a b"]
    assert not (machine.folder / "hacked").exists()


def test_what_the_caller_sets_goes_before_the_settings(machine: Machine) -> None:
    machine.who("interp", 999)
    given = {"INTERP_HOST": "127.0.0.1", "INTERP_DATA": "/srv/other"}
    said = machine.fakes.run(machine.script, cwd=machine.folder, **given).stdout.splitlines()
    assert {"INTERP_HOST=127.0.0.1", "INTERP_DATA=/srv/other"} <= set(said)


def test_root_becomes_the_services_user_and_gives_it_what_only_root_can_read(machine: Machine) -> None:
    machine.who("root", 0)
    machine.fakes.add("runuser", AS_USER)
    machine.fakes.add("test", '[ "${BECAME-}" != interp ] || [ "${2##*/}" != secret.zip ]')
    machine.fakes.add("chown")
    for name in ("secret.zip", "open.txt"):
        (machine.folder / name).write_text(f"text of {name}\n")
    done = machine.fakes.run(machine.script, "restore", "secret.zip", "open.txt", cwd=machine.folder, TMPDIR="/tmp")
    assert done.returncode == 3
    said = done.stdout.splitlines()
    copy = next(each for each in said if each.endswith("secret.zip")).removeprefix("given ")
    assert copy.startswith("/tmp/") and copy.endswith("/1/secret.zip") and not Path(copy).exists()
    assert said[len(GIVEN) :] == [
        "given restore", f"given {copy}", "text of secret.zip", "given open.txt", "text of open.txt",
    ]  # fmt: skip
    assert f"runuser -u interp -- {machine.folder}/program restore {copy} open.txt" in machine.fakes.calls()


def test_without_runuser_root_becomes_the_user_by_su(machine: Machine) -> None:
    machine.who("root", 0)
    machine.fakes.add("su", 'shift 5; shift; exec "$@"')
    for name in ("env", "grep", "sort", "cat"):
        machine.fakes.add(name, f'exec {shutil.which(name)} "$@"')
    done = machine.fakes.run(machine.script, "link", cwd=machine.folder, path="")
    assert done.stdout.splitlines()[-1] == "given link", done
    assert machine.fakes.calls()[-4].startswith("su -s /bin/sh interp -c ")


def test_anybody_else_goes_by_sudo(machine: Machine) -> None:
    machine.who("amina", 1000)
    machine.fakes.add("sudo")
    assert machine.fakes.run(machine.script, "link", "a b", cwd=machine.folder).returncode == 0
    assert machine.fakes.calls()[-1] == f"sudo -- {machine.script} link a b"


def test_who_can_become_nobody_is_told_what_to_do(machine: Machine) -> None:
    machine.who("amina", 1000)
    done = machine.fakes.run(machine.script, "link", cwd=machine.folder, path="")
    told = "interp: this command runs as the user interp: become root first, or have sudo installed\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("runuser"), reason="only root becomes another user")
def test_root_does_become_another_user(tmp_path: Path) -> None:
    machine = Machine(tmp_path, "nobody")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder.is_relative_to("/tmp") and folder != Path("/tmp"):
            folder.chmod(0o755)
    (tmp_path / "program").write_text('#!/bin/sh\nid -un\ncat "$1"\n')
    (tmp_path / "secret.zip").write_text("secret\n")
    (tmp_path / "secret.zip").chmod(0o600)
    assert pwd.getpwnam("nobody").pw_uid != os.geteuid()
    done = machine.fakes.run(machine.script, "secret.zip", cwd=tmp_path)
    assert (done.stdout, done.returncode) == ("nobody\nsecret\n", 0), done.stderr

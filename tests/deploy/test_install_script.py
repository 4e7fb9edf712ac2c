"""deploy/install.sh on a made-up machine: beside what is there, then in its place, and back if that does not get ready.

systemd, Python's venv and the program are commands of these tests.
"""

import hashlib
import platform
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.deploy.fake_commands import FakeCommands
from tests.sources import ROOT

# a Python that says its version and makes a folder with a python and an interp of the version in $FAKES/version
PYTHON = """
case "$1 ${2-}" in
"-c "*) echo 3.13 ;;
"-m venv") mkdir -p "$3/bin" && touch "$3/pyvenv.cfg" && cp "$FAKES/program" "$3/bin/interp"
    cp "$FAKES/version" "$3/version" && printf '#!/bin/sh\\n[ ! -e "$FAKES/no_packages" ]\\n' >"$3/bin/python"
    chmod +x "$3/bin/python" ;;
esac
"""
# an interp: its version stands beside it; what it refuses is said by files in $FAKES
PROGRAM = """#!/bin/sh
version=$(cat "$(dirname "$(dirname "$(readlink -f "$0")")")/version")
echo "interp-$version $*" >>"$FAKES/.calls"
case $1 in
--version) echo "interp, version $version" ;;
backup) [ ! -e "$FAKES/no_backup" ] && touch "$2" ;;
check) [ ! -e "$FAKES/bad_folder" ] ;;
meeting) [ -e "$FAKES/reads_on" ] || ! grep -q later "$ROOT/var/lib/interp/meetings.sqlite" ;;
ready) ! grep -qx "$(cat "$ROOT/opt/interp/version")" "$FAKES/not_ready" 2>/dev/null ;;
restore) echo "restored by $version" >"$ROOT/var/lib/interp/meetings.sqlite" ;;
esac
"""
AS_USER = 'shift 2; [ "$1" = -- ] && shift; exec "$@"'
SYSTEMCTL = """
if [ "$1" = restart ] && [ -e "$FAKES/migrates" ]; then
    rm "$FAKES/migrates"; mkdir -p "$ROOT/var/lib/interp/backups"; sleep 0.01
    touch "$ROOT/var/lib/interp/backups/before-0012.zip"
    echo "tables of a later release" >"$ROOT/var/lib/interp/meetings.sqlite"
fi
"""


@dataclass
class Machine:
    """A machine's root, and the commands that it has."""

    folder: Path
    root: Path = field(init=False)
    fakes: FakeCommands = field(init=False)

    def __post_init__(self) -> None:
        """Make the commands."""
        self.root, self.fakes = self.folder / "root", FakeCommands(self.folder / "bin")
        (self.root / "opt").mkdir(parents=True)
        for name, does in (
            ("id", "echo 0"), ("chown", ":"), ("useradd", ":"), ("getent", "false"), ("systemctl", SYSTEMCTL),
            ("runuser", AS_USER), ("python-of-a-test", PYTHON),
        ):  # fmt: skip
            self.fakes.add(name, does)
        (self.fakes.folder / "program").write_text(PROGRAM)
        (self.fakes.folder / "program").chmod(0o755)

    def bundle(self, version: str) -> Path:
        """Return the folder of a bundle of that version."""
        made = self.folder / f"bundle-{version}"
        shutil.copytree(ROOT / "deploy", made / "deploy", ignore=shutil.ignore_patterns("__pycache__", "*.py"))
        shutil.copy(ROOT / "deploy/install.sh", made)
        (made / "BUNDLE").write_text(f"INTERP={version}\nPYTHON=3.13\nMACHINE={platform.machine()}\n")
        files = sorted(path for path in made.rglob("*") if path.is_file())
        sums = [f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.relative_to(made)}\n" for each in files]
        (made / "SHA256SUMS").write_text("".join(sums))
        return made

    def install(self, version: str, *more: str, service: bool = True) -> CompletedProcess[str]:
        """Run the script of a bundle of that version."""
        (self.fakes.folder / "version").write_text(f"{version}\n")
        there = self.folder / f"bundle-{version}"
        script = (there if there.exists() else self.bundle(version)) / "install.sh"
        words = ("--prefix", self.root / "opt/interp", "--root", self.root, "--python", "python-of-a-test")
        asked = (*words, "--no-system", *(("--service",) if service else ()), *more)
        return self.fakes.run("sh", script, *asked, cwd=self.folder, ROOT=str(self.root))

    def run_service(self) -> Path:
        """Give the service a folder with meetings; return it."""
        data = self.root / "var/lib/interp"
        data.mkdir(parents=True)
        (data / "meetings.sqlite").write_text("tables of this release")
        return data

    def say(self, name: str, text: str = "") -> None:
        """Have the commands behave in another way."""
        (self.fakes.folder / name).write_text(text)

    @property
    def serves(self) -> str:
        """Return the version that the prefix leads to."""
        return (self.root / "opt/interp/version").read_text().strip()

    @property
    def unit(self) -> Path:
        """Return the service's unit."""
        return self.root / "etc/systemd/system/interp.service"

    def since(self, number: int) -> list[str]:
        """Return the calls of interp and systemctl after so many calls."""
        told = [each for each in self.fakes.calls()[number:] if each.startswith(("interp-", "systemctl"))]
        return [each for each in told if "--no-pager" not in each]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def running(machine: Machine) -> Machine:
    """Return a machine on which version 1 serves."""
    assert machine.install("1").returncode == 0
    machine.run_service()
    return machine


TIMER = "systemctl enable --now interp-backup.timer"
START = ["systemctl daemon-reload", "systemctl enable interp.service", "systemctl restart interp.service"]


def test_the_first_installation_makes_all_there_is(machine: Machine) -> None:
    done = machine.install("1")
    assert (done.returncode, done.stderr) == (0, ""), done
    assert machine.since(0) == ["interp-1 --version", *START, "interp-1 ready --wait 120", TIMER]
    assert "useradd --system --home-dir /var/lib/interp --shell /usr/sbin/nologin interp" in machine.fakes.calls()
    assert machine.serves == "1" and (machine.root / "opt/interp").is_symlink()
    unit = machine.unit.read_text()
    assert f"ExecStart={machine.root}/opt/interp/bin/interp serve" in unit.splitlines()
    command = machine.root / "usr/local/bin/interp"
    assert f"program={machine.root}/opt/interp/bin/interp " in command.read_text() and command.stat().st_mode & 0o111
    assert (machine.unit.parent / "interp.service.d/site.conf").is_file()
    assert (machine.root / "etc/interp/interp.env").stat().st_mode & 0o777 == 0o640
    backing_up = (machine.unit.parent / "interp-backup.service").read_text()
    assert f"ExecStart={machine.root}/opt/interp/bin/interp backup /var/backups/interp --keep 56" in backing_up
    assert (machine.root / "var/backups/interp").stat().st_mode & 0o777 == 0o700


def test_the_next_version_is_backed_up_checked_put_in_place_and_waited_for(running: Machine) -> None:
    site, settings = running.unit.parent / "interp.service.d/site.conf", running.root / "etc/interp/interp.env"
    site.write_text("[Service]\nNice=-5\n")
    settings.write_text("INTERP_PORT=8443\n")
    before = len(running.fakes.calls())
    done = running.install("2")
    assert (done.returncode, done.stderr) == (0, ""), done
    (saved,) = (running.root / "var/backups/interp").iterdir()
    assert running.since(before) == [
        "interp-2 --version", f"interp-1 backup {saved}", "interp-2 check", *START, "interp-2 ready --wait 120", TIMER,
    ]  # fmt: skip
    assert running.serves == "2"
    assert (site.read_text(), settings.read_text()) == ("[Service]\nNice=-5\n", "INTERP_PORT=8443\n")
    assert running.install("3").returncode == 0
    assert sorted(path.name for path in (running.root / "opt").iterdir()) == ["interp", "interp-2", "interp-3"]


def test_the_same_version_can_be_installed_again(running: Machine) -> None:
    assert running.install("1").returncode == 0
    assert (running.root / "opt/interp").readlink().name == "interp-1.2"


def test_a_unit_that_was_changed_is_kept_and_told(running: Machine) -> None:
    running.unit.write_text(running.unit.read_text() + "# ours\n")
    said = running.install("2").stdout
    assert "interp.service.before; put changes of your own into" in said and "site.conf" in said
    assert (running.root / "etc/interp/interp.service.before").read_text().endswith("# ours\n")
    assert "# ours" not in running.unit.read_text()


@pytest.mark.parametrize(
    ("fault", "told"),
    [("no_packages", "packages could not be installed"), ("no_backup", "no backup could be made"),
     ("bad_folder", "the check found something")],
)  # fmt: skip
def test_where_something_is_wrong_before_nothing_is_changed(running: Machine, fault: str, told: str) -> None:
    running.say(fault)
    before = len(running.fakes.calls())
    done = running.install("2")
    assert done.returncode == 1 and told in done.stderr and "nothing was changed" in done.stderr
    assert running.serves == "1"
    assert not [each for each in running.since(before) if each.startswith("systemctl")]
    if fault == "bad_folder":
        assert running.install("2", "--unchecked").returncode == 0 and running.serves == "2"


def test_what_does_not_get_ready_gives_way_to_the_version_before(running: Machine) -> None:
    running.unit.write_text(running.unit.read_text() + "# ours\n")
    running.say("not_ready", "2\n")
    before = len(running.fakes.calls())
    done = running.install("2")
    assert done.returncode == 1
    assert "interp 2 did not get ready, and the version before it serves again; see: journalctl" in done.stderr
    stops = ["systemctl stop interp.service", "interp-1 meeting list"]
    assert running.since(before)[-6:] == [*stops, *START, "interp-2 ready --wait 120"]
    assert running.serves == "1" and running.unit.read_text().endswith("# ours\n")


def test_what_was_migrated_is_restored_by_the_version_that_goes_on(running: Machine) -> None:
    data = running.root / "var/lib/interp"
    running.say("not_ready", "2\n")
    running.say("migrates")
    assert running.install("2").returncode == 1
    assert f"interp-1 restore {data}/backups/before-0012.zip" in running.fakes.calls()
    assert (data / "meetings.sqlite").read_text() == "restored by 1\n"
    (aside,) = data.glob("replaced-*")
    assert (aside / "meetings.sqlite").read_text() == "tables of a later release\n"


def test_what_the_version_before_may_still_read_is_left_as_it_is(running: Machine) -> None:
    running.say("not_ready", "2\n")
    for each in ("migrates", "reads_on"):
        running.say(each)
    assert running.install("2").returncode == 1
    data = running.root / "var/lib/interp"
    assert (data / "meetings.sqlite").read_text() == "tables of a later release\n"
    assert not [call for call in running.fakes.calls() if " restore " in call]


def test_a_database_gets_back_what_was_backed_up(running: Machine) -> None:
    running.say("not_ready", "2\n")
    running.say("migrates")
    with (running.root / "etc/interp/interp.env").open("a") as settings:
        settings.write("INTERP_DATABASE=postgresql:///interp\n")
    assert running.install("2").returncode == 1
    restored = [call for call in running.fakes.calls() if call.startswith("interp-1 restore --replace ")]
    assert len(restored) == 1 and "/var/backups/interp/before-2-" in restored[0]


def test_where_neither_gets_ready_that_is_told(running: Machine) -> None:
    running.say("not_ready", "1\n2\n")
    done = running.install("2")
    assert done.returncode == 1 and "neither version gets ready; see: journalctl -u interp" in done.stderr


def test_a_first_installation_that_does_not_get_ready_is_told(machine: Machine) -> None:
    machine.say("not_ready", "1\n")
    done = machine.install("1")
    assert done.returncode == 1 and done.stderr.endswith("does not get ready; see: journalctl -u interp\n")


@pytest.mark.parametrize("ready", [True, False])
def test_a_folder_of_a_version_that_had_no_link_is_moved_aside(machine: Machine, ready: bool) -> None:
    prefix = machine.root / "opt/interp"
    (prefix / "bin").mkdir(parents=True)
    (prefix / "pyvenv.cfg").touch()
    (prefix / "version").write_text("0.10.0\n")
    shutil.copy(machine.fakes.folder / "program", prefix / "bin/interp")
    machine.run_service()
    if not ready:
        machine.say("not_ready", "2\n")
    assert machine.install("2").returncode == (0 if ready else 1)
    assert machine.serves == ("2" if ready else "0.10.0") and prefix.is_symlink() == ready


def test_without_the_service_only_the_program_is_installed(machine: Machine) -> None:
    assert machine.install("1", service=False).returncode == 0
    assert machine.install("2", service=False).returncode == 0
    assert machine.serves == "2" and not (machine.root / "etc").exists()
    assert not [each for each in machine.fakes.calls() if each.startswith("systemctl")]

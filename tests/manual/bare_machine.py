"""A bare Debian with systemd and no network but a cable to a phone, in namespaces of this machine; it needs root.

Its root is an overlay over what debootstrap made, so each machine begins bare.
"""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.sources import ROOT

KEPT = ROOT / ".roots"  # where roots stay that were made
BASE = "systemd-sysv,iproute2,procps,sudo"  # of what a Debian without a desktop has, what the walk uses
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
BOOT = r"""
set -eu
mount --make-rprivate /
mkdir -p "$2/upper" "$2/over" "$2/root"
mount -t overlay overlay -o "lowerdir=$1,upperdir=$2/upper,workdir=$2/over" "$2/root"
cd "$2/root"
echo "$3" >etc/hostname
grep -q "$3" etc/hosts 2>/dev/null || printf '127.0.0.1 localhost\n127.0.1.1 %s\n' "$3" >>etc/hosts
mount -t proc proc proc
mount -t sysfs sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs dev
for each in null zero full random urandom tty; do touch dev/$each; mount --bind /dev/$each dev/$each; done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs tmpfs tmp
hostname "$3"
ip link set lo up
mkdir -p old
pivot_root . old
umount -l /old
exec env -i container=other PATH=$PATH /lib/systemd/systemd
"""
Done = subprocess.CompletedProcess[str]
NAMESPACES = ("--mount", "--pid", "--cgroup", "--net", "--uts", "--ipc")


def bare_root(folder: Path, release: str, *packages: str) -> Path:
    """Return the folder of a Debian release with some packages, made by debootstrap if it is not there yet."""
    made = folder / "-".join([release, *sorted(packages)])
    if not made.exists():
        growing = folder / "growing"
        subprocess.run(["rm", "-rf", growing], check=True)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{release}.log").open("w") as log:
            words = ["debootstrap", "--variant=minbase", f"--include={','.join(packages)}", release, growing]
            subprocess.run([str(each) for each in words], stdout=log, stderr=log, check=True)
        growing.rename(made)
    return made


class BareMachine:
    """A machine that is on or off; what was written on it stays while it is off."""

    def __init__(self, base: Path, folder: Path, name: str) -> None:
        """`folder` is where its files go; `name` is its host name."""
        self._base, self._folder, self._name = base, folder, name
        self._process: subprocess.Popen[bytes] | None = None
        self._first = 0

    def switch_on(self) -> None:
        """Boot it; return when systemd says that it has."""
        words = ["unshare", *NAMESPACES, "--fork", "--kill-child", "sh", "-c", BOOT, "sh"]
        console = (self._folder.parent / f"{self._name}.console").open("ab")
        given = [str(each) for each in (self._base, self._folder, self._name)]
        self._process = subprocess.Popen(
            [*words, *given], stdin=subprocess.DEVNULL, stdout=console, stderr=console, start_new_session=True
        )
        console.close()
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        for _ in range(600):
            self._first = int(children.read_text().strip() or 0)
            booted = self._first and self.run("systemctl is-system-running --wait", check=False).stdout.strip()
            if booted in ("running", "degraded"):
                return
            assert self._process.poll() is None, "the machine does not boot"
            time.sleep(0.1)
        raise AssertionError("the machine does not boot")

    def switch_off(self) -> None:
        """Take its power away."""
        if self._process is not None:
            if self._first:
                with suppress(ProcessLookupError):
                    os.kill(self._first, signal.SIGKILL)
            self._process.wait()
            self._process = None

    @property
    def first(self) -> int:
        """Return the id of its first process, as this machine sees it."""
        return self._first

    def run(self, line: str, user: str = "root", typed: str = "", *, check: bool = True) -> Done:
        """Return how a line ended that a user pasted into a shell in their own folder."""
        home = "/root" if user == "root" else f"/home/{user}"
        known = ["env", "-i", f"PATH={PATH}", f"HOME={home}", "LC_ALL=C.UTF-8"]
        shell = ["sh", "-c", f"cd {home} && {line}"]
        became = shell if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", *shell]
        done = subprocess.run(
            [*self._entered(), *known, *became], input=typed, capture_output=True, text=True, timeout=900, check=False
        )
        assert not check or done.returncode == 0, f"{user}: {line}\n{done.stdout}{done.stderr}"
        return done

    def begin(self, line: str, log: Path) -> subprocess.Popen[bytes]:
        """Start a line that goes on; what it says goes into a file of this machine."""
        with log.open("wb") as said:
            known = ["env", "-i", f"PATH={PATH}", "HOME=/root"]
            words = [*self._entered(), *known, "sh", "-c", f"cd /root && exec {line}"]
            return subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=said, stderr=said)

    def put(self, path: str, content: bytes) -> None:
        """Write a file on it, as if from a memory stick."""
        words = [*self._entered(), "sh", "-c", 'mkdir -p "$(dirname "$1")" && cat >"$1"', "sh", path]
        subprocess.run(words, input=content, check=True)

    def get(self, path: str) -> bytes:
        """Return the content of a file on it."""
        return subprocess.run([*self._entered(), "cat", path], capture_output=True, check=True).stdout

    def _entered(self) -> Sequence[str]:
        return ["nsenter", "-t", str(self._first), "-m", "-u", "-i", "-n", "-p", "-C", "-r"]


class Phone:
    """Another device: a network of its own, with a cable to the machine that has the service's address."""

    SERVICE, OWN, NAME = "10.77.0.1", "10.77.0.9", "meetings.example.org"

    def __init__(self, folder: Path) -> None:
        """`folder` keeps its cookies and the authority that it trusts."""
        self._folder = folder
        self._process = subprocess.Popen(["unshare", "--net", "sleep", "infinity"], start_new_session=True)
        self.trusted = folder / "authority.crt"

    def connect(self, machine: BareMachine) -> None:
        """Lay the cable; the machine takes the service's address."""
        here = ("nsenter", "-t", str(self._process.pid), "-n", "ip")
        for _ in range(100):  # until it has a network of its own
            if os.readlink(f"/proc/{self._process.pid}/ns/net") != os.readlink("/proc/self/ns/net"):
                break
            time.sleep(0.05)
        subprocess.run([*here, "link", "del", "cable"], capture_output=True, check=False)
        peer = ("peer", "name", "eth0", "netns", str(machine.first))
        subprocess.run([*here, "link", "add", "cable", "type", "veth", *peer], check=True)
        subprocess.run([*here, "addr", "add", f"{self.OWN}/24", "dev", "cable"], check=True)
        subprocess.run([*here, "link", "set", "cable", "up"], check=True)
        machine.run(f"ip addr add {self.SERVICE}/24 dev eth0 && ip link set eth0 up")

    def ask(self, address: str, *more: str) -> tuple[int, str]:
        """Return status and body of an answer of the service; `more` are options of curl. Status 0: no answer."""
        jar = self._folder / "cookies"
        host = address.split("/")[2]
        resolved = f"{host}:{self.SERVICE}" if ":" in host else f"{host}:443:{self.SERVICE}"
        words = ["nsenter", "-t", self._process.pid, "-n", "curl", "-s", "--max-time", "30", "--cacert", self.trusted]
        words += ["--resolve", resolved, "-b", jar, "-c", jar, "-w", "\n%{http_code}", *more, address]
        done = subprocess.run(
            [str(each) for each in words], capture_output=True, text=True, errors="replace", check=False
        )
        body, _, status = done.stdout.rpartition("\n")
        return int(status or 0), body

    def switch_off(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()

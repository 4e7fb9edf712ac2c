"""deploy/Containerfile is built by buildah, on a base of Debian's own Python in place of the image that it names.

Run by `make others`. No image is fetched: the base is made by debootstrap. Packages come from PyPI. Without root,
buildah or debootstrap it is skipped.
"""

import os
import resource
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.manual.bare_machine import KEPT, bare_root
from tests.postgresql_server import free_port
from tests.sources import ROOT

TOOLS = ("buildah", "debootstrap")
NAMED = "docker.io/library/python:3.13-slim"  # what FROM means
# no more than this machine gives, where buildah asks for a million
MOST = [f"{name}={resource.getrlimit(kind)[1]}:{resource.getrlimit(kind)[1]}" for name, kind in (
    ("nofile", resource.RLIMIT_NOFILE), ("nproc", resource.RLIMIT_NPROC))]  # fmt: skip
LIMITS = [word for each in MOST for word in ("--ulimit", each)]
pytestmark = [
    pytest.mark.timeout(1_800),
    pytest.mark.skipif(os.geteuid() != 0 or not all(map(shutil.which, TOOLS)), reason="not root, or no buildah"),
]


class Builder:
    """buildah with a store of its own, without a daemon, a runtime or mounts of the kernel's overlay."""

    def __init__(self, folder: Path) -> None:
        self._store = ["--root", f"{folder}/store", "--runroot", f"{folder}/run", "--storage-driver", "vfs"]

    def __call__(self, command: str, *words: object) -> str:
        """Return what a command printed."""
        known = os.environ | {"BUILDAH_ISOLATION": "chroot"}
        done = subprocess.run(
            ["buildah", *self._store, command, *map(str, words)], cwd=ROOT, env=known, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-4_000:] + done.stderr[-4_000:]
        return done.stdout.strip()


def test_the_file_builds_and_its_image_runs_the_program(tmp_path: Path) -> None:
    base = bare_root(KEPT, "trixie", "python3-venv", "python-is-python3", "ca-certificates")
    builder, packed = Builder(tmp_path), tmp_path / "base.tar"
    subprocess.run(["tar", "-C", base, "-cf", packed, "."], check=True)
    empty = builder("from", "scratch")
    builder("add", "-q", empty, packed, "/")
    builder("commit", "-q", "--rm", empty, NAMED)
    packed.unlink()
    certificates = "/etc/ssl/certs:/etc/ssl/certs:ro"  # of whom this machine trusts
    how = ("--pull=never", "--network", "host", "--volume", certificates, *LIMITS)
    builder("build", *how, "--file", "deploy/Containerfile", "--tag", "interp", ".")
    made = builder("from", "--pull=never", *LIMITS, "localhost/interp")
    assert builder("run", made, "--", "interp", "--version").startswith("interp, version ")
    assert builder("run", made, "--", "id", "-un") == "interp"
    assert "does not exist" in builder("run", made, "--", "sh", "-c", "interp link list --data data 2>&1 || true")
    serves = "interp serve 2>&1 & interp ready --wait 120; ended=$?; kill $!; wait; exit $ended"
    port = ("--env", f"INTERP_PORT={free_port()}")
    assert " is ready." in builder("run", *port, made, "--", "sh", "-c", serves)

"""The proxies of deploy/ on other releases: nginx of Debian 12 and of the newest, each in its own root, and Caddy.

Run by `make others`. The roots are made by debootstrap, which needs root; without it or Caddy the tests are skipped.
"""

import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.deploy.test_nginx import HOST, limits, passes
from tests.manual.bare_machine import KEPT, bare_root
from tests.nginx_before import nginx_before
from tests.server import serving, until
from tests.sources import ROOT

NO_ROOT = os.geteuid() != 0 or not shutil.which("debootstrap")


@pytest.mark.timeout(1_200)
@pytest.mark.skipif(NO_ROOT, reason="only root makes a root of another Debian (debootstrap)")
@pytest.mark.parametrize("release", ["bookworm", "forky"])
def test_nginx_of_another_debian_passes_pages_and_sockets_and_limits(release: str, tmp_path: Path) -> None:
    root = bare_root(KEPT, release, "nginx")
    with (
        TemporaryDirectory(dir=root.resolve() / "tmp") as folder,
        serving(tmp_path, public_url=f"https://{HOST}", proxies="127.0.0.1") as server,
        nginx_before(server.port, Path(folder), root.resolve()) as port,
    ):
        said = subprocess.run(["chroot", root, "nginx", "-v"], capture_output=True, text=True, check=True).stderr
        print(f"{release}: {said.strip()}")
        passes(port)
        limits(port)
        assert "[warn]" not in (Path(folder) / "nginx.log").read_text()


@pytest.mark.skipif(not shutil.which("caddy"), reason="Caddy (caddy) is not installed")
def test_caddy_passes_pages_and_sockets_with_its_own_authority(tmp_path: Path) -> None:
    with (
        serving(tmp_path, public_url=f"https://{HOST}", proxies="127.0.0.1") as server,
        caddy_before(server.port, tmp_path / "caddy") as port,
    ):
        root = tmp_path / "caddy/caddy/pki/authorities/local/root.crt"
        passes(port, ssl.create_default_context(cafile=str(root)))


@contextmanager
def caddy_before(behind: int, folder: Path) -> Iterator[int]:
    """Yield the port on which Caddy passes to the server that listens on `behind`."""
    with socket.socket() as first, socket.socket() as second:
        for each in (first, second):
            each.bind(("127.0.0.1", 0))
        port, plain = (each.getsockname()[1] for each in (first, second))
    shipped = (ROOT / "deploy/Caddyfile").read_text(encoding="utf-8")
    own = f"{{\n\tadmin off\n\tskip_install_trust\n\thttp_port {plain}\n\thttps_port {port}\n"
    folder.mkdir()
    file = folder / "Caddyfile"
    assert shipped.count("\n{\n") == 1 and "127.0.0.1:8000" in shipped
    file.write_text(shipped.replace("\n{\n", f"\n{own}", 1).replace("127.0.0.1:8000", f"127.0.0.1:{behind}"))
    known = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "PATH": os.environ["PATH"]}
    with (folder / "log").open("w") as log:
        words = ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)]
        process = subprocess.Popen(words, env=known, stdout=log, stderr=log)
    try:
        until(lambda: _trusted(folder, port) or process.poll() is not None)
        assert process.poll() is None, (folder / "log").read_text()
        yield port
    finally:
        process.terminate()
        process.wait()


def _trusted(folder: Path, port: int) -> bool:
    """Return whether Caddy has its certificate and shows it."""
    root = folder / "caddy/pki/authorities/local/root.crt"
    try:
        context = ssl.create_default_context(cafile=str(root))
        with context.wrap_socket(socket.create_connection(("127.0.0.1", port), 5), server_hostname=HOST):
            return True
    except OSError:
        return False

"""The proxy of deploy/nginx.conf on ports of this machine, before a server or only to be read."""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.server import until
from tests.sources import ROOT

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or "nginx"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
MAIN = """{user} pid {folder}/pid; error_log stderr; worker_processes 1; worker_rlimit_nofile 9000;
events {{ worker_connections 4096; }}
http {{ access_log off; {temporary}
{site} }}
"""


def key_and_certificate(folder: Path) -> tuple[Path, Path]:
    """Write a key and a certificate for it into a folder."""
    key, certificate = folder / "key", folder / "certificate"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=meetings.example.org"]
    subprocess.run([*made, "-keyout", key, "-out", certificate], capture_output=True, check=True)
    return key, certificate


def written(folder: Path, port: int, behind: int, root: Path | None = None) -> list[str]:
    """Write the shipped file for ports of this machine, with a certificate of its own; return nginx's command.

    With `root` that nginx is called which is below this root, in which the folder is too.
    """
    key_and_certificate(folder)
    site = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    if root and _version(root) < (1, 25, 1):
        site = _for_earlier(site)
    real, folder = folder, Path("/") / folder.relative_to(root) if root else folder
    for shipped, here in (
        ("/etc/interp/server.crt", f"{folder}/certificate"), ("/etc/interp/server.key", f"{folder}/key"),
        ("/var/cache/interp", f"{folder}/interp"), ("127.0.0.1:8000", f"127.0.0.1:{behind}"),
        ("listen 80;", f"listen unix:{folder}/plain;"), ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
    ):  # fmt: skip
        assert shipped in site, shipped
        site = site.replace(shipped, here)
    temporary = "".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    user = "user root;" if os.geteuid() == 0 else ""  # others may not say it
    whole = MAIN.format(user=user, folder=folder, temporary=temporary, site=site)
    (real / "nginx.conf").write_text(whole, encoding="utf-8")
    words = ["-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    return ["chroot", str(root), "nginx", *words] if root else [NGINX, *words]


def _version(root: Path) -> tuple[int, ...]:
    said = subprocess.run(["chroot", root, "nginx", "-v"], capture_output=True, text=True, check=True).stderr
    return tuple(int(each) for each in said.partition("nginx/")[2].split()[0].split("."))


def _for_earlier(site: str) -> str:
    """Return the file after the command that it names for an earlier nginx."""
    (expression,) = re.findall(r"# nginx before .*: sed -i '(.*)' FILE$", site, re.MULTILINE)
    return subprocess.run(["sed", expression], input=site, capture_output=True, text=True, check=True).stdout


@contextmanager
def nginx_before(behind: int, folder: Path, root: Path | None = None) -> Iterator[int]:
    """Yield the port on which nginx passes to the server that listens on `behind`; `root` as of `written`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = written(folder, port, behind, root)
    with (folder / "nginx.log").open("w") as errors:
        process = subprocess.Popen([*command, "-g", "daemon off;"], stderr=errors)
    try:
        until(lambda: _listens(port) or process.poll() is not None)
        assert process.poll() is None, (folder / "nginx.log").read_text(encoding="utf-8")
        yield port
    finally:
        process.terminate()
        process.wait()


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
        return True
    return False

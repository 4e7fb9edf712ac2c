"""B18: the whole road behind TLS by nginx, on the server's core, the same for both sides."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks import servers
from benchmarks.broadcast import sides
from benchmarks.broadcast.load_client import load_client
from benchmarks.broadcast.sessions import Bench, Measured, Session, column, crews_for, interleaved, middle
from benchmarks.broadcast.sides import NODE, OURS
from benchmarks.rows import Row

SIZES = (1_000, 5_000)
SWITCHES = 30
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
CONFIG = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log; worker_rlimit_nofile 20000;
events {{ worker_connections 19000; multi_accept on; }}
http {{
  access_log off; client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
  uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t; tcp_nodelay on; ssl_protocols TLSv1.3;
  server {{
    listen 127.0.0.1:{port} ssl backlog=4096;
    ssl_certificate {folder}/cert.pem; ssl_certificate_key {folder}/key.pem;
    location / {{
      proxy_pass http://127.0.0.1:{behind}; proxy_http_version 1.1; proxy_buffering off; proxy_read_timeout 120s;
      proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
      proxy_set_header Host 127.0.0.1:{behind};
    }}
  }}
}}
"""


def rows(bench: Bench) -> list[Row]:
    """Return B18 for both sizes; none, with a remark, without nginx."""
    if not Path(NGINX).exists():
        bench.remark("B18 left out: no nginx; `make bench-fanout` installs it where it may")
        return []
    made = []
    for size in SIZES:
        found = interleaved(bench, f"TLS, {size:,} clients", (OURS, NODE), lambda side: one(bench, side, size))  # noqa: B023
        ours, node = (middle(found[side], "last_ms") for side in (OURS, NODE))
        name = "B18" if size == SIZES[0] else f"B18.{size}"
        made.append(Row(name, "command until the last client behind nginx / Node's", size, ours, node, 0.9, "ms"))
    return made


def one(bench: Bench, side: str, size: int) -> Measured:
    """Return one round of one side."""
    folder = bench.place()
    with sides.started(side, folder) as server, proxy(folder, server.port) as port:
        staff, crews = crews_for(server, size)
        with load_client(folder, port, crews, tls=True) as client:
            made = Session(bench, side, server, client, staff)
            made.begin(size)
            client.clear()
            switches = made.switches(SWITCHES)
            said = made.audit()
    busy = said["switch_cpu_s"] / said["switch_wall_s"]
    return {"last_ms": median(column(switches, "last_ms")), "client_busy": busy}


@contextmanager
def proxy(folder: Path, behind: int) -> Iterator[int]:
    """Run nginx with a certificate of its own before a port; yield its port."""
    port = sides.free_port()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    (folder / "t").mkdir(exist_ok=True)
    (folder / "nginx.conf").write_text(CONFIG.format(folder=folder, port=port, behind=behind), encoding="utf-8")
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "nginx.log")]
    with servers.running(command, folder / "nginx.out") as process:
        sides.until_open(port)
        try:
            yield port
        finally:
            process.terminate()  # the master ends its worker; a killed one would leave it behind
            _ended(process)


def _ended(process: "subprocess.Popen[str]") -> None:
    end = time.monotonic() + 5
    while process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    os.sched_setaffinity(0, {servers.cores()[1]})

"""deploy/nginx.conf before a service, on this machine’s nginx: pages and sockets with TLS, and attempts are counted."""

import http.client
import re
import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.nginx_before import nginx_before
from tests.server import serving
from tests.sources import ROOT

HOST = "meetings.example.org"
FORM = {"Host": HOST, "Content-Type": "application/x-www-form-urlencoded"}
SOCKET = {
    "Host": HOST, "Upgrade": "websocket", "Connection": "Upgrade", "Origin": f"https://{HOST}",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version": "13",
}  # fmt: skip


def asked(
    port: int, method: str, path: str, headers: dict[str, str], body: str = "", context: ssl.SSLContext | None = None
) -> tuple[int, str]:
    """Return status and body of an answer of the proxy; without `context` its certificate is not checked."""
    line = http.client.HTTPSConnection("127.0.0.1", port, timeout=60)
    line.sock = (context or ssl._create_unverified_context()).wrap_socket(
        socket.create_connection(("127.0.0.1", port), 60), server_hostname=HOST
    )
    line.request(method, path, body or None, headers)
    answer = line.getresponse()
    found = answer.status, "" if answer.status == 101 else answer.read().decode()
    line.close()
    return found


def test_pages_and_sockets_pass_with_tls_and_only_attempts_are_limited(tmp_path: Path) -> None:
    with (
        serving(tmp_path, public_url=f"https://{HOST}", proxies="127.0.0.1") as server,
        nginx_before(server.port, tmp_path) as port,
    ):
        passes(port)
        limits(port)


def test_the_cache_is_in_a_folder_that_every_debian_has() -> None:
    site = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    (cache,) = re.findall(r"^proxy_cache_path (\S+)", site, re.MULTILINE)
    assert Path(cache).parent == Path("/var/cache"), "nginx makes the last folder only, and Debian no /var/cache/nginx"


def passes(port: int, context: ssl.SSLContext | None = None) -> None:
    """Check that a page and a socket pass."""
    status, page = asked(port, "GET", "/m/hrc31-1/ar", {"Host": HOST}, context=context)
    assert status == 200 and 'dir="rtl"' in page
    assert asked(port, "GET", "/socket.io/?EIO=4&transport=websocket", SOCKET, context=context)[0] == 101


def limits(port: int) -> None:
    """Check that the proxy counts attempts to sign in, not looks at the page."""
    looks = [asked(port, "GET", "/login", {"Host": HOST})[0] for _ in range(30)]
    assert set(looks) == {200}
    bodies = [f"name=n{number}&password=p" for number in range(30)]
    with ThreadPoolExecutor(len(bodies)) as together:  # so that it does not matter how long the service takes for each
        tries = [*together.map(lambda body: asked(port, "POST", "/login", FORM, body)[1], bodies)]
    assert any("nginx" in each for each in tries), "the proxy itself refuses, whatever the service says"

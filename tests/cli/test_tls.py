"""A certificate made here, the service that serves https with it, and who can be reached at which address."""

import os
import shutil
import socket
import ssl
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import HTTPSHandler, ProxyHandler, build_opener

import pytest
import socketio

from tests.cli.run_command import interp
from tests.forked_demo import start
from tests.prepared_demo import copy_to
from tests.processes import environment
from tests.server import serving, until
from tests.sources import ROOT


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a local authority and a certificate."""
    folder = Path(tmp_path_factory.mktemp("tls"))
    done = interp("tls", "init", "--name", "meetings.example.org", "--out", folder / "tls", cwd=folder)
    assert done.returncode == 0, done.stderr
    (folder / "said").write_text(done.stdout)
    return folder


def test_every_kind_of_device_has_its_instructions(made: Path) -> None:
    said = (made / "said").read_text()
    assert all(device in said for device in ("Android", "iPhone", "Windows", "macOS", "Linux"))
    assert "meetings.example.org" in said and "127.0.0.1" in said


def test_chromium_on_a_new_machine_trusts_it_by_the_line_that_is_printed(made: Path, tmp_path: Path) -> None:
    (line,) = [each.strip() for each in (made / "said").read_text().splitlines() if "certutil -d" in each]
    folder, _, command = line.partition(" && ")
    known = os.environ | {"HOME": str(tmp_path)}
    subprocess.run(["sh", "-c", folder], env=known, check=True)
    assert (tmp_path / ".pki/nssdb").is_dir() and "sql:$HOME/.pki/nssdb" in command
    if shutil.which("certutil"):
        subprocess.run(["sh", "-c", command], env=known, cwd=made / "tls", check=True)


def test_the_keys_are_their_owners_alone(made: Path) -> None:
    keys = [made / "tls" / name for name in ("authority.key", "server.key")]
    assert [stat.S_IMODE(key.stat().st_mode) for key in keys] == [0o600] * 2


def test_a_second_time_the_authority_stays_so_that_devices_keep_trusting(made: Path) -> None:
    before = [(made / "tls" / name).read_bytes() for name in ("authority.crt", "server.crt")]
    done = interp("tls", "init", "--name", "other.example.org", "--out", made / "tls", cwd=made)
    after = [(made / "tls" / name).read_bytes() for name in ("authority.crt", "server.crt")]
    assert "Kept the authority" in done.stdout
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


@pytest.mark.parametrize("name", ["a b", "", "é.example", "x,DNS:evil", "a/b"])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    done = interp("tls", "init", "--name", name, "--out", "tls", cwd=tmp_path)
    assert (done.returncode, list(tmp_path.iterdir())) == (1, [])


def test_without_openssl_it_says_so(tmp_path: Path) -> None:
    code = "import os; os.environ['PATH'] = ''; from interp.start import main; main()"
    command = [sys.executable, "-c", code, "tls", "init", "--out", "tls"]
    known = environment() | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=known, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "no_openssl" in done.stderr and "Traceback" not in done.stderr


@pytest.fixture(params=["eventlet", "threading"], scope="module")
def served(
    request: pytest.FixtureRequest, made: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[int, str]]:
    """Yield port and staff token of a demonstration that serves https itself."""
    folder = Path(tmp_path_factory.mktemp("served"))
    cert, key = (f"{made}/tls/server.{kind}" for kind in ("crt", "key"))
    with serving(folder, async_mode=request.param, tls_cert=cert, tls_key=key) as server:
        assert server.said["url"].startswith("https://127.0.0.1:")
        yield server.port, server.meeting["tokens"]["console"]


def trusting(made: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(made / "tls/authority.crt"))


def test_it_serves_https_with_a_cookie_that_no_neighbour_can_set(made: Path, served: tuple[int, str]) -> None:
    port, token = served
    opener = build_opener(HTTPSHandler(context=trusting(made)), ProxyHandler({}))
    with opener.open(f"https://127.0.0.1:{port}/m/hrc31-1/ar", timeout=60) as page:
        assert page.status == 200
    plain = socket.create_connection(("127.0.0.1", port), 5)
    with trusting(made).wrap_socket(plain, server_hostname="127.0.0.1") as line:
        line.sendall(f"GET /t/{token} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        head = b"".join(iter(lambda: line.recv(4096), b"")).decode()
    assert "Set-Cookie: __Host-interp=" in head and "Secure" in head


def test_a_client_that_connects_and_says_nothing_holds_up_nobody(made: Path, served: tuple[int, str]) -> None:
    port, _ = served
    silent = [socket.create_connection(("127.0.0.1", port), 5) for _ in range(5)]
    opener = build_opener(HTTPSHandler(context=trusting(made)), ProxyHandler({}))
    with opener.open(f"https://127.0.0.1:{port}/healthz", timeout=30) as answer:
        assert answer.status == 200
    for each in silent:
        each.setblocking(False)
        with pytest.raises(BlockingIOError):  # it is still waited for
            each.recv(1)
        each.close()


def test_a_screen_joins_over_wss(made: Path, served: tuple[int, str]) -> None:
    port, _ = served
    trust = {"sslopt": {"ca_certs": made / "tls/authority.crt"}}
    client = socketio.Client(reconnection=False, websocket_extra_options=trust)
    client.connect(f"https://127.0.0.1:{port}", transports=["websocket"])
    asked = {"protocol": 1, "meeting": "hrc31-1", "audience": "captions", "language": "fr"}
    assert client.call("join", asked, timeout=60)["ok"]
    client.disconnect()


@pytest.mark.parametrize(
    "words", [("--tls-cert", "server.crt"), ("--tls-cert", "server.key", "--tls-key", "server.crt")]
)
def test_a_certificate_without_its_key_is_refused_before_anything_listens(made: Path, words: tuple[str, ...]) -> None:
    done = interp("serve", *words, "--port", "0", "--data", made / "data", cwd=made / "tls")
    assert done.returncode == 1 and "tls_" in done.stderr and "Traceback" not in done.stderr


def test_a_port_in_use_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = interp("serve", "--port", taken.getsockname()[1], "--data", "data", cwd=tmp_path)
    assert done.returncode == 1 and "cannot listen on 127.0.0.1:" in done.stderr and "Traceback" not in done.stderr


# --- addresses


def started(folder: Path, *words: str) -> str:
    """Return what `interp WORDS` says until it is ready."""
    copy_to(folder / "data")
    out = folder / "out"
    with out.open("w") as file:
        asked = [*words, "--port", "0", "--data", "data"]
        process = start(asked, folder, environment(INTERP_WORKER="0"), file, output_too=True)
    ends = {"demo": "Stop with Ctrl+C", "serve": "interp serves"}[words[0]]
    try:
        until(lambda: ends in out.read_text(), timeout_s=60)
        time.sleep(0.3)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    return out.read_text()


def own_address() -> str:
    from interp.web.machine_addresses import machine_addresses

    found = machine_addresses()
    if not found:
        pytest.skip("this machine has no network")
    return found[0]


def test_listening_everywhere_lists_the_addresses_others_can_open(tmp_path: Path) -> None:
    said = started(tmp_path, "serve", "--host", "0.0.0.0")
    assert f"interp serves http://{own_address()}:" in said
    assert "127.0.0.1" not in said and ".local:" in said


def test_links_and_the_code_bear_the_address_others_can_open(tmp_path: Path) -> None:
    said = started(tmp_path, "demo", "--all", "--host", "0.0.0.0", "--no-browser")
    assert f"http://{own_address()}:" in said and "127.0.0.1" not in said
    assert any(block in said for block in "█▀▄")


def test_no_code_is_drawn_that_would_lead_a_phone_to_itself(tmp_path: Path) -> None:
    said = started(tmp_path, "demo", "--all", "--no-browser")
    assert "--host 0.0.0.0" in said
    assert not any(block in said for block in "█▀▄")
    made = interp("link", "make", "--role", "staff", "--url", "http://localhost:8000", "--data", "data", cwd=tmp_path)
    assert "No QR code" in made.stdout and not any(block in made.stdout for block in "█▀▄")

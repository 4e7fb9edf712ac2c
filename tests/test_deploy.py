"""The examples of deploy/: every setting and command they name exists, and the service is kept in."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from interp.cli.main import main
from interp.config import Settings, table
from tests.nginx_before import written
from tests.sources import ROOT

FILES = sorted(path for path in (ROOT / "deploy").iterdir() if path.is_file())


def text(name: str) -> str:
    return (ROOT / "deploy" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_setting_named_exists(path: Path) -> None:
    known = {name for name, *_ in table(Settings())}
    assert set(re.findall(r"\bINTERP_[A-Z_]+\b", path.read_text(encoding="utf-8"))) <= known


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_command_named_exists(path: Path) -> None:
    used = re.findall(r"bin/interp\"? ([a-z]+)", path.read_text(encoding="utf-8"))
    assert set(used) <= set(main.commands)


def test_the_settings_file_can_be_read_as_it_is_and_with_every_line_switched_on() -> None:
    lines = [line.removeprefix("#") for line in text("interp.env").splitlines() if re.match("#?INTERP_", line)]
    settings = Settings.from_env(dict(line.split("=", 1) for line in lines))
    assert settings.host == "0.0.0.0" and settings.secure


@pytest.mark.parametrize(
    "line", ["NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=", "UMask=0077", "Restart=always"]
)
def test_the_service_is_kept_in(line: str) -> None:
    assert line in text("interp.service").splitlines()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not on this machine")
@pytest.mark.parametrize(
    "unit", ["interp.service", "interp-kiosk.service", "interp-backup.service", "interp-backup.timer"]
)
def test_systemd_understands_every_line(unit: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "deploy" / unit, tmp_path)
    done = subprocess.run(["systemd-analyze", "verify", tmp_path / unit], capture_output=True, text=True, check=False)
    own = [line for line in done.stderr.splitlines() if unit in line and "is not executable" not in line]
    assert own == []


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_a_proxy_passes_to_the_port_interp_listens_on(name: str) -> None:
    assert f"127.0.0.1:{Settings().port}" in text(name)


def test_nginx_understands_every_line(tmp_path: Path) -> None:
    command = [*written(tmp_path, 443, 8000), "-t"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "[warn]" not in done.stderr, done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "limit_req_zone $password_from zone=login:1m rate=10r/m;", "limit_conn screens 5000;",
        "proxy_set_header Upgrade $http_upgrade;", "proxy_set_header X-Forwarded-For $remote_addr;",
        "proxy_cache interp_static;", "gzip on;",
    ],
)  # fmt: skip
def test_nginx_limits_compresses_keeps_and_passes_the_websocket_on(line: str) -> None:
    assert line in [each.strip() for each in text("nginx.conf").splitlines()]


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_a_proxy_compresses_what_readers_get_and_nothing_of_staff(name: str) -> None:
    found = re.search(r"(\^/\(m/\[.*\))(?: \{)?$", text(name), re.MULTILINE)
    assert found
    readers = ("/m/hrc31-1/en", "/m/hrc31-1/ar/documents/d1", "/api/meetings/hrc31-1/transcript")
    others = ("/", "/m/hrc31-1/booth/en", "/m/hrc31-1/console", "/m/hrc31-1/desk", "/proposals", "/m/hrc31-1/enter")
    assert [path for path in (*readers, *others) if re.search(found[1], path)] == [*readers]


def test_a_proxy_waits_longer_for_a_screen_than_the_service_does() -> None:
    settings, of_screens = Settings(), text("nginx.conf").partition("/socket.io/")[2]
    waits = [int(each) for each in re.findall(r"proxy_(?:read|send)_timeout (\d+)s", of_screens)]
    assert waits and min(waits) > settings.ping_interval_s + settings.ping_timeout_s


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_the_braces_of_a_proxys_file_are_closed(name: str) -> None:
    lines = [re.sub(r"#.*|\[\^/\]", "", line) for line in text(name).splitlines()]
    assert sum(line.count("{") - line.count("}") for line in lines) == 0


@pytest.mark.skipif(not shutil.which("caddy"), reason="Caddy is not on this machine")
def test_caddy_understands_every_line(tmp_path: Path) -> None:
    words = ["caddy", "validate", "--adapter", "caddyfile", "--config", str(ROOT / "deploy/Caddyfile")]
    known = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=known)
    assert done.returncode == 0, done.stderr


def test_a_build_of_the_container_takes_complete_locks_as_they_are() -> None:
    installs = [line for line in text("Containerfile").splitlines() if "pip install" in line]
    assert len(installs) == 3 and all("--no-deps" in line for line in installs)
    assert {".git", ".venv", "node_modules"} <= set((ROOT / ".dockerignore").read_text().splitlines())


def test_the_container_starts_from_a_base_image_and_names_no_other_server() -> None:
    assert set(re.findall(r"^FROM (\S+)", text("Containerfile"), re.MULTILINE)) == {"python:3.13-slim"}
    assert set(re.findall(r"https?://([\w.-]+)", text("Containerfile"))) <= {"127.0.0.1", "192.168.1.5"}


@pytest.mark.skipif(not shutil.which("sh"), reason="no shell")
def test_the_installer_is_a_script_a_plain_shell_can_read() -> None:
    subprocess.run(["sh", "-n", ROOT / "deploy/install.sh"], check=True)

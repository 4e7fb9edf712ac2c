"""A page is opened only where there is a browser, and nothing of it is heard."""

import subprocess
from pathlib import Path

import pytest

from interp.cli import browser
from tests.processes import python


@pytest.mark.parametrize(
    "platform, environ, opens",
    [
        ("linux", {}, False), ("linux", {"DISPLAY": ""}, False), ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True), ("darwin", {}, True),
    ],
)  # fmt: skip
def test_it_is_opened_where_there_is_a_screen(
    platform: str, environ: dict[str, str], opens: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "which", lambda name: f"/usr/bin/{name}")
    assert bool(browser.opener(platform, environ)) is opens


def test_where_the_program_is_missing_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "which", lambda name: None)
    assert browser.opener("linux", {"DISPLAY": ":0"}) is None


def test_what_the_program_says_is_not_heard(tmp_path: Path) -> None:
    program = tmp_path / "xdg-open"
    program.write_text(f"#!/bin/sh\necho out; echo err >&2; echo \"$1\" > {tmp_path}/opened\n", encoding="utf-8")
    program.chmod(0o755)
    code = "import time; from pathlib import Path; from interp.cli.browser import open_in_browser as o; o('http://x/')"
    code += f"\nwhile not Path({str(tmp_path / 'opened')!r}).exists(): time.sleep(0.01)"
    done = python(code, DISPLAY=":0", PATH=f"{tmp_path}:/usr/bin:/bin")
    assert isinstance(done, subprocess.CompletedProcess)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "opened").exists()

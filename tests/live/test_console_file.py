"""Console hardware as a file: what is damaged, too large or no file says nothing, and no change is missed."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from interp.live.console_file import FILE, MOST_BYTES, SETTLES_MS, ConsoleFile
from interp.ports import ConsoleState
from tests.fakes import FixedClock

ON = ConsoleState("on", "en")


def written(desk: str = "1", **said: object) -> dict[str, Any]:
    """Return the content of a file with one console of the Chinese booth."""
    return {"m1": {"zh": {desk: said or {"microphone": "on", "hears": "en"}}}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file with one console."""
    path = tmp_path / FILE
    path.write_text(json.dumps(written()))
    return path


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"null", b"[]", b'{"m1": 3}', b'{"m1": {"de": {"1": {}}}}', b'{"m1": {"zh": {"1": "on"}}}',
        b'{"m1": {"zh": {"1": {"microphone": "loud"}}}}', b'{"m1": {"zh": {"1": {"hears": "pt"}}}}',
        b"\xff\xfe", b"[" * 200_000, b'{"m1": {}, "x": "' + b"x" * MOST_BYTES + b'"}',
    ],
)  # fmt: skip
def test_a_damaged_file_says_nothing_and_is_logged_once(path: Path, clock: FixedClock, data: bytes) -> None:
    consoles = ConsoleFile(path, clock.now_ms)
    assert consoles.read("m1") == {("zh", "1"): ON}
    path.write_bytes(data)
    with capture_logs() as logs:
        for _ in range(3):
            assert consoles.read("m1") is None
    assert [each["event"] for each in logs] == ["consoles_unreadable"]
    path.write_text(json.dumps(written("2")))
    assert consoles.read("m1") == {("zh", "2"): ON}


def test_what_is_no_file_is_not_opened(tmp_path: Path, clock: FixedClock) -> None:
    """Opening a pipe without a writer would never return."""
    os.mkfifo(tmp_path / "pipe")
    assert ConsoleFile(tmp_path / "pipe", clock.now_ms).read("m1") is None
    assert ConsoleFile(tmp_path, clock.now_ms).read("m1") is None


def test_a_file_that_has_not_changed_is_not_read_again(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    consoles = ConsoleFile(path, clock.now_ms)
    consoles.read("m1")
    clock.passes(SETTLES_MS)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was read"))
    assert consoles.read("m1") == {("zh", "1"): ON}


def test_a_change_with_the_same_date_and_size_is_seen_too(path: Path, clock: FixedClock) -> None:
    consoles, first = ConsoleFile(path, clock.now_ms), os.stat(path)
    consoles.read("m1")
    path.write_text(json.dumps(written("2")))
    os.utime(path, ns=(first.st_atime_ns, first.st_mtime_ns))
    clock.passes(SETTLES_MS - 1)
    assert consoles.read("m1") == {("zh", "2"): ON}

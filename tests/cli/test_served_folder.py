"""A second server of a folder is refused in a sentence that says who serves it; what only looks works beside it."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from interp.cli import serve
from interp.cli.main import main
from interp.cli.opened_service import open_service, served_folder
from interp.cli.options import Said, line
from interp.config import Settings
from interp.errors import Unavailable
from interp.run import folder_lock, helper_process
from interp.store.folder_files.worker_signs import FileWorkerSigns
from interp.store.meetings_database import FILE
from tests.cli.run_command import interp
from tests.processes import environment
from tests.server import serving, until
from tests.sources import ROOT

LOOK = (("check",), ("link", "list"), ("user", "list"), ("audit", "--refused"), ("config",))


def test_a_second_server_is_told_who_serves_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "WAIT_S", 0)
    with serving(tmp_path) as server:
        with pytest.raises(Said) as refused:
            served_folder(Settings(data=server.data))
        said = refused.value.message
        assert f"process {server.pid} on " in said and "127.0.0.1:" in said and "Stop it first" in said
        links = interp("demo", "--all", "--no-browser", "--port", server.port, "--data", server.data, cwd=tmp_path)
        assert links.returncode == 0 and "/t/" in links.stdout
        assert interp("backup", tmp_path / "copy.zip", "--data", server.data, cwd=tmp_path).returncode == 0
        for words in LOOK:
            done = interp(*words, "--data", server.data, cwd=tmp_path)
            assert done.returncode == 0, (words, done.stderr)
            assert (f"ok   priority: process {server.pid} serves" in done.stdout) == (words == ("check",)), words
        with drafting_beside(server.data):
            assert server.get("/healthz").status == 200
    lock = served_folder(Settings(data=server.data))  # killed, it holds nothing
    lock.release()


@contextmanager
def drafting_beside(data: Path) -> Iterator[None]:
    """Run the drafting process on a folder beside its server; yields when it has written its sign."""
    command = [sys.executable, "-m", "interp.start", "worker", "--data", str(data)]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stderr=subprocess.DEVNULL) as process:
        try:
            until(lambda: FileWorkerSigns(data).signs() or process.poll() is not None)
            assert process.poll() is None
            yield
        finally:
            process.terminate()


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_each_command_that_serves_takes_the_lock(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "WAIT_S", 0)
    lock = served_folder(Settings(data=tmp_path))
    done = CliRunner().invoke(main, [command, "--port", "0", "--data", str(tmp_path)])
    lock.release()
    assert done.exit_code != 0 and f"process {os.getpid()} on " in done.output


def test_a_folder_that_cannot_be_locked_is_refused_with_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", none)
    with pytest.raises(Said, match=r"without locks \(Operation not supported\).*local disk"):
        served_folder(Settings(data=tmp_path))


def test_a_server_that_is_told_to_stop_lets_the_next_one_have_it(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        assert server.stop() == 0
        server.start()
        assert server.get("/healthz").status == 200


@pytest.mark.parametrize(("words", "despite"), [((), False), (("--despite-damage",), True)])
def test_only_when_asked_for_damaged_meetings_are_served_by_the_server_and_its_helpers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], despite: bool
) -> None:
    opened: list[Settings] = []
    monkeypatch.setattr(serve, "open_service", opened.append)
    for name in ("served_folder", "run_service"):
        monkeypatch.setattr(serve, name, lambda *_: None)
    assert CliRunner().invoke(serve.serve, [*words, "--data", str(tmp_path)]).exit_code == 0
    assert opened[0].despite_damage is despite
    assert ("despite-damage" in helper_process.command(opened[0])) is despite


def test_a_database_that_cannot_be_opened_is_refused_with_advice(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(Unavailable) as refused:
        open_service(Settings(data=tmp_path))
    said = line(refused.value)
    assert "damaged and cannot be opened. Restore a backup " in said and "the file is no SQLite database" in said

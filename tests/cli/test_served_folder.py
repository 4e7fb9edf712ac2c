"""A second server of a folder is refused in a sentence that says who serves it; what only looks works beside it."""

import fcntl
from pathlib import Path

import pytest

from interp.cli.opened_service import served_folder
from interp.cli.options import Said
from interp.config import Settings
from interp.run import folder_lock
from tests.cli.run_command import interp
from tests.server import serving


def test_a_second_server_is_told_who_serves_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "WAIT_S", 0)
    with serving(tmp_path) as server:
        with pytest.raises(Said) as refused:
            served_folder(Settings(data=server.data))
        said = refused.value.message
        assert f"process {server.pid} on " in said and "127.0.0.1:" in said and "Stop it first" in said
        links = interp("demo", "--all", "--no-browser", "--port", server.port, "--data", server.data, cwd=tmp_path)
        assert links.returncode == 0 and "/t/" in links.stdout
        assert interp("check", "--data", server.data, cwd=tmp_path).returncode == 0
        assert interp("backup", tmp_path / "copy.zip", "--data", server.data, cwd=tmp_path).returncode == 0
    lock = served_folder(Settings(data=server.data))  # killed, it holds nothing
    lock.release()


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

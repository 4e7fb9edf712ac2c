"""`interp ready`: whether the service of these settings is ready, in a sentence and by its status."""

from pathlib import Path

import pytest

from tests.cli.run_command import interp
from tests.server import serving


def test_a_running_service_is_ready_and_one_that_does_not_run_is_not(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        done = interp("ready", "--port", server.port, "--wait", 60, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, f"http://127.0.0.1:{server.port}/readyz is ready.\n")
        port = server.port
    done = interp("ready", "--port", port, cwd=tmp_path)
    told = f"Error: http://127.0.0.1:{port}/readyz is not ready: Connection refused.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", ""])
def test_a_service_on_every_address_is_asked_on_this_machine(tmp_path: Path, host: str) -> None:
    done = interp("ready", "--port", "9", cwd=tmp_path, host=host)
    assert done.stderr.startswith("Error: http://127.0.0.1:9/readyz is not ready: "), done.stderr

"""`interp ready`: whether the service of these settings is ready, in a sentence and by its status."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from interp.web.wording.trouble_words import TROUBLES
from tests.cli.run_command import interp
from tests.row_by_row import row_by_row
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


def row(part: str, code: str, severity: int, n: int | None = None) -> dict[str, Any]:
    return {"part": part, "code": code, "severity": severity, "n": n}


@contextmanager
def refusing(body: bytes) -> Iterator[int]:
    """Yield the port of a service that is not ready and says so by `body`."""

    class Refusing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(503)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Refusing) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.server_port
        server.shutdown()


FULL = [row("log", "log_unwritable", 3, 1), row("disk", "disk", 3, 0), row("models", "no_models", 1)]
UNWRITABLE = TROUBLES["trouble.log_unwritable"].message


@row_by_row(
    ("args", "told"),
    [
        ({"reason": "store", "troubles": FULL}, f"{UNWRITABLE} Disk space is low: 0 MB left."),
        ({"reason": "store", "troubles": FULL[2:]}, UNWRITABLE),
        ({"reason": "store"}, UNWRITABLE),
        ({"reason": "lag", "lag_ms": 1200, "troubles": []}, "The service is slow: 1200 ms."),
        ({"reason": "migrations"}, TROUBLES["trouble.tables_old"].message),
        ({"reason": "store", "troubles": [row("disk", "unheard_of", 3)]}, "A part of the service does not work: disk."),
        ({"reason": "damaged_database"}, "What the service says."),
        (None, "it answers 503."),
    ],
)  # fmt: skip
def test_what_stops_a_service_is_said_in_the_words_of_the_pages(
    args: dict[str, Any] | None, told: str, tmp_path: Path
) -> None:
    error = {"code": "unavailable", "message": "What the service says.", "args": args}
    with refusing(json.dumps({"ok": False, "error": error}).encode() if args is not None else b"Bad Gateway") as port:
        done = interp("ready", "--port", port, cwd=tmp_path)
    said = f"Error: http://127.0.0.1:{port}/readyz is not ready: {told}\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)

"""The order of starting, each in a fresh process: who is patched, before what, and what is never loaded."""

import signal
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.prepared_demo import copy_to
from tests.processes import demo, python
from tests.server import listening_ports

# Runs interp as the console script does, and writes down each watched library at its first import,
# with whether sockets were cooperative by then.
WATCH = """
import sys

MORE = ""

WATCHED = {"eventlet", "flask", "sqlalchemy", "interp.cli.main", "ctranslate2", "argostranslate", "minisbd"}
WATCHED |= set(MORE.split())

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name in WATCHED:
            patcher = sys.modules.get("eventlet.patcher")
            patched = bool(patcher and patcher.is_monkey_patched("socket"))
            print("loads", name, patched, file=sys.stderr, flush=True)

sys.meta_path.insert(0, Watch())
"""
RUN = WATCH + "from interp.start import main; main()"
PAPER = str(Path(__file__).parents[1] / "interp/seed/hrc31-concept-note.txt")

WITHOUT_EVENTLET = {
    "help": ["--help"],
    "config": ["config"],
    "config, asked about a folder called demo": ["config", "--data", "demo"],
    "import": ["import", PAPER, "--data", "kept"],
    "import, dry": ["import", PAPER, "--dry-run", "--json"],
    "user": ["user", "list", "--data", "kept"],
    "check": ["check", "--data", "kept"],
    "models": ["models", "status", "--data", "kept"],
}


# libraries and modules that no server needs to answer its first clients after a start on a folder that it knows
LATER = (
    "alembic mako pygments sqlalchemy.dialects.postgresql psycopg rapidfuzz segno docx lxml requests aiohttp"
    " websocket urllib3"
    " interp.cli.models interp.cli.memory interp.cli.paper_import interp.reading.papers.paper_to_proposal"
    " interp.domain.checks.number interp.domain.checks.titled_person interp.domain.numbers"
)
MOST_MODULES = 1_310  # loaded by a start; 1,276 when this was written
COUNT = """
import interp.start, sys
interp.start.spare()
interp.start.patch()
import interp.cli.main, interp.cli.demo, interp.run.demo, interp.run.serving
print(sum(each is not None for each in sys.modules.values()))
"""


def loads(log: str) -> dict[str, bool]:
    """Return the watched libraries that were loaded, each with whether sockets were patched by then."""
    rows = [line.split() for line in log.splitlines() if line.startswith("loads ")]
    return {name: patched == "True" for _, name, patched in reversed(rows)}


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import interp; print(sorted(set(sys.modules) - before))"
    assert python(code).stdout == "['interp']\n"


def test_importing_the_entry_point_loads_no_library() -> None:
    found = loads(python(WATCH + "import interp.start").stderr)
    assert found == {}


def test_help_names_every_command() -> None:
    shown = python(RUN, "--help")
    commands = "demo serve rehearse import config user link models check backup restore".split()
    assert shown.returncode == 0
    assert [name for name in commands if f"\n  {name} " not in shown.stdout] == []


@pytest.mark.parametrize("command", "demo serve rehearse import config user link models check backup restore".split())
def test_each_command_explains_itself(command: str) -> None:
    shown = python(RUN, command, "--help", INTERP_ASYNC_MODE="threading")
    assert (shown.returncode, shown.stdout.startswith("Usage: ")) == (0, True)


@pytest.mark.parametrize("words", WITHOUT_EVENTLET.values(), ids=WITHOUT_EVENTLET)
def test_what_does_not_serve_never_loads_eventlet(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    done = python(RUN, *words, cwd=tmp_path)
    assert "interp.cli.main" in loads(done.stderr), done.stderr
    assert "eventlet" not in loads(done.stderr)


def test_the_server_patches_sockets_before_anything_else_loads(tmp_path: Path) -> None:
    with demo([sys.executable, "-c", RUN], tmp_path) as running:
        found = loads(running.log.read_text(encoding="utf-8"))
    assert found == {"eventlet": False, "interp.cli.main": True, "flask": True, "sqlalchemy": True}


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_a_start_leaves_out_what_the_first_answers_do_not_need(tmp_path: Path, mode: str) -> None:
    copy_to(tmp_path / "data")
    watching = RUN.replace('MORE = ""', f'MORE = "{LATER}"')
    settings = {"INTERP_ASYNC_MODE": mode, "INTERP_WORKER": "0"}
    with demo([sys.executable, "-c", watching], tmp_path, settings=settings) as running:
        found = loads(running.log.read_text(encoding="utf-8"))
    assert "flask" in found
    assert sorted({*LATER.split()} & {*found}) == []


def test_a_start_loads_a_limited_number_of_modules() -> None:
    done = python(COUNT)
    assert int(done.stdout) < MOST_MODULES, done.stderr


def test_a_server_in_threading_mode_never_loads_eventlet(tmp_path: Path) -> None:
    with demo([sys.executable, "-c", RUN], tmp_path, settings={"INTERP_ASYNC_MODE": "threading"}) as running:
        with urllib.request.urlopen(f"{running.url}/healthz", timeout=60) as answer:
            assert answer.status == 200
        found = loads(running.log.read_text(encoding="utf-8"))
    assert found == {"interp.cli.main": False, "flask": False, "sqlalchemy": False}


def test_wsgi_patches_sockets_before_the_app_loads(tmp_path: Path) -> None:
    done = python(WATCH + "import wsgi", INTERP_DATA=str(tmp_path / "data"))
    found = loads(done.stderr)
    assert (done.returncode, found.get("flask"), found.get("sqlalchemy")) == (0, True, True), done.stderr


def test_the_demonstration_keeps_its_pid(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    with demo([sys.executable, "-m", "interp.start"], tmp_path) as running:
        port = int(running.url.rpartition(":")[2])
        assert port in listening_ports(running.process.pid)


# Ctrl+C under eventlet: tests/cli/test_demo.py; SIGTERM without it: tests/faults/test_death.py
@pytest.mark.parametrize(("mode", "sign"), [("eventlet", signal.SIGTERM), ("threading", signal.SIGINT)])
def test_a_server_told_to_stop_ends_well_and_silently(tmp_path: Path, mode: str, sign: signal.Signals) -> None:
    copy_to(tmp_path / "data")
    with demo([sys.executable, "-m", "interp.start"], tmp_path, settings={"INTERP_ASYNC_MODE": mode}) as running:
        time.sleep(0.5)  # let it fall idle: a signal then arrives in the midst of eventlet's own loop
        running.process.send_signal(sign)
        assert running.process.wait(timeout=60) == 0
        assert "Traceback" not in running.log.read_text(encoding="utf-8")

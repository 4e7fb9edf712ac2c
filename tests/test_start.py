"""The order of starting, each in a fresh process: who is patched, before what, and what is never loaded."""

import ctypes
import json
import re
import signal
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.prepared_demo import copy_to
from tests.processes import demo, python
from tests.server import listening_ports
from tests.sources import ROOT

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

EACH = WATCH + """
import json
from interp.start import main
for words in json.loads(sys.argv[1]):
    sys.argv[1:], status = words, 0
    try:
        main()
    except SystemExit as ended:
        status = ended.code
    print("ENDED", status, "eventlet" in sys.modules, flush=True)
"""
ARENAS = """
import ctypes, sys, threading
from interp.start import spare
if sys.argv[1] == "spared":
    spare()
library = ctypes.CDLL(None)
library.malloc.restype = library.fopen.restype = ctypes.c_void_p
together = threading.Barrier(8)
def take():
    together.wait()  # each thread is there while the others take memory
    library.malloc(ctypes.c_size_t(4096))
    together.wait()
threads = [threading.Thread(target=take) for _ in range(8)]
for each in threads:
    each.start()
for each in threads:
    each.join()
told = ctypes.c_void_p(library.fopen(sys.argv[2].encode(), b"w"))
library.malloc_info(0, told)
library.fclose(told)
"""
COMMANDS = "demo serve rehearse import config user link models check backup restore".split()
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


def each(calls: list[list[str]], cwd: Path = ROOT, **settings: str) -> list[tuple[str, str, bool]]:
    """Call commands one after the other in one process that watches; return what each said, how it ended, and whether
    eventlet was there by then.
    """
    done = python(EACH, json.dumps(calls), cwd=cwd, **settings)
    assert "interp.cli.main" in loads(done.stderr), done.stderr
    ends = re.findall(r"(.*?)^ENDED (.*?) (True|False)$\n", done.stdout, re.DOTALL | re.MULTILINE)
    assert len(ends) == len(calls), done.stderr
    return [(said, status, there == "True") for said, status, there in ends]


def test_help_names_every_command_and_each_explains_itself() -> None:
    calls = [["--help"], *([name, "--help"] for name in COMMANDS)]
    (whole, status, _), *others = each(calls, INTERP_ASYNC_MODE="threading")
    assert status == "0"
    assert [name for name in COMMANDS if f"\n  {name} " not in whole] == []
    assert [name for name, (said, status, _) in zip(COMMANDS, others, strict=True)
            if (status, said.startswith("Usage: ")) != ("0", True)] == []  # fmt: skip


def test_what_does_not_serve_never_loads_eventlet(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    told = each([*WITHOUT_EVENTLET.values()], tmp_path)
    assert [name for name, (_, _, there) in zip(WITHOUT_EVENTLET, told, strict=True) if there] == []


@pytest.mark.torture("tests/test_start.py::test_a_start_loads_what_it_needs_in_order_and_a_signal_ends_it")
def test_the_server_patches_sockets_before_anything_else_loads_at_its_first_start_too(tmp_path: Path) -> None:
    with demo([sys.executable, "-c", RUN], tmp_path) as running:
        found = loads(running.log.read_text(encoding="utf-8"))
    assert found == PATCHED


PATCHED = {"eventlet": False, "interp.cli.main": True, "flask": True, "sqlalchemy": True}
PLAIN = {"interp.cli.main": False, "flask": False, "sqlalchemy": False}


# Ctrl+C under eventlet: tests/cli/test_demo.py; SIGTERM without it: tests/faults/test_death.py
@pytest.mark.parametrize(
    ("mode", "order", "sign"), [("eventlet", PATCHED, signal.SIGTERM), ("threading", PLAIN, signal.SIGINT)]
)
def test_a_start_loads_what_it_needs_in_order_and_a_signal_ends_it(
    tmp_path: Path, mode: str, order: dict[str, bool], sign: signal.Signals
) -> None:
    """What the first answers do not need is not loaded, sockets are patched before anything else or not at all."""
    copy_to(tmp_path / "data")
    watching = RUN.replace('MORE = ""', f'MORE = "{LATER}"')
    settings = {"INTERP_ASYNC_MODE": mode, "INTERP_WORKER": "0"}
    with demo([sys.executable, "-c", watching], tmp_path, settings=settings) as running:
        assert int(running.url.rpartition(":")[2]) in listening_ports(running.process.pid)  # it keeps its pid
        with urllib.request.urlopen(f"{running.url}/healthz", timeout=60) as answer:
            assert answer.status == 200
        time.sleep(0.5)  # let it fall idle: a signal then arrives in the midst of eventlet's own loop
        running.process.send_signal(sign)
        assert running.process.wait(timeout=60) == 0
        log = running.log.read_text(encoding="utf-8")
    assert loads(log) == order
    assert "Traceback" not in log


def test_a_start_loads_a_limited_number_of_modules() -> None:
    done = python(COUNT)
    assert int(done.stdout) < MOST_MODULES, done.stderr


def test_wsgi_patches_sockets_before_the_app_loads_and_has_the_fan_out_of_the_command_line(tmp_path: Path) -> None:
    """wsgi.py serves with another program's listener; the way to the sockets is made with the service."""
    code = "import wsgi; print(type(wsgi.app.extensions['socketio'].server.eio).__name__)"
    done = python(WATCH + code, INTERP_DATA=str(tmp_path / "data"))
    found = loads(done.stderr)
    assert done.stdout.strip().endswith("DirectEngine"), done.stderr
    assert (done.returncode, found.get("flask"), found.get("sqlalchemy")) == (0, True, True), done.stderr


@pytest.mark.parametrize(("how", "most"), [("spared", 2), ("plain", 16)])
def test_threads_of_a_server_share_two_areas_of_memory(tmp_path: Path, how: str, most: int) -> None:
    if not hasattr(ctypes.CDLL(None), "malloc_info"):
        pytest.skip("another C library than glibc has no such areas")
    done = python(ARENAS, how, str(tmp_path / "told"))
    assert done.returncode == 0, done.stderr
    areas = (tmp_path / "told").read_text().count("<heap nr=")
    assert areas <= most and (areas > 2 or how == "spared")

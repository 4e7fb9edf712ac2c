"""Translating touches no network, no home folder and nothing under another licence; each in a fresh process."""

import json
from pathlib import Path

from tests.offline import Watch
from tests.processes import python
from tests.sources import ROOT

# an audit hook cannot be taken back, and sees every socket whatever library opens it
FORBIDDEN = """
import sys

def forbid(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.")):
        raise PermissionError(f"{event} {arguments}")

sys.addaudithook(forbid)
"""
TRANSLATE = """
import json
from itertools import permutations
from pathlib import Path
from interp.drafting.machine.argos_engine import ArgosEngine
from interp.domain.model.meeting_languages import MEETING_LANGUAGES

engine = ArgosEngine(Path(sys.argv[1]))
drafts = [engine.translate(["28/19 Qz1 A/HRC/31/34. x"], *pair)[0].text for pair in permutations(MEETING_LANGUAGES, 2)]
print(json.dumps([len(drafts), sorted(sys.modules)]))
"""


def test_thirty_directions_without_a_socket(fixture_models: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    done = python(FORBIDDEN + TRANSLATE, str(fixture_models), HOME=str(home))
    assert done.returncode == 0, done.stderr
    count, modules = json.loads(done.stdout)
    assert count == 30
    assert {"ctranslate2", "argostranslate.package"} <= set(modules)
    assert not {"argostranslate.translate", "argostranslate.sbd", "minisbd", "onnxruntime", "torch"} & set(modules)
    assert list(home.iterdir()) == []


def test_a_socket_would_have_been_noticed() -> None:
    done = python(FORBIDDEN + "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert "PermissionError: socket." in done.stderr


def test_listing_models_loads_no_decoder(fixture_models: Path) -> None:
    code = "import sys; from pathlib import Path; from interp.drafting.machine.models import directions; "
    code += "print(len(directions.routes(Path(sys.argv[1]))), {'ctranslate2', 'argostranslate'} & set(sys.modules))"
    assert python(code, str(fixture_models)).stdout == "30 set()\n"


def test_the_watch_on_a_service_sees_what_goes_outside_and_lets_this_machine_be(tmp_path: Path) -> None:
    watch = Watch(tmp_path / "watch")
    code = "from interp.start import patch; patch(); import socket; s = socket.create_server(('127.0.0.1', 0)); "
    code += "socket.create_connection(s.getsockname()); print('here'); socket.create_connection((sys.argv[1], 9))"
    for host in ("192.0.2.1", "nowhere.example"):
        before = len(watch.tried)
        done = python(f"import sys; {code}", host, cwd=ROOT, **watch.settings)
        assert (done.stdout, done.returncode, len(watch.tried) > before) == ("here\n", 1, True), done.stderr
    assert len(watch.watched) == 2

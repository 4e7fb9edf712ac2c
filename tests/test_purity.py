"""The rules run where no clock, chance, file or network can be had, and the guard that says so is no decoration."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.purity import guarded_releases
from tests.releases.history import opened, path_of
from tests.sources import ROOT, modules

REACH = "import dataclasses; world = dataclasses.sys.modules; "
PLANTED = {
    "clock": ("import time", "imports ['time']"),
    "clock, by name": ("from time import monotonic", "imports ['time']"),
    "clock, reached": (f"{REACH}world['time'].time()", "time.time"),
    "clock, since the start": (f"{REACH}world['time'].perf_counter()", "time.perf_counter"),
    "now": ("import datetime; datetime.datetime.now()", "datetime.now"),
    "now, by name": ("from datetime import datetime; datetime.utcnow()", "datetime.utcnow"),
    "today": ("from datetime import date; date.today()", "datetime.today"),
    "the zone of the machine": ("from datetime import datetime; datetime.fromtimestamp(0)", "datetime.fromtimestamp"),
    "chance": ("import random", "imports ['random']"),
    "chance, in a function": ("def f():\n    from secrets import token_hex\nf()", "imports ['secrets']"),
    "chance, reached": (f"{REACH}world['random'].random()", "random.random"),
    "chance, seeded": (f"{REACH}world['random'].Random()", "random.Random"),
    "chance, of the system": (f"{REACH}world['os'].urandom(4)", "os.urandom"),
    "an id": ("__import__('uuid')", "imports ['uuid']"),
    "an id, reached": (f"{REACH}world['uuid'].uuid4()", "uuid.uuid4"),
    "a secret": (f"{REACH}world['secrets'].token_hex()", "secrets.token_hex"),
    "a file": ("open('x')", "builtins.open"),
    "a file, reached": (f"{REACH}world['io'].open('x')", "open "),
    "a file, by pathlib": ("from pathlib import Path", "imports ['pathlib']"),
    "a folder": (f"{REACH}world['posix'].listdir('.')", "os.listdir"),
    "the environment": (f"{REACH}world['os'].environ['HOME']", "os.environ"),
    "the terminal": ("print(1)", "builtins.print"),
    "network": ("import socket", "imports ['socket']"),
    "network, reached": (f"{REACH}world['socket'].socket()", "socket.socket"),
    "network, beneath": (f"{REACH}world['_socket'].socket()", "socket.__new__"),
    "a process": (f"{REACH}world['subprocess'].run(['true'])", "subprocess.run"),
    "a library": ("import msgspec", "imports ['msgspec']"),
    "a layer above": ("import interp.config", "imports ['interp.config']"),
    "a layer above, by name": ("from interp import config", "imports ['interp.config']"),
    "hidden": ("try:\n    open('x')\nexcept Exception:\n    pass", "builtins.open"),
}
HARMLESS = """
from datetime import date, datetime
from hashlib import blake2b
from interp.domain.model import commands
from interp.errors import Refused
import re, unicodedata
assert date(2016, 3, 7) == datetime.fromisoformat("2016-03-07T09:00:00+01:00").date()
assert re.sub("a", "b", blake2b(b"x").hexdigest()) and unicodedata.name("a")
"""


def under_guard(*arguments: str, told: str = "") -> Any:
    """Run tests.purity in a fresh interpreter and return its answer."""
    command = [sys.executable, "-m", "tests.purity", *arguments]
    ran = subprocess.run(command, cwd=ROOT, input=told, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.fixture(scope="module")
def refused() -> dict[str, str | None]:
    """Return what each planted piece of code was refused."""
    pieces = {name: code for name, (code, _) in PLANTED.items()} | {"harmless": HARMLESS}
    answer: dict[str, str | None] = under_guard("planted", told=json.dumps(pieces))
    return answer


def test_every_module_of_the_domain_is_imported_under_guard() -> None:
    domain = {each.name.replace("/", ".") for each in modules() if each.package.startswith("domain")}
    assert {name.removesuffix(".__init__") for name in under_guard("import")} == domain


def test_the_recorded_days_are_replayed_and_decided_under_guard() -> None:
    entries = [each for release in guarded_releases() for each in opened(path_of(release)).without_screens()]
    found = under_guard("replay")
    asked = [each for each in entries if each.asked]
    assert found["row"] == len(entries) - len(asked)
    assert sum(found.values()) == len(entries)
    assert found["as recorded"] > 0.8 * len(asked), "the rules were hardly asked"


@pytest.mark.parametrize("fault", PLANTED)
def test_what_asks_for_the_world_is_refused(fault: str, refused: dict[str, str | None]) -> None:
    assert PLANTED[fault][1] in (refused[fault] or "nothing")


def test_what_asks_for_nothing_is_let_be(refused: dict[str, str | None]) -> None:
    assert refused["harmless"] is None


@pytest.mark.parametrize(
    ("code", "name"),
    [("import os\n", "planted imports"), ("NOW = __import__('time').time()\n", "planted imports"),
     ("TEXT = open(__file__).read()\n", "builtins.open")],
)  # fmt: skip
def test_a_module_that_reaches_out_as_it_is_imported_is_refused(code: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(code, encoding="utf-8")
    with pytest.raises(AssertionError, match=f"Impure: .*{name}"):
        under_guard("import", str(tmp_path))

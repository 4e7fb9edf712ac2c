"""The wheel: what it carries, and that it starts from an empty environment on a Python this machine has."""

import gettext
import gzip
import io
import os
import re
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from functools import cache
from pathlib import Path

import brotli
import polib
import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.web.script_bundles import bundles
from tests import without_node
from tests.prepared_demo import copy_to
from tests.processes import demo, environment
from tests.sources import PACKAGE, ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

STATIC = "interp/web/static/"
LEFT_OUT = "argos-translate-lt 1.12.1 requires minisbd, which is not installed."
ARABIC = re.compile("[\u0621-\u064a]{3}")


def run(*words: str | Path, cwd: Path = ROOT) -> str:
    """Return what a command said; fail with all of it when it failed."""
    command = [str(word) for word in words]
    # PIP_COMPILE: what is imported is compiled then; all the rest need not be, here
    known = environment(PIP_COMPILE="0", PATH=without_node.path())
    done = subprocess.run(
        command, cwd=cwd, env=known, stdout=-1, stderr=subprocess.STDOUT, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
    return next(folder.glob("*.whl"))


@cache
def version(python: str) -> str:
    """Return "3.13" for a Python, or '' for a command that does not run."""
    asked = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


def pythons() -> dict[str, str]:
    """Return this Python, and the system's own where that is another version that interp runs on.

    With the last of them the bundle installs and serves the same wheel and lock in every run.
    """
    system = shutil.which("python3", path=os.defpath)
    found = {version(sys.executable): sys.executable}
    if system and int(version(system).partition(".")[2] or 0) >= 11:
        found.setdefault(version(system), system)
    return found


def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    left_out = {"__pycache__"}
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / PACKAGE).rglob("*")
        if path.is_file() and not left_out & set(path.parts)
    }
    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_carries_nothing_but_the_package(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {PACKAGE}


def test_the_wheel_carries_the_six_catalogues_compiled(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".mo")}
    assert names == {f"interp/locales/{code}/LC_MESSAGES/messages.mo" for code in MEETING_LANGUAGES}


def test_the_wheel_carries_scripts_and_styles_compressed(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel)
    plain = {name for name in packed.namelist() if name.startswith(STATIC) and name.endswith((".js", ".css", ".svg"))}
    for name in plain:
        body = packed.read(name)
        assert gzip.decompress(packed.read(f"{name}.gz")) == brotli.decompress(packed.read(f"{name}.br")) == body
    assert len(plain) > 80
    for name, body in bundles().items():
        assert brotli.decompress(packed.read(f"{STATIC}{name}.br")) == body


@pytest.mark.parametrize("code", MEETING_LANGUAGES)
def test_compiling_keeps_the_plural_rule_of_the_source(wheel: Path, code: str) -> None:
    source = polib.pofile(str(ROOT / f"locales/{code}/LC_MESSAGES/messages.po"))
    packed = zipfile.ZipFile(wheel).read(f"interp/locales/{code}/LC_MESSAGES/messages.mo")
    rule = gettext.GNUTranslations(io.BytesIO(packed)).info()["plural-forms"]
    assert squeezed(rule) == squeezed(source.metadata["Plural-Forms"])


def squeezed(rule: str) -> str:
    return re.sub(r"[\s;]+", "", rule)


@pytest.mark.torture("tests/test_bundle.py::test_it_installs_serves_and_drafts_where_there_is_no_network_at_all")
@pytest.mark.parametrize("python", pythons().values(), ids=pythons())
def test_the_wheel_starts_from_an_empty_environment(wheel: Path, tmp_path: Path, python: str) -> None:
    interp = installed(wheel, tmp_path / "venv", python)
    copy_to(tmp_path / "data")  # a first start is the bundle's
    with demo([str(interp)], tmp_path, cwd=tmp_path) as running:
        captions = running.said["meetings"][0]["links"]["captions"]["ar"]
        page = fetched(captions)
        assert len(words_of_the_catalogue("ar", page)) >= 3
        assets = re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css))"', page)
        assert assets
        assert [path for path in assets if not fetched(running.url + path)] == []
        assert coding_of(running.url + assets[0]) == "br"


def installed(wheel: Path, venv: Path, python: str) -> Path:
    """Return the console script of the wheel, installed with its locked packages by this Python's pip."""
    run(python, "-m", "venv", "--without-pip", venv)
    pip = (sys.executable, "-m", "pip", "--python", venv / "bin/python", "install", "--quiet")
    run(*pip, "--no-deps", "--require-hashes", "-r", "requirements.lock")
    run(*pip, "--no-index", "--no-deps", wheel)
    checked = subprocess.run([*map(str, pip[:-2]), "check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.stdout.splitlines() == [LEFT_OUT], checked.stdout + checked.stderr
    return venv / "bin/interp"


def coding_of(url: str) -> str:
    """Return how a file is encoded for a browser on a protected connection."""
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept-Encoding": "gzip, br"})) as answer:
        return str(answer.headers["Content-Encoding"])


def fetched(url: str) -> str:
    with urllib.request.urlopen(url, timeout=60) as answer:
        return str(answer.read().decode())


def words_of_the_catalogue(code: str, page: str) -> set[str]:
    """Return the translations of a catalogue, in its own script, that a page shows."""
    entries = polib.pofile(str(ROOT / f"locales/{code}/LC_MESSAGES/messages.po"))
    return {each.msgstr for each in entries if ARABIC.search(each.msgstr) and each.msgstr in page}

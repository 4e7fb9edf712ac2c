"""Every command on every bad folder: missing, a file, of something else, of a later release, closed, unwritable, full.

The rows come from the command line itself; all run in one process (tests/cli/every_command.py).
"""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from interp.cli.main import main
from interp.drafting.machine import fixture_packages
from interp.store.backup_restore import NotInFolder, backup
from tests.cli.every_command import FOLDERS, leaves
from tests.prepared_demo import empty
from tests.processes import environment
from tests.row_by_row import gathered
from tests.sources import ROOT

pytestmark = pytest.mark.server
# what may be there afterwards: whoever takes a lock makes its file
LOCKS = {"data/server.lock", "data/models", "data/models/.lock"}
# they begin a folder, and say which, the demonstration when it is ready; with what they print instead of "Begins …"
BEGIN = {
    "demo": "It would serve.", "serve": "", "import": "", "memory import": "", "user add": "",
    "models install": "in data/models", "restore": "Restored into data;", "terms import": "Kept as data/terms.tsv",
    "tls init": "data/tls/authority.crt",
}  # fmt: skip
# they read and write no database: a sound folder is not needed
ASIDE = {"config", "models install", "models list", "models status", "models verify", "terms check", "terms export",
         "terms import", "text check", "tls init"}  # fmt: skip
TOLD = {"full": " room", "closed": "Permission denied for the user "}
UNUSED = {"config", "terms check", "text check"}  # they open no folder at all
# they say that there are no models, or list the formats that are shipped
EMPTY = {"models list", "models status", "models verify", "formats list"}
SENTENCE = re.compile(r"Error: (?:[A-Z]\w* |\d+ |/|data|https?://).*")
CODE = re.compile(r"Error: [a-z_]+: ")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """Return what each command did on each folder."""
    folder = Path(tmp_path_factory.mktemp("every"))
    for each in (folder, *folder.parents):  # another user must get as far as the folders
        if each.is_relative_to(tmp_path_factory.getbasetemp().parent):
            each.chmod(each.stat().st_mode | 0o055)
    words = folder / "words"
    words.mkdir()
    good = empty(folder / "good")
    backup(good, words / "backup.zip", NotInFolder({}), checked=False)
    (words / "model.argosmodel").write_bytes(fixture_packages.package("en", "fr"))
    for name, text in (("note", "A note."), ("units", "en\tfr\nGood.\tBon.\n"), ("terms", "kind\ten\nkeep\tSched\n")):
        (words / f"{name}.{'txt' if name == 'note' else 'tsv'}").write_text(text)
    known = environment(PYTHONPATH=str(ROOT), INTERP_ASYNC_MODE="threading")
    command = [sys.executable, "-m", "tests.cli.every_command", str(good), str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(each) for each in done.stdout.splitlines()]


def test_each_is_called_on_each_folder(rows: list[dict[str, object]]) -> None:
    names = [name for name, _ in leaves(main)]
    assert Counter(row["command"] for row in rows) == dict.fromkeys(names, len(FOLDERS))


def test_none_ends_in_a_traceback_or_a_code_and_none_that_fails_changes_anything(rows: list[dict[str, object]]) -> None:
    with gathered() as row:
        for each in rows:
            with row(each["folder"], each["command"]):
                last = (str(each["errors"]).strip().splitlines() or [""])[-1]
                assert not each["fault"], each["fault"]
                assert each["status"] in (0, 1), f"it could not be called: {last}"
                if each["status"] == 1:
                    assert SENTENCE.match(last) and not CODE.match(last), last
                    assert set(each["changed"]) <= LOCKS, each["changed"]  # type: ignore[call-overload]


def test_what_cannot_be_used_is_refused(rows: list[dict[str, object]]) -> None:
    done = {(str(row["folder"]), str(row["command"])) for row in rows if row["status"] == 0}
    begun = {("missing", each) for each in BEGIN}
    sound = {(folder, each) for folder in ("no database", "later") for each in ASIDE}
    looked = {(folder, each) for folder in FOLDERS for each in UNUSED | EMPTY}
    assert done <= begun | sound | looked, done - begun - sound - looked
    assert begun <= done


def test_what_begins_a_folder_says_which(rows: list[dict[str, object]]) -> None:
    with gathered() as row:
        for each in rows:
            if each["folder"] == "missing" and each["command"] in BEGIN:
                with row(each["command"]):
                    told = f"{each['out']}{each['errors']}"
                    named = BEGIN[str(each["command"])] or "Begins the data folder "
                    assert named in told.replace("\n", " "), told


def test_a_full_disk_and_a_right_that_is_missing_are_named(rows: list[dict[str, object]]) -> None:
    with gathered() as row:
        for each in rows:
            folder = str(each["folder"])
            if folder in TOLD and each["command"] in ("link list", "user add", "worker", "serve", "tls init"):
                with row(folder, each["command"]):
                    assert TOLD[folder] in str(each["errors"]), each["errors"]

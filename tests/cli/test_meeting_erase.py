"""`interp meeting erase`: asks for the id once more, says what it did, and `interp check` agrees."""

import json
from pathlib import Path

import pytest

from tests.cli.run_command import interp
from tests.prepared_demo import copy_to

pytestmark = pytest.mark.server


def test_a_meeting_is_erased_only_when_its_id_is_typed_again(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    (tmp_path / "data/backups").mkdir()
    (tmp_path / "data/backups/before-0001.zip").touch()
    erase = ("meeting", "erase", "hrc31-1", "--reason", "Over", "--data", tmp_path / "data")
    wrong = interp(*erase, cwd=tmp_path, typed="hrc31-2\n")
    assert wrong.returncode == 1 and "Nothing was erased." in wrong.stderr
    seal = interp("audit", "hrc31-1", "--hash", cwd=tmp_path).stdout.strip().split("\t")
    done = interp(*erase, cwd=tmp_path, typed="hrc31-1\n")
    assert done.returncode == 0 and f"{seal[0]} events. Seal of its log: {seal[1]}" in done.stdout, done
    assert "other meetings were planned from it" in done.stdout and "backups/before-0001.zip" in done.stdout
    assert "hrc31-1" not in interp("meeting", "list", cwd=tmp_path).stdout
    checked = interp("check", cwd=tmp_path)
    assert checked.returncode == 0 and "ok   meeting:hrc31-1: erased on " in checked.stdout
    assert seal[1][:16] in checked.stdout
    again = interp(*erase, "--confirm", "hrc31-1", cwd=tmp_path)
    assert again.returncode == 1 and again.stderr.startswith("Error: There is no such meeting.")
    second = ("meeting", "erase", "hrc31-2", "--reason", "Over", "--confirm", "hrc31-2", "--json")
    told = json.loads(interp(*second, cwd=tmp_path).stdout)
    assert told["papers"] == [] and told["rewritten"] and told["gone"]["event"] == told["events"]


def test_what_will_be_erased_is_listed_and_what_is_due_is_erased(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    assert interp("retention", "--data", "data", cwd=tmp_path).stdout == ""
    done = interp("retention", "--now", "--json", "--data", "data", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "ok   retention: nothing to erase" in interp("check", "--data", "data", cwd=tmp_path).stdout
    assert interp("retention", "--data", "none", cwd=tmp_path).returncode == 1

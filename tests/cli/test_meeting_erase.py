"""`interp meeting erase`: asks for the id once more, says what it did, and `interp check` agrees; archiving."""

import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from interp.config import Settings
from interp.domain.model.commands import CloseMeeting
from interp.domain.rules.permissions import Actor
from interp.run.assemble import assemble
from tests.cli.run_command import interp
from tests.prepared_demo import copy_to, empty

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


def test_an_archive_holds_all_of_a_meeting_with_its_seal_and_hashes(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    write = ("meeting", "archive", "hrc31-1", "--data", "data", "--to")
    early = interp(*write, "a.zip", cwd=tmp_path)
    assert early.returncode == 1 and "has not been closed" in early.stderr and not (tmp_path / "a.zip").exists()
    service = assemble(Settings(data=empty(tmp_path / "data")))
    service.services.meetings.handle(Actor("staff", "Ana"), "hrc31-1", "close", CloseMeeting())
    service.close()
    assert interp(*write, "none/a.zip", cwd=tmp_path).returncode == 1
    done = interp(*write, "a.zip", cwd=tmp_path)
    assert done.returncode == 0 and done.stdout.startswith("Archived hrc31-1.\nWrote "), done
    assert "archived\tTrue" in interp("meeting", "show", "hrc31-1", "--data", "data", cwd=tmp_path).stdout
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        told = json.loads(packed.read("manifest.json"))
        files = {name: packed.read(name) for name in packed.namelist() if name != "manifest.json"}
    assert told["sha256"] == {name: sha256(data).hexdigest() for name, data in files.items()}
    sealed = interp("audit", "hrc31-1", "--hash", "--data", "data", cwd=tmp_path).stdout.split()
    assert [str(told["events"]), told["seal"]] == sealed and len(files["log.jsonl"].splitlines()) == told["events"]
    assert {"desk.jsonl", "access.jsonl", "documents.json", "record/ar.csv", "transcript/zh.vtt"} <= {*files}
    assert any(name.startswith("documents/") and name.endswith("-en.txt") for name in files)
    assert interp(*write, "a.zip", cwd=tmp_path).returncode == 2
    assert interp("meeting", "archive", "x", "--to", "b.zip", "--data", "data", cwd=tmp_path).returncode == 1
    assert interp("meeting", "unarchive", "hrc31-1", "--data", "data", cwd=tmp_path).returncode == 0
    assert "archived\tFalse" in interp("meeting", "show", "hrc31-1", "--data", "data", cwd=tmp_path).stdout
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.zip", "data"]

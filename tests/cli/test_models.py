"""`interp models`, run for real: from files, folders and an index on this machine; listed, verified, removed."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from interp.drafting.machine.fixture_packages import DIRECTIONS
from tests.cli.run_command import interp
from tests.drafting.machine.models.file_server import Shelf, served
from tests.drafting.packed_models import TOP, fixture
from tests.forked_demo import QUIET, forked_demo


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a folder with two packages and something else, as on a stick."""
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "en_fr.argosmodel").write_bytes(fixture())
    (folder / "fr_en.argosmodel").write_bytes(fixture("fr", "en"))
    (folder / "README.txt").write_text("x", encoding="utf-8")
    return folder


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    """Yield a running index of the ten packages."""
    with served(Shelf()) as running:
        rows = []
        for source, target in DIRECTIONS:
            path = f"/{source}_{target}.argosmodel"
            running.files[path] = fixture(source, target)
            rows.append({
                "type": "translate", "from_code": source, "to_code": target, "package_version": "0.1",
                "links": [running.address + path],
            })  # fmt: skip
        running.files["/index.json"] = json.dumps(rows).encode()
        yield running


def test_a_folder_of_files_is_installed_listed_verified_and_removed(stick: Path, tmp_path: Path) -> None:
    done = interp("models", "install", stick, cwd=tmp_path)
    assert (done.returncode, done.stdout.count("Installed ")) == (0, 2), done.stderr
    listed = interp("models", "list", cwd=tmp_path).stdout
    assert f"{TOP}\tfixture\t" in listed
    assert hashlib.sha256(fixture()).hexdigest() in listed
    assert interp("models", "verify", cwd=tmp_path).stdout == f"ok   {TOP}\nok   translate-fr_en-0_1\n"
    assert interp("models", "remove", TOP, cwd=tmp_path).returncode == 0
    assert TOP not in interp("models", "list", cwd=tmp_path).stdout


def test_status_says_which_way_each_of_the_thirty_goes(stick: Path, tmp_path: Path) -> None:
    (stick / "en_ru.argosmodel").write_bytes(fixture("en", "ru"))
    interp("models", "install", stick, cwd=tmp_path)
    shown = interp("models", "status", cwd=tmp_path).stdout
    assert "en → fr  direct       mt:en-fr@0.1+fixture\n" in shown
    assert "fr → ru  via English  mt:fr-en-ru@0.1+fixture\n" in shown
    assert "ru → fr  none         missing ru-en\n" in shown
    assert f"{TOP}: Licence: that of interp." in shown
    ways = json.loads(interp("models", "status", "--json", cwd=tmp_path).stdout)
    assert (len(ways), {each["way"] for each in ways}) == (30, {"direct", "via English", "none"})


def test_one_command_fetches_the_ten_and_a_second_fetches_nothing(shelf: Shelf, tmp_path: Path) -> None:
    shelf.breaks = [10**9, 30_000]  # the index whole, the first package not
    settings = {"models_index": f"{shelf.address}/index.json"}
    done = interp("models", "install", cwd=tmp_path, **settings)
    assert (done.returncode, done.stdout.count("Installed ")) == (0, 10), done.stderr
    assert "10/10" in done.stderr
    assert [wanted for _, wanted in shelf.asked if wanted] == ["bytes=30000-"]
    shelf.asked.clear()
    again = interp("models", "install", cwd=tmp_path, **settings)
    assert again.stdout.count("is installed already") == 10
    assert [path for path, _ in shelf.asked] == ["/index.json"]
    assert list((tmp_path / "data/models/.downloads").iterdir()) == []


def test_a_pair_can_be_pinned_and_a_wrong_pin_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    words = ["models", "install", "--index", f"{shelf.address}/index.json", "--pair", "ru-en", "--sha256"]
    refused = interp(*words, "0" * 64, cwd=tmp_path)
    assert refused.returncode == 1
    assert "not the one that was pinned" in refused.stderr
    assert interp(*words, hashlib.sha256(fixture("ru", "en")).hexdigest(), cwd=tmp_path).returncode == 0


def test_a_pin_for_several_archives_is_refused(stick: Path, tmp_path: Path) -> None:
    refused = interp("models", "install", stick, "--sha256", "0" * 64, cwd=tmp_path)
    assert "--sha256 pins one archive" in refused.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["install", "--index", "http://127.0.0.1:9/index.json"], "goes on where it stopped"),
        (["install", "--index", "file:///etc/passwd"], "over http or https only"),
        (["install", "stick/README.txt"], "not an Argos package"),
        (["install", "empty"], "There is no .argosmodel file."),
        (["remove", "../stick"], "No such package is installed"),
        (["verify", "none"], "No such package is installed"),
    ],
)
def test_a_refusal_is_one_line_that_says_what_to_do(
    words: list[str], said: str, stick: Path, tmp_path: Path
) -> None:  # fmt: skip
    (tmp_path / "empty").mkdir()
    refused = interp("models", *words, cwd=tmp_path)
    assert refused.returncode == 1
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_changed_package_is_found(stick: Path, tmp_path: Path) -> None:
    interp("models", "install", stick, cwd=tmp_path)
    with (tmp_path / "data/models" / TOP / "model/model.bin").open("ab") as changed:
        changed.write(b" ")
    done = interp("models", "verify", cwd=tmp_path)
    assert done.returncode == 1
    assert f"BAD  {TOP}: model/model.bin" in done.stdout


def test_the_demonstration_offers_models_and_works_without(tmp_path: Path) -> None:
    from interp.cli.models import offer

    with forked_demo(tmp_path, QUIET) as running:
        assert running.said["url"]
    assert "interp models install" in offer(tmp_path / "data")

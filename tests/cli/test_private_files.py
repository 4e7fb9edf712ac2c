"""Each command that makes something, run for real by a person whose own files are open to all."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.run_command import interp
from tests.private_files import nothing_hidden, open_to_others
from tests.processes import demo
from tests.sources import ROOT
from tests.test_start import RUN, loads

PAPER = ROOT / "interp" / "seed" / "hrc31-concept-note.txt"
TERMS = "kind\ten\tfr\nkeep\tSched\t\n"


@pytest.fixture(autouse=True)
def widest() -> Iterator[None]:
    """Let nothing but the code itself close what it makes."""
    with nothing_hidden():
        yield


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("import", PAPER), ""),
        (("user", "add", "amina", "--password-stdin"), "a long password\n"),
        (("terms", "import", "terms.tsv"), ""),
        (("memory", "import", "units.tsv"), ""),
        (("tls", "init"), ""),
    ],
    ids=lambda words: " ".join(map(str, words[:2])) if isinstance(words, tuple) else "",
)
def test_what_a_command_makes_is_its_owners_alone(tmp_path: Path, words: tuple[object, ...], typed: str) -> None:
    (tmp_path / "terms.tsv").write_text(TERMS)
    (tmp_path / "units.tsv").write_text("en\tfr\nGood morning.\tBonjour.\n")
    done = interp(*words, "--data", "data", cwd=tmp_path, typed=typed)
    assert done.returncode == 0, done.stderr
    assert open_to_others(tmp_path / "data") == {}


def test_a_demonstration_its_backup_and_what_is_restored_are_their_owners_alone(tmp_path: Path) -> None:
    with demo([sys.executable, "-c", RUN], tmp_path, more=["--fixture-models"]) as running:
        assert len(list((tmp_path / "data/models").glob("translate-*"))) == 10
        assert open_to_others(tmp_path / "data") == {}
        assert interp("backup", "b.zip", "--data", "data", cwd=tmp_path).returncode == 0
    assert interp("restore", "b.zip", "--data", "back", cwd=tmp_path).returncode == 0
    assert open_to_others(tmp_path / "back") == {}
    assert (tmp_path / "b.zip").stat().st_mode & 0o777 == 0o600
    found = loads(running.log.read_text(encoding="utf-8"))
    assert not {"ctranslate2", "argostranslate", "minisbd"} & set(found), "with models it still loads no decoder"


def test_a_short_key_is_refused_with_what_to_do(tmp_path: Path) -> None:
    assert interp("import", PAPER, "--data", "data", cwd=tmp_path).returncode == 0
    (tmp_path / "data" / "key").write_bytes(b"")
    done = interp("link", "make", "--role", "staff", "--data", "data", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Restore it from a backup" in done.stderr and "bytes 0, least 32" in done.stderr
    assert "Traceback" not in done.stderr

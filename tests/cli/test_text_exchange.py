"""`interp text xliff`: a document's translation written for another tool, told and stored when it returns."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interp.cli.main import main
from interp.config import Settings
from interp.domain.text.segments import Segment
from interp.ports import Document
from interp.store.open_stores import open_for_drafting
from tests.prepared_demo import empty

DOCUMENT = Document("d1", None, "Statement", "statement.txt", "statement", "en", symbol="A/HRC/31/1", created_by="Ana")
TEXTS = ("Thank you for the floor.", "We shall all be heard.")


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["text", "xliff", *map(str, words)])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with one document."""
    folder = empty(tmp_path / "data")
    stores = open_for_drafting(replace(Settings(), data=folder))
    stores.documents.add(DOCUMENT, [Segment(f"s{place}", place, place, said) for place, said in enumerate(TEXTS)], [])
    stores.close()
    return folder


def test_a_document_goes_out_and_comes_back(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.xlf"
    assert run("out", "A/HRC/31/1", "fr", file, "--data", data).exit_code == 0
    written = file.read_text(encoding="utf-8")
    source = f"<source>{TEXTS[1]}</source>"
    back = written.replace(source, f"{source}<target>Tous entendus.</target>")
    (tmp_path / "b.xlf").write_text(back.replace('state="initial"', 'state="final"'), encoding="utf-8")
    looked = run("in", "d1", "fr", tmp_path / "b.xlf", "--data", data)
    assert looked.output.splitlines() == [
        "s1\tapprove\t\tTous entendus.", "1 changes, 0 conflicts, 0 as they are, 1 without a translation",
    ]  # fmt: skip
    stored = run("in", "d1", "fr", tmp_path / "b.xlf", "--confirm", "Rosa", "--data", data)
    assert stored.output.splitlines()[-1] == "s1\tapproved"
    again = run("in", "d1", "fr", tmp_path / "b.xlf", "--data", data)
    assert again.output.startswith("0 changes, 0 conflicts, 1 as they are")


def test_notes_of_a_returned_file_are_told_and_stored_once(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.xlf"
    run("out", "d1", "fr", file, "--data", data)
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace("<segment ", "<notes><note>Which floor?</note></notes><segment ", 1), "utf-8")
    stored = run("in", "d1", "fr", file, "--confirm", "Rosa", "--data", data).output.splitlines()
    assert (stored[0], stored[-1]) == ("s0\tcomment\t\tWhich floor?", "1 comments stored")
    assert "comment" not in run("in", "d1", "fr", file, "--data", data).output


def test_what_cannot_be_done_is_said_in_one_line(data: Path, tmp_path: Path) -> None:
    (tmp_path / "there.xlf").touch()
    there = tmp_path / "there.xlf"
    for words in (("out", "d9", "fr", "a.xlf"), ("out", "d1", "en", "a.xlf"), ("out", "d1", "fr", there),
                  ("in", "d1", "fr", there)):  # fmt: skip
        done = run(*words, "--data", data)
        assert (done.exit_code, done.output.count("\n")) == (1, 1)

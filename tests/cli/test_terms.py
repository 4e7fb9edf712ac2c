"""`interp terms`: what is read and what is wrong, line by line, before the list is used."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interp.cli.terms import checked_terms, terms
from interp.domain.translation.term_list import read
from interp.drafting.exchange.term_file import FILE

GOOD = "kind\ten\tfr\nkeep\tSched\t\nrequired\tfloor\tparole\n"
BAD = GOOD + "needed\tpanel\ttable ronde\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(terms, [str(each) for each in words])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ours.tsv"


def test_a_good_list_is_counted(file: Path) -> None:
    file.write_text(GOOD)
    done = run("check", file)
    assert (done.exit_code, done.output) == (0, "2 terms: 1 required, 0 forbidden, 1 kept\n")


def test_a_bad_line_is_named_with_what_to_do(file: Path) -> None:
    file.write_text(BAD)
    done = run("check", file)
    assert done.exit_code == 1
    assert "line 4: The kind must be required, forbidden or keep. (needed)" in done.output.splitlines()


def test_the_check_of_a_folder_tells_which_lines_do_not_count(tmp_path: Path) -> None:
    assert list(checked_terms(tmp_path)) == []
    (tmp_path / FILE).write_text(GOOD)
    assert list(checked_terms(tmp_path)) == [(FILE, True, "2 terms")]
    (tmp_path / FILE).write_text(BAD)
    assert list(checked_terms(tmp_path)) == [(FILE, False, "2 terms; not counted: line 4")]


def test_a_list_is_brought_into_the_folder_only_whole(file: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    file.write_text(BAD)
    assert run("import", file, "--data", data).exit_code == 1
    assert not data.exists()
    file.write_text(GOOD)
    assert run("import", file, "--data", data).exit_code == 0
    assert [each.name for each in data.iterdir()] == [FILE]
    assert len(read((data / FILE).read_text()).terms) == 2

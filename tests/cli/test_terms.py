"""`interp terms`: what is read and what is wrong, line by line, before the list is used."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interp.cli.main import main
from interp.cli.terms import checked_terms
from interp.domain.translation.term_list import MOST_TERMS, read
from interp.drafting.exchange.term_file import FILE

GOOD = "kind\ten\tfr\nkeep\tSched\t\nrequired\tfloor\tparole\n"
BAD = GOOD + "needed\tpanel\ttable ronde\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["terms", *map(str, words)])


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


def test_reference_terms_have_a_file_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "unterm.csv").write_text("English,French\nchild,enfant\nright,droit\n", encoding="utf-8")
    data = tmp_path / "data"
    done = run("import", tmp_path / "unterm.csv", "--reference", "--data", data)
    assert (done.exit_code, done.output.splitlines()[0]) == (0, "2 reference terms.")
    assert [each.name for each in data.iterdir()] == ["reference.tsv"]
    (tmp_path / "empty.csv").write_text("English\nchild\n", encoding="utf-8")
    assert run("import", tmp_path / "empty.csv", "--reference", "--data", data).exit_code == 1
    assert len((data / "reference.tsv").read_text(encoding="utf-8").splitlines()) == 3


def test_terms_go_out_as_tbx_and_csv_and_come_in_again_merged(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f"# ours\n{GOOD}", encoding="utf-8")
    for name in ("a.tbx", "a.csv"):
        assert run("export", tmp_path / name, "--data", tmp_path).exit_code == 0
        merged = run("import", tmp_path / name, "--data", tmp_path)
        told = f"0 added, 0 changed, 2 there already.\nKept as {tmp_path / FILE}.\n"
        assert (merged.exit_code, merged.output) == (0, told)
        assert read((tmp_path / FILE).read_text(encoding="utf-8")).terms == read(GOOD).terms
    assert (tmp_path / FILE).read_text(encoding="utf-8").startswith("# ours\n")
    assert "nothing was written" in run("export", tmp_path / "a.csv", "--data", tmp_path).output


def test_an_entry_that_cannot_be_taken_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("English,French,Record ID\npeace,,7\nwar,guerre,8\n", encoding="utf-8")
    done = run("import", tmp_path / "b.csv", "--data", tmp_path / "data")
    assert done.exit_code == 1
    assert done.output.splitlines()[:3] == [
        "1 added, 0 changed, 0 there already.", f"Kept as {tmp_path / 'data' / FILE}.",
        "entry 1 (7): Enter the term: in two languages at least if it is required, in one if not.",
    ]  # fmt: skip
    assert run("import", tmp_path / "b.doc", "--format", "tbx", "--data", tmp_path / "data").exit_code == 2


def test_more_terms_than_the_list_holds_are_not_taken(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / FILE).write_text(GOOD, encoding="utf-8")
    many = "".join(f"word {number},mot {number}\n" for number in range(MOST_TERMS))
    (tmp_path / "b.csv").write_text(f"English,French\n{many}", encoding="utf-8")
    done = run("import", tmp_path / "b.csv", "--data", data)
    assert done.exit_code == 1 and "The list of terms is full." in done.output
    assert (data / FILE).read_text(encoding="utf-8") == GOOD

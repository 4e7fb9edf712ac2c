"""`interp text`: every unit of a file with what is wrong with it, and how near the machine comes to it."""

import json
from pathlib import Path

from tests.cli.run_command import interp
from tests.filed_statement import file_statement, section
from tests.prepared_demo import empty

UNIT = '<tu tuid="{}"><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="{}"><seg>{}</seg></tuv></tu>'
ROWS = (
    ("good", "In 2016, 50 million children were on the move.", "fr", "En 2016, 50 millions d’enfants se déplaçaient."),
    ("year", "In 2016, 50 million children were on the move.", "ru", "В 2015 году в пути было 50 млн детей."),
    ("copy", "All human beings are born free.", "es", "All human beings are born free."),
    ("loop", "The Council adopted the report.", "fr", "Le Conseil a adopté le rapport le rapport le rapport."),
)  # fmt: skip


def memory(folder: Path) -> Path:
    """Write a translation memory with one good unit and three faults."""
    body = "".join(UNIT.format(*row) for row in ROWS)
    file = folder / "memory.tmx"
    file.write_text(f'<tmx version="1.4"><header srclang="en"/><body>{body}</body></tmx>', encoding="utf-8")
    return file


def test_json_lists_every_unit(tmp_path: Path) -> None:
    done = interp("text", "check", memory(tmp_path), "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    said = json.loads(done.stdout)
    assert [each["unit"] for each in said] == ["good", "year", "copy", "loop"]
    assert [[finding["check"] for finding in each["findings"]] for each in said] == [
        [], ["number"], ["untranslated"], ["repetition"],
    ]  # fmt: skip
    assert set(said[1]["findings"][0]) == {"check", "severity", "message"}
    assert said[1]["findings"][0]["severity"] == "error"


def test_people_get_the_faults_and_a_count(tmp_path: Path) -> None:
    done = interp("text", "check", memory(tmp_path), "--target", "es", "--strict", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stdout.splitlines() == [
        "copy  error",
        "  es  error   untranslated The text has not been translated.",
        "4 units: 1 error, 0 warning, 0 info",
    ]


UNREADABLE = "The file is damaged or in an unknown encoding. Save it again; for plain text use UTF-8."


def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.tmx").write_text("<tmx>", encoding="utf-8")
    done = interp("text", "check", "a.tmx", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, f"Error: {UNREADABLE} (bad_request: unreadable_file)\n")


def test_a_table_of_six_names_the_language_of_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("id\ten\tfr\tru\nx\tIn 2016\tEn 2017\tВ 2018 году\n", encoding="utf-8")
    done = interp("text", "check", "a.tsv", "--json", cwd=tmp_path)
    assert {finding["language"] for finding in json.loads(done.stdout)[0]["findings"]} == {"fr", "ru"}


def test_it_says_how_near_the_models_come_to_a_persons_translations(tmp_path: Path, fixture_models: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/models").symlink_to(fixture_models)
    rows = (
        "en\tfr\tru",
        "Human Rights Council\tConseil des droits de l’homme\t",
        "Nobody knows.\tPersonne ne sait.\tНикто не знает.",
    )
    (tmp_path / "known.tsv").write_text("\n".join(rows), encoding="utf-8")
    done = interp("text", "measure", "known.tsv", "--data", "data", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    french, russian = (row.split("\t") for row in done.stdout.splitlines())
    assert (french[:2], french[3:]) == (["en-fr", "2"], ["50 %", "mt:en-fr@0.1+fixture"])
    assert 40 < float(french[2]) < 90
    assert (russian[0], russian[1], russian[3]) == ("en-ru", "1", "100 %")
    without = interp("text", "measure", "known.tsv", "--data", "nothing", cwd=tmp_path)
    assert (without.returncode, without.stdout.splitlines()[0][:11]) == (0, "en-fr\t2\t-\t-")
    assert "no_translator" in without.stdout


def test_without_a_file_it_says_what_became_of_the_drafts(tmp_path: Path) -> None:
    with section(empty(tmp_path / "data")) as drafts:
        file_statement(drafts, "m1")
    done = interp("text", "measure", "--data", "data", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert ["en-zh", "mt:en-zh@1.9+fixture", "6", "6", "-", "-", "-", "0", "-", "0", "0"] in rows
    as_json = interp("text", "measure", "--data", "data", "--json", "--meeting", "m2", cwd=tmp_path)
    assert json.loads(as_json.stdout) == []


def test_names_states_and_terms_are_checked_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_text("id\ten\tru\np\tKate Gilmore\tКейт Гилмор\n", encoding="utf-8")
    (tmp_path / "terms.tsv").write_text("kind\ten\tru\nrequired\tfloor\tслово\n", encoding="utf-8")
    rows = "id\ten\tru\nx\tKate Gilmore has the floor after Niger.\tКэйт Джилмор выступит после Чада.\n"
    (tmp_path / "a.tsv").write_text(rows, encoding="utf-8")

    def checks(*options: str) -> list[str]:
        done = interp("text", "check", "a.tsv", "--json", *options, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        return [each["check"] for each in json.loads(done.stdout)[0]["findings"]]

    assert checks() == []
    assert checks("--names", "names.tsv") == ["name"]
    assert set(checks("--names", "names.tsv", "--states", "--terms", "terms.tsv")) == {"name", "term", "state"}
    assert checks("--states") == ["state"]


def test_a_file_of_terms_with_faults_is_refused(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text("kind\ten\tfr\nnonsense\ta\tb\n", encoding="utf-8")
    done = interp("text", "check", memory(tmp_path), "--terms", "terms.tsv", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "line 2: term_kind" in done.stderr


def test_a_word_of_the_original_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("id\ten\tes\nx\twater and sanitation\tagua y sanitation\n", encoding="utf-8")
    done = interp("text", "check", "a.tsv", cwd=tmp_path)
    assert "sanitation” has not been translated" in done.stdout
    assert done.stdout.endswith("1 units: 0 error, 1 warning, 0 info\n")

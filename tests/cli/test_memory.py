"""`interp memory`: out and in again without a loss, and from other tools' files, whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interp.cli.main import main
from interp.ports import MemoryUnit
from interp.store.drafting_database import DraftingDatabase
from interp.store.translation_memory import SqlMemory
from tests.prepared_demo import empty

UNIT = MemoryUnit(
    "en", "fr", "The rights of the child & <all>.", "Les droits de l’enfant et de tous.", "reviewed", "person",
    "A/HRC/31/34", "Article 3", "", 1_457_338_000_000,
)  # fmt: skip
UNITS = {
    UNIT,
    replace(UNIT, before="Article 9", standing="draft", origin="mt:en-fr@1.9+fixture", document=None, at=7),
    replace(UNIT, target_language="ar", target="حقوق الطفل.", standing="final", origin="official"),
    MemoryUnit("zh", "ru", "儿童权利。", "Права ребенка.", "auto", "tm:100", at=9),
}
FOREIGN = (
    '<tmx version="1.4"><header srclang="en"/><body>'
    '<tu><tuv xml:lang="en"><seg>Peace.</seg></tuv><tuv xml:lang="fr"><seg>La paix.</seg></tuv>'
    '<tuv xml:lang="es"><seg>La paz.</seg></tuv></tu>'
    '<tu><tuv xml:lang="en"><seg>Nothing.</seg></tuv><tuv xml:lang="fr"><seg> </seg></tuv></tu>'
    "</body></tmx>"
)
XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="es"><file id="f">'
    '<unit id="1"><segment state="reviewed"><source>Order.</source><target>Orden.</target></segment></unit>'
    '<unit id="2"><segment state="initial"><source>Chair.</source><target>x</target></segment></unit></file></xliff>'
)


@contextmanager
def opened(data: Path) -> Iterator[SqlMemory]:
    database = DraftingDatabase.in_folder(data)
    yield SqlMemory(database)
    database.close()


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["memory", *map(str, words)])


def has(data: Path) -> set[tuple[str, str, str, str, str]]:
    """Return what a folder remembers: languages, texts, standing."""
    with opened(data) as held:
        return {
            (each.source_language, each.target_language, each.source, each.target, each.standing)
            for each in held.units()
        }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return empty(tmp_path / "data")


def test_what_goes_out_comes_in_again_as_it_was(data: Path, tmp_path: Path) -> None:
    with opened(data) as held:
        held.add(sorted(UNITS, key=lambda each: each.at))
    file, other = tmp_path / "all.tmx", tmp_path / "other"
    assert run("export", file, "--data", data).exit_code == 0
    done = run("import", file, "--data", other)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "4 units read, 4 translations kept.")
    with opened(other) as held:
        assert set(held.units()) == UNITS


def test_one_pair_of_languages_goes_out(data: Path, tmp_path: Path) -> None:
    with opened(data) as held:
        held.add(list(UNITS))
    assert run("export", tmp_path / "ru.tmx", "--source", "zh", "--target", "ru", "--data", data).exit_code == 0
    written = (tmp_path / "ru.tmx").read_text(encoding="utf-8")
    assert "Права ребенка." in written and "enfant" not in written


def test_what_another_tool_wrote_is_a_draft_unless_said_otherwise(data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.tmx").write_text(FOREIGN, encoding="utf-8")
    run("import", tmp_path / "a.tmx", "--data", data)
    assert has(data) == {("en", "fr", "Peace.", "La paix.", "draft"), ("en", "es", "Peace.", "La paz.", "draft")}
    run("import", tmp_path / "a.tmx", "--standing", "reviewed", "--both-ways", "--data", data)
    assert has(data) == {
        ("en", "fr", "Peace.", "La paix.", "reviewed"), ("fr", "en", "La paix.", "Peace.", "reviewed"),
        ("en", "es", "Peace.", "La paz.", "reviewed"), ("es", "en", "La paz.", "Peace.", "reviewed"),
    }  # fmt: skip


def test_xliff_comes_in_with_its_states_and_without_what_is_not_translated(data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.xliff").write_text(XLIFF, encoding="utf-8")
    assert run("import", tmp_path / "a.xliff", "--data", data).exit_code == 0
    assert has(data) == {("en", "es", "Order.", "Orden.", "reviewed")}


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.tmx", FOREIGN.replace("</body></tmx>", "<tu>"), "unreadable_file"),
        ("a.tmx", f'<!DOCTYPE t [<!ENTITY a "aaaa">]>{FOREIGN}', "unsafe_file"),
        ("a.tsv", "en\tfr\nPeace.\tLa paix.\n" + "a" * 30_000 + "\tb\n", "too_long"),
        ("a.doc", FOREIGN, "exchange_format"),
    ],
)
def test_a_file_that_is_refused_leaves_nothing(
    data: Path, tmp_path: Path, name: str, text: str, reason: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("import", tmp_path / name, "--data", data)
    assert done.exit_code == 1 and reason in done.output and len(done.output.splitlines()) <= 2
    assert has(data) == set()


def test_nothing_is_written_over(data: Path, tmp_path: Path) -> None:
    for name in ("there.tmx", "memory.csv"):
        (tmp_path / name).write_text("mine")
        assert run("export", tmp_path / name, "--data", data).exit_code == 1
        assert (tmp_path / name).read_text() == "mine"

"""The pieces that scripts draw are those of the server's table, and come to the same in every case of each."""

import re
from pathlib import Path

from interp.web.drawing.markup import drawn
from interp.web.drawing.table import FOLDER, TABLE, module
from interp.web.wording.page_words import ALL
from interp.web.wording.phrases import said
from tests.paint import table
from tests.paint.node import node
from tests.paint.outline import outline
from tests.row_by_row import row_by_row
from tests.web.drawing.piece_cases import cases

PARTS = {"relay.sign", "technician.sign"}  # of other pieces, which one of the two also shows by itself
PIECES = [f"{name}.{own}" for name, pieces in TABLE.items() for own in pieces]


def words(language: str) -> dict[str, str | list[str]]:
    """Return every word in a language, as a page gives its script those of its own."""
    return {key: said(each, language) for key, each in ALL.items()}


@row_by_row("name", TABLE)
def test_the_scripts_have_the_table_of_the_server(name: str) -> None:
    assert (FOLDER / f"{name}.js").read_text("utf-8") == module(name), "run `make schema`"


def test_the_scripts_have_no_other_pieces() -> None:
    assert {each.stem for each in FOLDER.iterdir()} == {*TABLE}


def test_a_script_draws_each_case_of_each_piece_as_the_server_does(tmp_path: Path) -> None:
    made = [
        {"piece": TABLE[name][own], "name": f"{name}.{own}", "language": language, "values": each,
         "shown": outline(drawn(f"{name}.{own}", language, each))}
        for name, pieces in TABLE.items() for own in pieces for each in cases(pieces[own])
        for language in table.LANGUAGES
    ]  # fmt: skip
    node("table.test.mjs", tmp_path, {"words": {code: words(code) for code in table.LANGUAGES}, "cases": made})


def test_no_piece_is_in_the_table_that_nothing_draws() -> None:
    web = FOLDER.parent.parent.parent
    sources = "".join(each.read_text("utf-8") for end in ("*.html", "*.py") for each in web.rglob(end))
    scripts = "".join(each.read_text("utf-8") for each in FOLDER.parent.rglob("*.js") if each.parent != FOLDER)
    by_server = [each for each in PIECES if f'"{each}"' not in sources and each not in PARTS]
    by_script = [
        each for each in PIECES
        if not re.search(rf"\b(?:pieces\.{each.partition('.')[2]}|{each})\b", scripts) and each not in PARTS
    ]  # fmt: skip
    assert (by_server, by_script) == ([], [])

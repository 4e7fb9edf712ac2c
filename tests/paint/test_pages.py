"""What the server draws first and what a page's script draws then are the same, and what the table of cases says."""

import re
from dataclasses import asdict
from pathlib import Path

import msgspec
import pytest

from interp.web.routing.published_schemas import VIEWS
from tests.paint import table
from tests.paint.drawn import CASES, PAGES, STATES, every
from tests.paint.node import node
from tests.paint.write import drawn
from tests.row_by_row import gathered, row_by_row
from tests.sample_sizes import size

SHOWN = table.read("shown")


def shown(language: str, where: str) -> dict[str, str]:
    """Return what the table says of a page in a state, by slot."""
    return {
        slot: html
        for slot, each in SHOWN[language].items()
        for html, places in each.items()
        if where in places.split(", ")
    }


@row_by_row(("audience", "state"), [(page, state) for page, state in CASES if page in VIEWS])
def test_a_view_of_the_table_is_one_of_the_wire(audience: str, state: str) -> None:
    assert msgspec.convert(table.view(PAGES, state, "ar", audience), VIEWS[audience])


def by_place(drawing: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return what is drawn by page, state and slot."""
    return {
        f"{place}, {slot}": html
        for slot, each in drawing.items() for html, places in each.items() for place in places.split(", ")
    }  # fmt: skip


def test_the_console_says_once_in_words_what_is_expected() -> None:
    words = {state: " ".join(shown("en", f"console {state}").values()) for state in STATES}
    said = {state: len(re.findall(r">[^<]*\bexpected\b", html)) for state, html in words.items()}
    assert max(said.values()) == 1, said


@pytest.mark.parametrize("language", size(("ar",), torture=table.LANGUAGES))  # names stand in isolates there
def test_server_and_script_draw_what_the_table_says(language: str, tmp_path: Path) -> None:
    pages = every(language)
    with gathered() as row:
        with row("the server"):
            now, told = by_place(drawn(pages)), by_place(SHOWN[language])
            others = [each for each in now | told if now.get(each) != told.get(each)]
            said = [f"{each}:\n{told.get(each)}\n{now.get(each)}" for each in others]
            assert others == [], "\n".join(["is it meant? then: python -m tests.paint.write", *said])
        with row("a script, which changes nothing"):
            given = [asdict(each) | {"shown": shown(language, f"{each.page} {each.state}")} for each in pages]
            node("pages.test.mjs", tmp_path, {"pages": given, "scriptOnly": PAGES["script_only"]})

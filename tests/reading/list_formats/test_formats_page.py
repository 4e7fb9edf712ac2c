"""docs/formats.md has every field, band, level and category of a format, and an example without a fault."""

import re
from dataclasses import fields
from typing import get_args

from interp.domain.model.list_rules import LEVELS, Absence, BandName, ListRules, Within
from interp.reading.list_formats.format_file import ARRAYS, CATEGORIES, SINGLE, TABLES, read_format
from tests.sources import ROOT

PAGE = (ROOT / "docs/formats.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> list[str]:
    """Return the first cells of the table with this first heading."""
    rows = PAGE.split(f"| {heading} |")[1].partition("\n\n")[0].splitlines()[2:]
    return [row.split("|")[1].strip(" `") for row in rows]


def listed(word: str) -> list[str]:
    """Return the names in code of the paragraph that begins with a word."""
    paragraph = re.search(rf"(?ms)^{word}[ :,].*?(?=\n\n)", PAGE)
    assert paragraph
    return re.findall(r"`(\w+)`", paragraph[0])


def test_the_table_has_every_field() -> None:
    assert sorted(first_cells("field")) == sorted((*SINGLE, *TABLES, *ARRAYS))
    of_rules = {field for field, _ in SINGLE.values()} | {"limits", "reductions", "scale", "budgets", "bands"}
    assert of_rules | {"format"} == {field.name for field in fields(ListRules)}, "a rule that no field can set"


def test_the_page_has_every_name() -> None:
    assert first_cells("band") and sorted(first_cells("band")) == sorted(get_args(BandName))
    assert listed("Categories") == [*CATEGORIES]
    assert listed("Levels") == [*LEVELS]
    assert set(get_args(Within)) <= set(listed("`within`"))
    assert all(f"`{each}`" in PAGE for each in get_args(Absence))


def test_the_example_has_no_fault() -> None:
    found = re.search(r"(?s)```toml\n(.*?)```", PAGE)
    assert found and read_format("ours", found[1]).faults == ()

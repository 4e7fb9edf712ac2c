"""A symbol leads to the document held here under any of its names, else to the public one; nothing else leads."""

import json

import pytest

from interp.domain.text.symbol_references import Part, aliases, known, parts
from tests.sources import ROOT

CASES = json.loads((ROOT / "tests" / "browser" / "js" / "symbols.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: str(case["text"]))
def test_the_same_symbols_lead_to_the_same_places_as_in_the_browser(case: dict[str, object]) -> None:
    found = [[each.text, each.leads or each.symbol] for each in parts(str(case["text"]), CASES["held"])]
    assert found == case["parts"]


@pytest.mark.parametrize("symbol", ["A/RES/217(III)", "A/RES/217A(III)", "A/RES/217 (III)"])
def test_a_resolution_of_an_old_session_is_known_by_all_its_names(symbol: str) -> None:
    assert {"A/RES/217(III)", "A/RES/217A(III)", "217(III)", "217A(III)"} <= set(aliases(symbol))


def test_of_two_documents_with_one_symbol_the_first_counts_and_none_is_known_without_one() -> None:
    assert known([("A/HRC/31/34", "new"), (None, "bare"), ("A/HRC/31/34", "old"), ("", "empty")]) == {
        "A/HRC/31/34": "new"
    }


def test_a_text_without_symbols_stands_as_it_is() -> None:
    assert list(parts("Nothing here.", {})) == [Part("Nothing here.")]
    assert list(parts("", {})) == []

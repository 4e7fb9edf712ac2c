"""Under which public symbols a paper's documents are published; nothing is said where the paper does not."""

import pytest

from interp.domain.proposals.planning import documents_of
from interp.reading.expressions.public_symbols import public_symbol, treaties_in
from interp.reading.papers.paper_to_proposal import propose
from tests.sources import ROOT

SEED = ROOT / "interp" / "seed" / "hrc31-concept-note.txt"


@pytest.mark.parametrize(("symbol", "text", "public"), [
    ("A/HRC/31/34", "Report (A/HRC/31/34)", "A/HRC/31/34"),
    ("28/19", "Human Rights Council resolution 28/19", "A/HRC/RES/28/19"),
    ("71/243", "General Assembly resolution 71/243", "A/RES/71/243"),
    ("S-17/1", "Résolution S-17/1 du Conseil des droits de l’homme", "A/HRC/RES/S-17/1"),
    ("28/19", "人权理事会第28/19号决议", "A/HRC/RES/28/19"),
    ("28/19", "Resolution 28/19", None),
    ("60/251", "In resolution 60/251 the General Assembly created the Human Rights Council", None),
    ("2015/3", "Economic and Social Council resolution 2015/3", None),
    (None, "a background paper", None),
])  # fmt: skip
def test_a_bare_number_is_one_of_the_organ_named_beside_it(symbol: str | None, text: str, public: str | None) -> None:
    assert public_symbol(symbol, text) == public


def test_a_protocol_is_not_taken_for_its_convention() -> None:
    protocol = "the Optional Protocol to the Convention on the Rights of the Child on a communications procedure"
    assert [each.public for each in treaties_in([protocol])] == ["A/RES/66/138"]
    both = treaties_in([protocol, "and the Convention on the\nRights of the Child"])
    assert [each.public for each in both] == ["A/RES/66/138", "A/RES/44/25"]


def test_the_committee_on_the_rights_of_the_child_is_no_treaty() -> None:
    assert treaties_in(["Chairperson of the Committee on the Rights of the Child"]) == ()


def test_the_seeds_own_documents_are_planned_with_their_symbols_each_once() -> None:
    found = documents_of(propose(SEED.read_bytes(), SEED.name))
    assert [(each.symbol, each.printed) for each in found] == [
        ("A/HRC/RES/28/19", "28/19"), ("A/HRC/31/34", "A/HRC/31/34"), ("A/HRC/RES/7/29", "7/29"),
        ("A/RES/44/25", None), ("A/RES/54/263", None),
    ]  # fmt: skip
    assert {each.language for each in found} == {"en"}

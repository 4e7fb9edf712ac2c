"""Three letters in any language find a delegation; the best is first."""

from datetime import date
from functools import cache

import pytest

from interp.domain.delegations.registry import Delegation
from interp.domain.delegations.search import Finder, fold
from interp.seed.bundled_data import delegations
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

FINDER = Finder(delegations())
TODAY = date(2026, 11, 25)


def found(typed: str, language: str = "en") -> list[str]:
    return [each.code for each in FINDER.find(typed, language, TODAY)]


@row_by_row(
    ("typed", "code"),
    [
        ("bra", "BRA"), ("BRÉ", "BRA"),
        ("bré", "BRA"), ("برا", "BRA"), ("البر", "BRA"), ("бра", "BRA"), ("巴西", "BRA"),
        ("baxi", "BRA"), ("egy", "EGY"), ("Égy", "EGY"), ("cot", "CIV"), ("d'iv", "CIV"), ("d’iv", "CIV"),
        ("الما", "DEU"), ("ألم", "DEU"), ("المان", "DEU"), ("ايس", "ISL"), ("جزا", "DZA"), ("йем", "YEM"),
        ("fei", "FJI"), ("feilv", "PHL"), ("feilu", "PHL"), ("esw", "SWZ"),
        ("swa", "SWZ"), ("tur", "TUR"), ("tür", "TUR"),
        ("hcr", "unhcr"), ("unh", "unhcr"), ("oic", "oic"), ("GBR", "GBR"),
    ],
)  # fmt: skip
def test_a_few_letters_in_any_language_find_it_first(typed: str, code: str) -> None:
    assert found(typed)[0] == code


@cache
def found_of_forty(typed: str, language: str) -> tuple[Delegation, ...]:
    return FINDER.find(typed, language, TODAY, most=40)


@row_by_row("each", list(delegations())[:: size(4, torture=1)], ids=lambda each: each.code)
def test_the_first_three_letters_of_every_name_find_its_owner(each: object) -> None:
    for language, name in each.on(TODAY).items():  # type: ignore[attr-defined]
        typed = name.short[: 3 if language != "zh" else 2]
        most = found_of_forty(typed, language)
        assert each in most, (language, typed)


def test_the_readers_own_language_comes_first() -> None:
    assert found("mal", "fr")[:3] == ["MYS", "MWI", "MDV"]
    assert found("ale", "es")[0] == "DEU"


def test_a_beginning_comes_before_a_middle_and_a_state_before_a_group() -> None:
    assert found("pal")[:2] == ["PLW", "PSE"]
    assert found("union", "fr")[:2] == ["eu", "african-union"]


@pytest.mark.parametrize("typed", ["", "  ", "’", "()", "zzzz"])
def test_nothing_to_go_by_finds_nobody(typed: str) -> None:
    assert found(typed) == []


def test_letters_are_folded_the_same_way_on_both_sides() -> None:
    assert fold("  CÔTE d’Ivoire ") == "cote divoire"
    assert fold("إسرائيل") == fold("اسراييل")
    assert fold("القاهرة") == fold("القاهره")
    assert fold("Ёж") == "еж"


@row_by_row(
    ("typed", "sure"),
    [
        ("niger", {"NER": "exact"}), ("Congo", {"COG": "exact"}), ("guinea", {"GIN": "exact"}),
        ("中国", {"CHN": "exact"}),
        ("uk", {"GBR": "exact"}), ("drc", {"COD": "exact"}), ("republic of korea", {"KOR": "exact"}),
        ("phi", {"PHL": "only"}), ("برا", {"BRA": "only"}), ("бра", {"BRA": "only"}),
        ("nig", {}), ("korea", {}), ("che", {}), ("ma", {}), ("中", {}), ("b", {}), ("", {}),
    ],
)  # fmt: skip
def test_only_a_whole_name_or_a_beginning_without_another_is_sure(typed: str, sure: dict[str, str]) -> None:
    assert FINDER.sure(typed) == sure

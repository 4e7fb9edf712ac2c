"""Words a text has, in Chinese characters, and from when that many a minute are fast, by body."""

from pathlib import Path

import pytest

from interp.domain.rules.hand.reading_pace import FastPace, counted, fast, paces
from interp.errors import BadRequest
from interp.seed.bundled_data import fast_paces

ANY, COUNCIL = FastPace("en", "*", 120, "a study"), FastPace("en", "hrc", 140, "its secretariat")


@pytest.mark.parametrize(
    "text, language, count",
    [
        ("Thank you, Mr. President.", "en", 4), ("L’Internet de l’enfant", "fr", 3),
        ("In 2015, 1,041,000 reports", "en", 4),
        ("谢谢主席先生。", "zh", 6), ("2015年，45个国家", "zh", 6), ("شكرا سيدي الرئيس.", "ar", 3), ("", "en", 0),
    ],
)  # fmt: skip
def test_words_are_counted_and_in_chinese_characters(text: str, language: str, count: int) -> None:
    assert counted([text], language) == count


def test_a_body_s_own_figure_goes_first() -> None:
    assert fast((ANY, COUNCIL), "en", "hrc") == COUNCIL
    assert fast((ANY, COUNCIL), "en", "unea") == ANY
    assert fast((ANY, COUNCIL), "fr", "hrc") is None


def test_a_body_is_known_by_its_name_as_printed() -> None:
    assert fast((FastPace("en", "Human Rights Council", 110, "a note"), ANY), "en", "HUMAN RIGHTS COUNCIL") == FastPace(
        "en", "Human Rights Council", 110, "a note"
    )


def test_too_fast_is_a_share_of_what_is_fast_as_the_service_is_set() -> None:
    table = "head\nen\t*\t120\ta study\nzh\t*\t180\ta study\n"
    assert [each.red for each in paces(table, 125)] == [150, 225]
    assert [each.red for each in paces(table)] == [None, None]


def test_an_operator_s_table_goes_before_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "paces.tsv"
    own.write_text("language\tbody\tper_minute\tsource\nen\tHuman Rights Council\t110\ta note\n", encoding="utf-8-sig")
    known = fast_paces(own, 150)
    found = fast(known, "en", "Human Rights Council")
    assert found and (found.per_minute, found.red, found.source) == (110, 165, "a note")
    other = fast(known, "en", "UNEA")
    assert other and (other.per_minute, other.red) == (120, 180)


@pytest.mark.parametrize("row", ["en\t*\tfast\ta note", "en\t*\t0\ta note", "en\t*\t110\t ", "en\t*\t110"])
def test_a_faulty_table_is_refused_by_the_name_of_its_setting(tmp_path: Path, row: str) -> None:
    own = tmp_path / "paces.tsv"
    own.write_text(f"language\tbody\tper_minute\tsource\n{row}\n", encoding="utf-8")
    for each in (own, tmp_path / "none.tsv"):
        with pytest.raises(BadRequest) as refused:
            fast_paces(each)
        assert refused.value.args_["name"] == "INTERP_PACES"


def test_each_of_the_six_languages_has_a_figure_with_its_source() -> None:
    assert {each.language for each in fast_paces()} == {"ar", "zh", "en", "fr", "ru", "es"}
    assert all(each.per_minute > 0 and each.source for each in fast_paces())
    with pytest.raises(ValueError):
        paces("head\nen\t*\tfast\tnobody\n")

"""Words a text has, in Chinese characters, and from when that many a minute are fast, by body."""

import pytest

from interp.domain.rules.hand.reading_pace import FastPace, counted, fast, paces
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


def test_each_of_the_six_languages_has_a_figure_with_its_source() -> None:
    assert {each.language for each in fast_paces()} == {"ar", "zh", "en", "fr", "ru", "es"}
    assert all(each.per_minute > 0 and each.source for each in fast_paces())
    with pytest.raises(ValueError):
        paces("head\nen\t*\tfast\tnobody\n")

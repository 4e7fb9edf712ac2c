"""Characters that do not belong, and brackets without a partner."""

from tests.domain.checks.gold_translations import found


def test_stray_characters_are_found() -> None:
    for junk in ("♪ Bonjour à tous ♪", "Bonjour_à tous", "Bonjour à tous..", "Bonjour,, à tous", "Bonjour <unk> tous"):
        assert "stray" in found("Good morning, everybody", junk, "en-fr"), junk
    assert "bracket" in found("A word (of thanks)", "Un mot (de remerciement", "en-fr")


def test_what_the_original_has_may_stay() -> None:
    assert found("♪ Song ♪ (live", "♪ Chanson ♪ (en direct", "en-fr") == {}


def test_a_bracket_of_a_list_closes_nothing_and_wide_ones_pair() -> None:
    assert found("a) rights; b) duties", "а) права; б) обязанности", "en-ru") == {}
    assert found("Rights (Article 3)", "权利（第3条）", "en-zh") == {}
    assert found("A “word”", "Слово «здесь", "en-ru")["bracket"].values == ("«",)

"""A translation in another script or language than it should be is found."""

from tests.domain.checks.gold_translations import found


def test_the_wrong_language_is_an_error() -> None:
    assert found("权利和自由", "the rights and the freedoms of all", "zh-fr")["language"].severity == "error"
    assert "language" in found("All human beings are born free.", "Tous les êtres humains naissent libres.", "en-es")
    assert "language" in found("All human beings are born free.", "人人生而自由。", "en-ar")
    with_names = "参见UNICEF关于Kate Gilmore的报告。"
    assert "language" not in found("See the UNICEF report on Kate Gilmore.", with_names, "en-zh")

"""Placeholders and kept pieces are counted."""

from tests.domain.checks.gold_translations import found


def test_placeholders_are_counted() -> None:
    assert "placeholder_missing" in found("See Qz1 and Qz2.", "Voir Qz1.", "en-fr")
    assert "placeholder_doubled" in found("See Qz1.", "Voir Qz1 Qz1.", "en-fr")
    assert "placeholder_left" in found("See the note.", "Voir la note Qz1.", "en-fr")
    assert "placeholder_missing" in found("UNICEF reports", "Le Fonds rend compte", "en-fr", kept=("UNICEF",))


def test_placeholders_of_the_catalogues_are_kept_too() -> None:
    assert found("{count} texts of %(name)s", "%(name)s: {count}", "en-ru") == {}
    assert found("{count} texts", "{число} текстов", "en-ru")["placeholder_left"].values == ("{число}",)

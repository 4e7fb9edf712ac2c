"""Addresses stand character for character."""

from tests.domain.checks.gold_translations import found


def test_an_address_is_kept_character_for_character() -> None:
    assert "url_missing" in found("Write to office@un.org.", "Écrire à office@uno.org.", "en-fr")
    assert "url_missing" in found("See http://a_b.org/x_y.", "Voir http://a b.org/x y.", "en-fr")

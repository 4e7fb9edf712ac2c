"""Addresses stand character for character."""

from tests.domain.checks.gold_translations import found


def test_an_address_is_kept_character_for_character() -> None:
    assert "url_missing" in found("Write to office@un.org.", "Écrire à office@uno.org.", "en-fr")
    assert "url_missing" in found("See http://a_b.org/x_y.", "Voir http://a b.org/x y.", "en-fr")


def test_an_address_nobody_gave_is_told_and_its_full_stop_is_not_part_of_it() -> None:
    assert found("See the site.", "见www.un.org。", "en-zh")["url_extra"].values == ("www.un.org",)
    assert found("See www.un.org.", "见www.un.org。", "en-zh") == {}


def test_an_address_ends_where_chinese_begins() -> None:
    assert found("As outlined at www.un.org/rivers.", "如www.un.org/rivers所述。", "en-zh") == {}
    assert "url_missing" in found("As outlined at www.un.org/rivers.", "如www.un.org/lakes所述。", "en-zh")

"""Document symbols stand letter for letter."""

from tests.domain.checks.gold_translations import found


def test_a_symbol_is_kept_letter_for_letter() -> None:
    assert "symbol_missing" in found("See A/HRC/31/34.", "Voir A/HRC/31/43.", "en-fr")
    assert found("See A/HRC/31/34/Add.1.", "参见A/HRC/31/34/Add.1。", "en-zh") == {}
    assert found("See A/HRC/31/34.", "См. А/НRС/31/34.", "en-ru") == {}  # Cyrillic letters that look the same

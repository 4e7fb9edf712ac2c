"""Document symbols stand letter for letter."""

from tests.domain.checks.gold_translations import found


def test_a_symbol_is_kept_letter_for_letter() -> None:
    assert "symbol_missing" in found("See A/HRC/31/34.", "Voir A/HRC/31/43.", "en-fr")
    assert found("See A/HRC/31/34/Add.1.", "参见A/HRC/31/34/Add.1。", "en-zh") == {}
    assert found("See A/HRC/31/34.", "См. А/НRС/31/34.", "en-ru") == {}  # Cyrillic letters that look the same


def test_a_resolution_may_be_written_by_its_number() -> None:
    assert "symbol_missing" not in found("A/RES/60/251 stands", "La résolution 60/251 demeure", "en-fr")
    assert "symbol_missing" in found("A/RES/60/251 stands", "La résolution 60/152 demeure", "en-fr")


def test_a_symbol_nobody_named_is_told() -> None:
    assert found("See the report.", "Voir le rapport A/HRC/31/34.", "en-fr")["symbol_extra"].values == ("A/HRC/31/34",)

"""Characters that do not belong, and brackets without a partner."""

from tests.domain.checks.gold_translations import found


def test_stray_characters_are_found() -> None:
    for junk in ("♪ Bonjour à tous ♪", "Bonjour_à tous", "Bonjour à tous..", "Bonjour,, à tous", "Bonjour <unk> tous"):
        assert "stray" in found("Good morning, everybody", junk, "en-fr"), junk
    assert "bracket" in found("A word (of thanks)", "Un mot (de remerciement", "en-fr")

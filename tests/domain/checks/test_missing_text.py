"""An empty translation, a sentence or a part left out."""

from tests.domain.checks.gold_translations import found


def test_a_dropped_sentence_is_found() -> None:
    source = (
        "The Council welcomes the report of the Special Rapporteur and takes note of its conclusions. "
        "It requests the High Commissioner to submit a study on this question at its next session."
    )
    assert found(source, "Le Conseil se félicite du rapport du Rapporteur spécial.", "en-fr")["sentence_dropped"]
    assert found(source, " ", "en-fr")["empty"].severity == "error"


def test_a_short_translation_of_a_short_text_says_nothing() -> None:
    assert found("Adoption of the agenda", "通过议程", "en-zh") == {}


def test_nothing_is_no_fault_where_there_was_nothing_to_say() -> None:
    assert found("—", "", "en-fr") == {}


def test_a_text_of_which_half_is_gone_is_too_short() -> None:
    source = "The Council decided that the annual full-day meeting on the rights of the child would be held " * 2
    assert found(source, "Le Conseil a décidé que cela se tiendrait en mars", "en-fr")["too_short"].severity == "error"

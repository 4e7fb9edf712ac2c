"""An empty translation, a sentence or a part left out."""

from tests.domain.checks.gold_translations import found


def test_a_dropped_sentence_is_found() -> None:
    source = (
        "The Council welcomes the report of the Special Rapporteur and takes note of its conclusions. "
        "It requests the High Commissioner to submit a study on this question at its next session."
    )
    assert found(source, "Le Conseil se félicite du rapport du Rapporteur spécial.", "en-fr")["sentence_dropped"]
    assert found(source, " ", "en-fr")["empty"].severity == "error"

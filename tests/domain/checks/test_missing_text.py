"""An empty translation, a sentence or a part left out."""

from tests.domain.checks.gold_translations import found


def test_a_dropped_sentence_is_found() -> None:
    source = (
        "The Council welcomes the report of the Special Rapporteur and takes note of its conclusions. "
        "It requests the High Commissioner to submit a study on this question at its next session."
    )
    assert found(source, "Le Conseil se félicite du rapport du Rapporteur spécial.", "en-fr")["sentence_dropped"]
    assert found(source, " ", "en-fr")["empty"].severity == "error"


def test_of_two_chinese_sentences_one_may_hold_both_unless_half_is_gone() -> None:
    source = "代表团认为，委员会应当在下届会议之前编写一份关于这一问题的综合报告。报告应当印发给所有成员国。"
    joined = "The delegation wanted a report on this from the Committee by its next session, sent to all."
    assert [each.severity for each in found(source, joined, "zh-en").values()] == ["warning"]
    assert found(source, "The delegation wanted a report on this.", "zh-en")["sentence_dropped"].severity == "error"


def test_a_short_translation_of_a_short_text_says_nothing() -> None:
    assert found("Adoption of the agenda", "通过议程", "en-zh") == {}


def test_nothing_is_no_fault_where_there_was_nothing_to_say() -> None:
    assert found("—", "", "en-fr") == {}


def test_a_text_of_which_half_is_gone_is_too_short() -> None:
    source = "The Council decided that the annual full-day meeting on the rights of the child would be held " * 2
    assert found(source, "Le Conseil a décidé que cela se tiendrait en mars", "en-fr")["too_short"].severity == "error"

"""A translation in another script or language than it should be is found."""

from tests.domain.checks.gold_translations import found


def test_the_wrong_language_is_an_error() -> None:
    assert found("权利和自由", "the rights and the freedoms of all", "zh-fr")["language"].severity == "error"
    assert "language" in found("All human beings are born free.", "Tous les êtres humains naissent libres.", "en-es")
    assert "language" in found("All human beings are born free.", "人人生而自由。", "en-ar")
    with_names = "参见UNICEF关于Kate Gilmore的报告。"
    assert "language" not in found("See the UNICEF report on Kate Gilmore.", with_names, "en-zh")


def test_a_text_of_a_few_words_or_of_names_is_not_judged() -> None:
    assert "language" not in found("Good morning", "Bonjour", "en-es")
    assert "language" not in found("UNICEF, UNESCO and WHO", "儿基会、UNESCO、WHO", "en-zh")


def test_an_english_genitive_is_no_french_word() -> None:
    assert "language" not in found("谁知道答案？", "What's Maria Keller's answer?", "zh-en")


def test_words_of_the_original_in_brackets_after_their_translation_do_not_count() -> None:
    source = "The teachers of the primary school met the nurses of the city hospital."
    target = "小学教师（teachers of the primary school）会见了医院护士（nurses of the city hospital）。"
    assert "language" not in found(source, target, "en-zh")
    left = "小学 teachers of the primary school 会见了 nurses of the city hospital"
    assert "language" in found(source, left, "en-zh")


def test_kept_pieces_do_not_count() -> None:
    target = "参见 the Convention on the Rights of the Child"
    assert found("公约", target, "fr-zh").keys() == {"language"}
    assert found("公约", target, "fr-zh", kept=("the Convention on the Rights of the Child",)) == {}

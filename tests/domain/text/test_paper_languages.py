"""A paper's language, its passages in another one, and mixed papers."""

from interp.domain.text.language_identification import OTHER, UNSURE, Evidence
from interp.domain.text.paper_languages import PaperLanguages, Passage, paper_languages

SAID = {"E": Evidence("en"), "F": Evidence("fr"), "P": OTHER, "?": UNSURE}
LONG = 50


def identify(text: str) -> Evidence:
    """Return the language by which letter a text begins; a whole text by its first block."""
    return SAID[text[:1]]


def found(blocks: str) -> PaperLanguages:
    """Return the languages of a paper whose blocks, one a letter, are all long."""
    return paper_languages([letter + "a" * LONG for letter in blocks], identify)


def test_a_paper_in_one_language_has_it() -> None:
    assert found("EEE") == PaperLanguages("en", False, (Passage("en", 0, 2),))


def test_unsure_blocks_belong_to_the_passage_around_them() -> None:
    assert found("E?E??E").passages == (Passage("en", 0, 5),)


def test_a_second_language_makes_a_paper_mixed_and_a_quotation_does_not() -> None:
    assert found("EEEF") == PaperLanguages(None, True, (Passage("en", 0, 2), Passage("fr", 3, 3)))
    quoting = found("E" * 12 + "F" + "EE")
    assert (quoting.language, quoting.mixed) == ("en", False)
    assert quoting.foreign_to("en") == (Passage("fr", 12, 12),)
    assert quoting.foreign_to("fr") == (Passage("en", 0, 11), Passage("en", 13, 14))


def test_a_paper_in_none_of_the_six_has_no_language() -> None:
    assert found("PPP") == PaperLanguages(None, False, (Passage(None, 0, 2),))
    assert found("PPPE").mixed


def test_short_blocks_make_no_passage() -> None:
    texts = ["E" + "a" * LONG] * 3 + ["Fin."] + ["E" + "a" * LONG]
    assert paper_languages(texts, identify).foreign_to("en") == ()


def test_where_the_whole_leaves_it_open_most_blocks_have_to_be_known() -> None:
    def whole_unsure(text: str) -> Evidence:
        return UNSURE if "\n" in text else identify(text)

    assert paper_languages(["E" + "a" * LONG] * 2 + ["?" + "a" * LONG], whole_unsure).language == "en"
    assert paper_languages(["E" + "a" * LONG] + ["?" + "a" * LONG] * 2, whole_unsure).language is None


def test_a_whole_in_another_language_than_its_blocks_has_none() -> None:
    def otherwise(text: str) -> Evidence:
        return OTHER if "\n" in text else identify(text)

    assert paper_languages(["E" + "a" * LONG] * 3, otherwise).language is None


def test_short_papers_have_the_language_of_the_whole_and_empty_ones_none() -> None:
    assert paper_languages(["Eh.", "E."], identify).language == "en"
    assert paper_languages([], lambda text: UNSURE) == PaperLanguages(None)


def test_our_own_evidence_is_the_default() -> None:
    assert paper_languages(["The rights of the child are human rights, and they belong to all."]).language == "en"

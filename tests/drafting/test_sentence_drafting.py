"""An operator's terms in drafting: what is kept never goes through a machine, and the best of its answers is taken."""

import pytest

from interp.domain.checks import check
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.translation.lexicon import kept_in
from interp.domain.translation.protection import restore
from interp.domain.translation.term_list import read
from interp.drafting.sentence_drafting import LanguagePair, SentenceDrafter, best_of
from interp.ports import Drafted
from tests.domain.translation.person_sentences import SENTENCES

TERMS = read("kind\ten\tfr\nrequired\tfloor\tparole\nforbidden\t\tpanel > table ronde\nkeep\tSched\n").terms
CRAFT = SentenceDrafter(kept=kept_in(TERMS), terms=TERMS)
WAYS = LanguagePair("en", "fr")


def drafted(text: str, best: str, *others: str) -> tuple[str, list[str]]:
    """Return the draft that is made of a machine's answers, and what is found wrong with it."""
    pieces = CRAFT.pieces(text, WAYS)
    made = CRAFT.finish(text, pieces, [Drafted(best, "mt:en-fr@1.9", -0.2, others=others)], WAYS)
    return made.text, [each.code for each in made.findings]


def test_the_answer_with_the_required_term_is_taken() -> None:
    text = "You have the floor, Madam President."
    wrong, right = "Vous avez le plancher, Madame la Présidente.", "Vous avez la parole, Madame la Présidente."
    assert drafted(text, wrong, right) == (right, [])
    assert drafted(text, wrong) == (wrong, ["term_missing"])


def test_an_answer_without_the_forbidden_term_is_taken() -> None:
    text, right = "The round table is open to everybody.", "La table ronde est ouverte à tous."
    assert drafted(text, "Le panel est ouvert à tous.", right) == (right, [])


def test_what_is_kept_stands_aside_for_the_machine_and_comes_back() -> None:
    text = "Please look at Sched for the programme of the day."
    (asked,) = CRAFT.pieces(text, WAYS).texts
    assert "Sched" not in asked and "Qz1" in asked
    assert drafted(text, "Veuillez consulter Qz1 pour le programme du jour.") == (
        "Veuillez consulter Sched pour le programme du jour.", []
    )  # fmt: skip


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_a_sentence_in_which_a_person_does_something_goes_through_the_machine_whole(language: str) -> None:
    ways = LanguagePair(language, "fr" if language == "en" else "en")
    for text in SENTENCES[language]:
        pieces = SentenceDrafter().pieces(text, ways)
        (asked,) = pieces.texts
        assert restore(asked, pieces.parts[0]) == (text, ())


def test_only_the_office_of_a_person_line_goes_through_the_machine() -> None:
    pieces = CRAFT.pieces("Ms. Marta Santos Pais, Special Representative", WAYS)
    assert pieces.texts == ("Special Representative",)


def test_half_a_sentence_left_in_the_original_is_an_error_of_the_draft() -> None:
    half = "Mᵐᵉ Santos Pais met President Obama, qui a accepté."
    assert drafted("Ms. Santos Pais met President Obama, who agreed.", half)[1] == ["part_untranslated"]


def test_letters_that_the_machine_does_not_know_are_an_error_though_they_are_taken_out() -> None:
    text, known = "The meeting opens in Room XX.", "La séance s’ouvre dans la salle XX."
    assert drafted(text, "La séance s’ouvre dans la ⁇ XX.", known) == (known, [])
    assert drafted(text, "La séance s’ouvre ⁇ dans la salle XX.") == (known, ["stray"])


def test_the_hypothesis_with_the_fewest_findings_is_chosen() -> None:
    source = "In 2016, the Council adopted resolution 28/19."
    several = (
        "En 2015, le Conseil a adopté la résolution 28/19.",
        "En 2016, le Conseil a adopté la résolution 28/19.",
        "En 2016, le Conseil adopta la résolution 28/19.",
    )
    assert best_of(several, lambda text: check(source, text, "en", "fr")) == 1
    with pytest.raises(ValueError, match="empty"):
        best_of((), lambda text: ())

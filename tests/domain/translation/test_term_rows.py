"""A term added to an operator's list: in its columns, nothing else touched, never twice."""

import pytest

from interp.domain.translation.term_list import MOST_TERMS, read
from interp.domain.translation.term_rows import with_term, without_term
from interp.errors import BadRequest, Refused

LIST = "# ours\nkind\tfr\ten\trequired by\n"
OURS = "# ours\r\nkind\tfr\ten\r\nrequired\tConseil\tCouncil\r\n\r\n"


def test_the_first_term_makes_the_list() -> None:
    (term,) = read(made := with_term("", "en", "Council", "fr", "Conseil", "A/1")).terms
    assert (term.kind, term.forms) == ("required", {"en": ("Council",), "fr": ("Conseil",)})
    assert made.splitlines()[1].endswith("A/1")


def test_a_term_goes_under_the_columns_that_are_there() -> None:
    made = with_term(OURS, "en", "  point of  order", "fr", "motion d’ordre")
    assert made == OURS.rstrip("\r\n") + "\nrequired\tmotion d’ordre\tpoint of order\n"
    assert [each.forms["en"] for each in read(made).terms] == [("Council",), ("point of order",)]


def test_a_list_of_remarks_alone_gets_its_columns() -> None:
    assert len(read(with_term("# ours\n", "en", "Council", "zh", "理事会")).terms) == 1


def test_the_same_term_is_not_added_twice_and_another_translation_is() -> None:
    with pytest.raises(Refused, match="term_known"):
        with_term(OURS, "en", "Council", "fr", "Conseil")
    assert len(read(with_term(OURS, "en", "Council", "fr", "le Conseil")).terms) == 2


def test_a_term_that_was_added_is_removed_and_nothing_else() -> None:
    added = ("en", " point of  order", "fr", "motion d’ordre", "Ana")
    assert without_term(with_term(OURS, *added), *added) == OURS.rstrip("\r\n") + "\n"
    with pytest.raises(Refused, match="term_gone"):
        without_term("", *added)


def test_a_term_of_somebody_else_and_one_that_was_written_over_stay() -> None:
    text = with_term("", "en", "point of order", "fr", "motion d’ordre", "Ana")
    for changed, note in ((text, "Ben"), (text.replace("motion", "rappel"), "Ana")):
        with pytest.raises(Refused, match="term_gone"):
            without_term(changed, "en", "point of order", "fr", "motion d’ordre", note)


@pytest.mark.parametrize(
    ("text", "words", "translation", "language", "reason"),
    [
        (OURS, "Council", "理事会", "zh", "term_columns"), (LIST, "Council", "Conseil", "fr", "term_columns"),
        (OURS, "a|b", "c", "fr", "term_signs"), (OURS, "a", "> c", "fr", "term_signs"),
    ],
)  # fmt: skip
def test_what_the_list_cannot_hold_is_told(
    text: str, words: str, translation: str, language: str, reason: str
) -> None:
    with pytest.raises(BadRequest, match=reason):
        with_term(text, "en", words, language, translation)


def test_a_full_list_and_no_words_are_refused() -> None:
    full = "kind\ten\tfr\n" + "".join(f"required\ta{n}\tb{n}\n" for n in range(MOST_TERMS))
    with pytest.raises(Refused, match="terms_full"):
        with_term(full, "en", "Council", "fr", "Conseil")
    with pytest.raises(Refused, match="empty_text"):
        with_term("", "en", " ", "fr", "Conseil")

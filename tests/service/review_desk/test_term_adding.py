"""A term added from a text: signed in its note, for the section only."""

from dataclasses import replace

import pytest

from interp.domain.rules.permissions import ATTENDEE
from interp.domain.translation.term_list import read
from interp.errors import BadRequest, NotAllowed, Refused
from interp.service.review_desk.term_adding import NewTerm, TermAdding
from tests.translation_section import ANA, Bureau


def test_a_term_is_added_and_says_by_whom() -> None:
    texts, document = [""], Bureau().file()
    adding = TermAdding(lambda rewritten: texts.append(rewritten(texts[-1])))
    adding.add(ANA, document, NewTerm("fr", "point of order", "motion d’ordre"))
    (term,) = read(texts[-1]).terms
    assert term.forms == {"en": ("point of order",), "fr": ("motion d’ordre",)}
    assert texts[-1].rstrip().endswith("Ana")


def test_a_term_is_taken_back_by_who_added_it_alone() -> None:
    texts, document, term = [""], Bureau().file(), NewTerm("fr", "point of order", "motion d’ordre")
    adding = TermAdding(lambda rewritten: texts.append(rewritten(texts[-1])))
    adding.add(ANA, document, term)
    with pytest.raises(Refused, match="term_gone"):
        adding.take_back(replace(ANA, name="Ben"), document, term)
    adding.take_back(ANA, document, term)
    assert read(texts[-1]).terms == ()


@pytest.mark.parametrize(
    ("language", "error"), [("en", Refused), ("de", BadRequest), ("", BadRequest)]
)
def test_a_language_that_is_none_of_the_translation_is_refused(language: str, error: type[Exception]) -> None:
    adding = TermAdding(lambda rewritten: None)
    with pytest.raises(error):
        adding.add(ANA, Bureau().file(), NewTerm(language, "a", "b"))


def test_the_public_may_not() -> None:
    adding = TermAdding(lambda rewritten: None)
    for work in (adding.add, adding.take_back):
        with pytest.raises(NotAllowed):
            work(ATTENDEE, Bureau().file(), NewTerm("fr", "a", "b"))

"""What the service supplies is new where it differs, and never replaces what a person entered."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.rules.parties.supplied_texts import supplied, text_of
from interp.errors import NotFound
from tests.builders import sitting

TITLE = "item.i1.title"
FRENCH = do.Supplied(TITLE, "fr", "Ouverture", "reviewed", "author")


def test_a_text_that_nobody_has_is_new() -> None:
    assert supplied(sitting().state, [FRENCH]) == (
        ev.TextTranslated(TITLE, "fr", "Ouverture", "reviewed", "author", 1),
    )


def test_what_is_there_and_what_a_person_entered_gives_nothing() -> None:
    assert supplied(sitting(do.SupplyTexts((FRENCH,))).state, [FRENCH]) == ()
    assert supplied(sitting(do.SetText(TITLE, "fr", "Discours")).state, [FRENCH]) == ()


def test_a_text_that_does_not_exist_is_named() -> None:
    with pytest.raises(NotFound):
        text_of(sitting().state, "item.i9.title")

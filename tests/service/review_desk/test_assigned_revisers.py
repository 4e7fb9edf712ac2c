"""Who revises a text: named and taken away by those who work at the desk, where the text is translated."""

import pytest

from interp.domain.rules.permissions import ATTENDEE
from interp.errors import BadRequest, NotAllowed
from tests.translation_section import ANA, Bureau


@pytest.fixture
def bureau() -> Bureau:
    """Return a translation section."""
    return Bureau()


def test_a_reviser_takes_a_text(bureau: Bureau) -> None:
    filed = bureau.file()
    mark = bureau.worklist.mark("m1")
    bureau.worklist.revisers.assign(ANA, "m1", filed, "fr", " Bob ")
    assert [each.assigned for each in bureau.tasks()] == [None, None, "Bob", None, None]
    assert bureau.worklist.mark("m1") > mark


@pytest.mark.parametrize("nobody", [None, "", "  "])
def test_without_a_name_it_is_nobody(bureau: Bureau, nobody: str | None) -> None:
    filed = bureau.file()
    bureau.worklist.revisers.assign(ANA, "m1", filed, "fr", "Bob")
    bureau.worklist.revisers.assign(ANA, "m1", filed, "fr", nobody)
    assert {each.assigned for each in bureau.tasks()} == {None}


@pytest.mark.parametrize("language", ["en", "de"])
def test_nobody_translates_into_the_language_of_the_original(bureau: Bureau, language: str) -> None:
    with pytest.raises(BadRequest):
        bureau.worklist.revisers.assign(ANA, "m1", bureau.file(), language, "Ana")


def test_an_attendee_names_nobody(bureau: Bureau) -> None:
    with pytest.raises(NotAllowed):
        bureau.worklist.revisers.assign(ATTENDEE, "m1", bureau.file(), "fr", "Eve")

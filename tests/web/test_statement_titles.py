"""A statement without a title is called by its speaker, whatever form of address a program gave the person."""

import pytest

from interp.domain.model import commands as do
from interp.languages import INTERFACE_LANGUAGES
from interp.web.statement_titles import statement_title
from tests.builders import sitting


def titles(honorific: str) -> dict[str, str]:
    """Return the titles of the statement of a person of the seed's first speech."""
    here = sitting()
    person = here.state.speeches["s1"].person
    assert person
    return statement_title(here.does(do.AmendPerson(person, honorific=honorific)).state, "s1")


@pytest.mark.parametrize("honorific", ["minister", "Mme la Ministre", ""])
def test_an_unknown_form_of_address_is_left_out(honorific: str) -> None:
    assert titles(honorific) == titles("")
    assert set(titles(honorific)) == set(INTERFACE_LANGUAGES)


def test_a_known_one_is_said() -> None:
    assert titles("ms") != titles("dr") != titles("") != titles("ms")

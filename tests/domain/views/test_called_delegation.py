"""A delegation that nobody is named for is called by the form of its name that its language's table has."""

from dataclasses import replace

from interp.domain.model.parties import Details
from interp.domain.views.chair import called
from interp.domain.views.view_parts import Recipient
from tests.builders import sitting


def test_the_form_of_the_readers_language_follows_where_no_person_is_named() -> None:
    state = sitting().state
    speech = replace(next(iter(state.speeches.values())), person=None)
    state = replace(state, details={speech.party.id: Details(called=(("fr", "du Chili"), ("es", "de Chile")))})
    french = called(state, speech, Recipient("fr"))
    assert french and (french.text, french.language) == ("du Chili", "fr")
    assert called(state, speech, Recipient("ru")) is None
    assert called(state, replace(speech, person="p1"), Recipient("fr")) is None
    assert called(state, None, Recipient("fr")) is None
    assert called(replace(state, details={}), speech, Recipient("fr")) is None

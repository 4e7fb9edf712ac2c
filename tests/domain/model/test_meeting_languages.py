"""The languages of a meeting are the six, each of which has pages too."""

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.languages import INTERFACE_LANGUAGES


def test_there_are_six_languages_of_meetings_in_the_united_nations_order() -> None:
    assert MEETING_LANGUAGES == ("ar", "zh", "en", "fr", "ru", "es")


def test_whoever_works_in_a_language_of_the_meeting_has_pages_in_it() -> None:
    assert set(MEETING_LANGUAGES) <= set(INTERFACE_LANGUAGES)

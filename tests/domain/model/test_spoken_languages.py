"""The table of languages that may be spoken has CLDR's names, and those of the six as the pages say them."""

import pytest
from babel import Locale
from babel.languages import get_official_languages

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.spoken_languages import NAMES, language_name
from interp.languages import BY_CODE
from interp.seed.bundled_data import delegations
from interp.service.official_names import territory_of
from interp.web.wording.page_words import word
from interp.web.wording.phrases import plain

UN_SPELLING = {("ar", "en"): "الإنكليزية"}


def test_a_reader_outside_the_six_is_told_the_english_name() -> None:
    assert language_name("fr", "pt") == "French" == language_name("fr", "en")
    assert language_name("xx", "pt") is None


@pytest.mark.parametrize("reader", MEETING_LANGUAGES)
def test_each_name_is_cldrs(reader: str) -> None:
    names = Locale.parse(BY_CODE[reader].locale).languages
    assert {code: UN_SPELLING.get((reader, code), names[code]) for code in NAMES} == {
        code: language_name(code, reader) for code in NAMES
    }


@pytest.mark.parametrize("reader", MEETING_LANGUAGES)
def test_the_six_are_called_as_on_the_pages(reader: str) -> None:
    assert [language_name(code, reader) for code in MEETING_LANGUAGES] == [
        plain(word(f"language.{code}"), reader, {}) for code in MEETING_LANGUAGES
    ]


def test_every_language_that_a_state_speaks_officially_is_there_when_cldr_names_it() -> None:
    named = [Locale.parse(BY_CODE[reader].locale).languages for reader in MEETING_LANGUAGES]
    official = {
        code.partition("_")[0] for each in delegations() if (territory := territory_of(each.code))
        for code in get_official_languages(territory, de_facto=True)
    }  # fmt: skip
    assert {code for code in official if all(code in names for names in named)} <= NAMES.keys()


def test_an_unknown_code_has_no_name() -> None:
    assert (language_name(None, "en"), language_name("xx", "en")) == (None, None)

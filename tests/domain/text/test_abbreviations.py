"""Which words with a full stop end no sentence, in each of the six languages."""

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.abbreviations import KINDS, NONE, WORDS, kinds
from tests.row_by_row import row_by_row


@row_by_row(
    ("word", "language", "kind"),
    [
        ("Mr", "en", "before_name"), ("para", "en", "before_number"), ("etc", "en", "ending"),
        ("Mme", "fr", "before_name"), ("janv", "fr", "before_number"), ("Excmo", "es", "before_name"),
        ("núm", "es", "before_number"), ("г-жа", "ru", "before_name"), ("СТР", "ru", "before_number"),
        ("млрд", "ru", "ending"), ("ص", "ar", "before_number"), ("د", "ar", "before_name"),
    ],
)  # fmt: skip
def test_an_abbreviation_is_known_in_its_language_in_any_case(word: str, language: str, kind: str) -> None:
    assert kind in kinds(word, language)


def test_a_word_may_be_of_two_kinds() -> None:
    assert kinds("мин", "ru") == {"before_number", "ending"}
    assert kinds("t", "fr") == {"before_number"}


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_in_every_language_a_text_has_some_english_of_its_own(language: str) -> None:
    assert kinds("Corp", language) == {"ending"}


@pytest.mark.parametrize(("word", "language"), [("Council", "en"), ("зал", "ru"), ("", "fr"), ("Mme", "en")])
def test_any_other_word_is_none(word: str, language: str) -> None:
    assert kinds(word, language) == NONE


def test_every_kind_has_every_language_and_each_word_is_written_as_it_is_looked_up() -> None:
    assert [set(table) for _, table in KINDS] == [set(MEETING_LANGUAGES)] * 3
    assert [word for words in WORDS.values() for word in words if word != word.casefold() or word.endswith(".")] == []

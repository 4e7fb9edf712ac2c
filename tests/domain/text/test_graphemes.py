"""Characters as readers count them: marks, flags, joined emoji, Korean syllables, and the columns they take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.graphemes import clusters, columns, width
from tests.row_by_row import row_by_row

FAMILY = "👩\u200d👩\u200d👧"


@row_by_row(
    ("text", "count"),
    [
        ("", 0), ("abc", 3), ("e\u0301", 1), ("مُحَمَّد", 4), ("🇫🇷🇨🇭", 2), ("🇫🇷🇨", 2), (FAMILY, 1), ("👍🏽", 1), ("각", 1),
        ("\u1100\u1161\u11a8", 1), ("각\u11a8", 1), ("\r\n", 1), ("人权", 2), ("a\u200db", 2),
    ],
)  # fmt: skip
def test_a_reader_counts_letters_with_their_marks(text: str, count: int) -> None:
    assert len(list(clusters(text))) == count


@given(st.text(max_size=40))
def test_joined_the_characters_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(
    ("text", "language", "taken"),
    [("abc", "en", 3), ("人权", "zh", 4), ("é", "fr", 1), ("e\u0301", "fr", 1), ("\u0301", "fr", 0),
     ("\u200f", "ar", 0), ("Дети", "ru", 4), ("٣", "ar", 1), (FAMILY, "en", 2), ("…", "zh", 2), ("…", "fr", 1)],
)  # fmt: skip
def test_a_text_takes_as_many_columns_as_a_screen_gives_it(text: str, language: str, taken: int) -> None:
    assert width(text, language) == taken


@given(st.text(max_size=20), st.sampled_from(MEETING_LANGUAGES))
def test_the_width_of_a_text_is_that_of_its_characters(text: str, language: str) -> None:
    if not (text.isascii() and text.isprintable()):
        assert width(text, language) == sum(columns(each, language) for each in clusters(text))

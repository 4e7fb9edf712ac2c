"""What comes in as text: normalised, without invisible direction marks, refused when it cannot be shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.text.cleaning import clean, is_identifier
from interp.errors import BadRequest
from tests.row_by_row import row_by_row


@row_by_row("mark", "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
def test_direction_controls_are_taken_out(mark: str) -> None:
    assert clean(f"Am{mark}el") == "Amel"


def test_letters_are_composed() -> None:
    assert clean("Cre\u0301cer") == "Cr\u00e9cer"


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_no_break_spaces_are_kept(space: str) -> None:
    assert clean(f"defis{space}:") == f"defis{space}:"


def test_joiners_that_letters_need_are_kept() -> None:
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


def test_other_spaces_are_collapsed_and_trimmed() -> None:
    assert clean(" \t one\r\n\u2028two  ") == "one two"


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\x7f", "\ud800", "\ufffd", "\ue000", "\U0010ffff"])
def test_what_cannot_be_shown_is_refused(bad: str) -> None:
    with pytest.raises(BadRequest, match="unreadable_characters"):
        clean(f"a{bad}b")


def test_a_text_of_the_longest_length_passes_and_one_more_does_not() -> None:
    assert clean("x" * 80, 80) == "x" * 80
    with pytest.raises(BadRequest, match="too_long"):
        clean("x" * 81, 80)


def test_a_flood_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadRequest, match="too_long"):
        clean("\x00" * 8_001)


@given(st.text(max_size=300))
def test_what_passes_is_clean_and_stays_so(text: str) -> None:
    try:
        cleaned = clean(text)
    except BadRequest:
        return
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@pytest.mark.parametrize("name", ["a", "hrc31-0307-1", "A.b_c:9", "x" * 80])
def test_an_identifier(name: str) -> None:
    assert is_identifier(name)


@pytest.mark.parametrize("name", ["", "-a", ".a", "a b", "a/b", "é", "a\n", "x" * 81])
def test_no_identifier(name: str) -> None:
    assert not is_identifier(name)

"""Two copies of one text have one key, however they were typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.text.text_key import key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Droits de l’homme", "Droits  de l'homme "),
        ("« Paix »", "«\u202fPaix\u00a0»"),
        ("« Paix »", "“Paix”"),
        ("„Мир“", '"Мир"'),
        ("10\u00a0000 personnes", "10 000 personnes"),
        ("e\u0301tat", "état"),
        ("\u202bسلام\u202c", "سلام"),
        ("co\u00adoperation", "cooperation"),
        ("「和平」", "“和平”"),
    ],
)
def test_copies_of_one_text_share_its_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Chair", "chair"), ("a b", "ab"), ("می\u200cخواهم", "میخواهم")])
def test_other_texts_keep_their_own(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text())
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert key(key(text)) == key(text)
    assert unicodedata.is_normalized("NFC", key(text))

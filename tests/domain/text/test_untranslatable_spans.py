"""Symbols, addresses and placeholders are found in any script, and the rest of a text is left."""

import sys
import unicodedata

import pytest

from interp.domain.text.untranslatable_spans import bare, placeholders, plain_digits, spoken, symbols, urls


@pytest.mark.parametrize(
    ("text", "plain"),
    [("٢٠١٦", "2016"), ("۱۲", "12"), ("2016", "2016"), ("قانـون", "قانون"), ("\u200f31\u202c", "31"), ("²", "²")],
)
def test_digits_of_every_script_are_plain_and_hidden_marks_go(text: str, plain: str) -> None:
    assert plain_digits(text) == plain


def test_of_all_letters_digits_alone_are_changed_and_hidden_marks_alone_go() -> None:
    for char in filter(str.isprintable, map(chr, range(sys.maxunicode + 1))):
        assert plain_digits(char) == (str(unicodedata.decimal(char)) if char.isdecimal() else char * (char != "\u0640"))
    hidden = [char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) == "Cf"]
    assert plain_digits("".join(hidden)) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See A/HRC/31/34/Add.1.", ["A/HRC/31/34/Add.1"]), ("参见A/HRC/31/34。", ["A/HRC/31/34"]),
        ("См. А/НRС/31/34", ["A/HRC/31/34"]), ("انظر A/HRC/٣١/٣٤", ["A/HRC/31/34"]),
        ("E/CN.4/2006/97-", ["E/CN.4/2006/97"]),
        ("A/RES/217(III), A/71/PV.3", ["A/RES/217(III)", "A/71/PV.3"]), ("and/or, A/the, S/he", []),
        ("http://un.org/A/71/3", []), ("A/C.3/70/L.5‑6", ["A/C.3/70/L.5-6"]),
    ],
)  # fmt: skip
def test_symbols_are_found_in_latin_letters_and_digits(text: str, found: list[str]) -> None:
    assert symbols(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See http://www.un.org/a_b?x=1.", ["http://www.un.org/a_b?x=1"]), ("写信至office@un.org。", ["office@un.org"]),
        ("(www.un.org/)", ["www.un.org"]), ("«https://a.org»", ["https://a.org"]), ("a@b, un.org", []),
        ("انظر www.un.org، وشكرا", ["www.un.org"]),
    ],
)  # fmt: skip
def test_addresses_are_found_without_the_marks_after_them(text: str, found: list[str]) -> None:
    assert urls(text) == found


def test_placeholders_are_found_in_order_and_as_often_as_they_stand() -> None:
    assert placeholders("Qz1 {name} %s Qz12 %(n)d Qz1, xQz3 100%sure") == [
        "Qz1",
        "{name}",
        "%s",
        "Qz12",
        "%(n)d",
        "Qz1",
    ]


def test_what_is_left_has_none_of_them() -> None:
    left = bare("UNICEF: A/HRC/31/34, Qz1, a@b.org, ٣ children", ("UNICEF", ""))
    assert left.split() == [":", ",", ",", ",", "3", "children"]


def test_the_longest_kept_piece_goes_first() -> None:
    assert bare("UNICEF Innocenti", ("UNICEF", "UNICEF Innocenti")).strip() == ""


def test_words_alone_are_what_is_spoken() -> None:
    text = "Photo: t.me/qr_tjm, norton.com/pricing, @a_b of #COP28, <p>yes</p> :helix: at 3.5 p.m. etc."
    assert spoken(text).split() == ["Photo:", ",", ",", "of", ",", "yes", "at", "3.5", "p.m.", "etc."]

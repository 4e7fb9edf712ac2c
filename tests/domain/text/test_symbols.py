"""Symbols, resolution numbers and numbers are found whole, as UN documents print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.text.symbols import body, form, shape, spans, symbols
from tests.row_by_row import row_by_row


@row_by_row(
    "symbol",
    [
        "A/HRC/31/34", "A/RES/217(III)", "A/RES/217 (III)", "A/HRC/RES/28/19", "A/HRC/31/34/Add.1", "A/71/PV.3",
        "ST/AI/2010/3", "CRC/C/GC/25", "E/CN.4/2004/84", "S/2015/1", "S/RES/2250(2015)", "A/HRC/31/L.5/Rev.1",
        "A/S-27/1", "CCPR/C/21/Rev.1/Add.13", "TD/B/EX(62)/2", "A/CONF.151/26", "HRI/GEN/1/Rev.9",
    ],
)  # fmt: skip
def test_a_symbol_is_found_whole(symbol: str) -> None:
    text = f"See {symbol}, paragraph 4."
    assert [(each.kind, each.text) for each in spans(text)][0] == ("symbol", symbol)
    assert symbols(f"({symbol}).") == ("".join(symbol.split()),)


@pytest.mark.parametrize("text", ["and/or", "he/she", "A/the", "km/h", "24/7/365x", "http://example.org/a/1"])
def test_what_only_looks_like_a_symbol_is_none(text: str) -> None:
    assert symbols(text) == ()


@pytest.mark.parametrize("number", ["28/19", "7/29", "217 A (III)", "217(III)", "S-27/1", "1/1"])
def test_a_resolution_number_is_found_whole(number: str) -> None:
    (only,) = spans(f"its resolution {number}, of")
    assert (only.kind, only.text) == ("resolution", number)


@row_by_row(
    ("printed", "value"),
    [
        ("7", "7"), ("2016", "2016"), ("1,000", "1000"), ("1 000", "1000"), ("1\u00a0000\u202f000", "1000000"),
        ("1.234.567", "1234567"), ("3.5", "3.5"), ("3,5", "3.5"), ("1,234.5", "1234.5"), ("1.234,5", "1234.5"),
        ("٢٠١٦", "2016"), ("١٬٠٠٠", "1000"), ("٣٫٥", "3.5"), ("0.5", "0.5"),
    ],
)  # fmt: skip
def test_a_number_has_one_value_however_it_is_printed(printed: str, value: str) -> None:
    (only,) = spans(f"({printed})")
    assert (only.kind, only.text, only.value) == ("number", printed, value)


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [each.value for each in spans("in 2016 300 children")] == ["2016", "300"]


@pytest.mark.parametrize(
    ("printed", "marks"), [("1,000", (",", "")), ("1 000,5", (" ", ",")), ("12", ("", "")), ("1.234.567", (".", ""))]
)
def test_the_form_of_a_number_is_its_separators(printed: str, marks: tuple[str, str]) -> None:
    assert form(printed) == marks


def test_texts_of_one_shape_differ_in_numbers_and_symbols_only() -> None:
    one = "On 7 March 2016 the Council adopted resolution 28/19 (A/HRC/28/2)."
    other = "On 10 March 2017 the Council adopted resolution 31/7 (A/HRC/RES/31/7)."
    assert shape(one) == shape(other) == "On # March # the Council adopted resolution № (§)."
    assert shape("two children") != shape("2 children")


@pytest.mark.parametrize(
    ("symbol", "whose"),
    [
        ("A/HRC/31/34", "A/HRC"), ("A/RES/217(III)", "A"), ("CRC/C/GC/25", "CRC/C"),
        ("d1", None), (None, None), ("", None),
    ],
)  # fmt: skip
def test_a_symbol_says_whose_document_it_is(symbol: str | None, whose: str | None) -> None:
    assert body(symbol) == whose


@given(st.text(alphabet="A/HRC31.,() ٣\u00a0x", max_size=40))
def test_what_is_found_stands_there_in_order(text: str) -> None:
    found = spans(text)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(before.end <= after.start for before, after in zip(found, found[1:], strict=False))

"""A long sentence is cut at a pause, never inside a number."""

import pytest

from interp.drafting.machine.long_sentences import halves


def test_a_sentence_is_cut_at_a_pause_near_its_middle() -> None:
    assert halves("aaaa bbbb cccc, dddd eeee ffff") == ("aaaa bbbb cccc,", "dddd eeee ffff")
    assert (halves("a"), halves("ab")) == (None, ("a", "b"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("aaaa bbbbb 78,000 men and women", "78,000"),
        ("aaaa bbbbbbb 10 000 000 menandwomen", "10 000 000"),
        ("上午会议在１０：３０开始并继续下去", "１０：３０"),
        ("aaaa bbbbb １，２５０ cccc", "１，２５０"),
        ("abcdefgh 1;2 abcdefgh", "1;2"),
    ],
)
def test_a_number_stays_whole(text: str, number: str) -> None:
    assert any(number in half for half in halves(text) or ())

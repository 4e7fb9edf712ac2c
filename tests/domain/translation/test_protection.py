"""What must come through a machine unharmed: set aside, brought back, and missed when it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from interp.domain.translation.protection import protect, restore

NOTE = (
    "See A/HRC/31/34/Add.1, resolution 28/19 and http://www.un.org/a_b of 2016-03-07, "
    "write to a.b@un.org: UNICEF counts 1,250,000 and 12.5 per cent in 2016."
)


def test_what_is_set_aside() -> None:
    aside = protect(NOTE, ("UNICEF",))
    assert [original for _, original in aside.spans] == [
        "A/HRC/31/34/Add.1", "28/19", "http://www.un.org/a_b", "2016-03-07", "a.b@un.org", "UNICEF", "1,250,000",
        "12.5",
    ]  # fmt: skip
    assert aside.text.startswith("See Qz1, resolution Qz2 and Qz3 of Qz4, write to Qz5: Qz6 counts Qz7 and Qz8 per")
    assert "in 2016." in aside.text


@given(st.text(max_size=200))
def test_nothing_is_lost_on_the_way_there_and_back(text: str) -> None:
    aside = protect(text)
    back, found = restore(aside.text, aside)
    if "Q" not in text and "q" not in text:
        assert (back, found) == (text, ())


def test_a_machine_may_space_or_change_letters() -> None:
    aside = protect("See A/HRC/31/34 and 28/19.")
    assert restore("См. qz 1 и QZ-2.", aside) == ("См. A/HRC/31/34 и 28/19.", ())
    assert restore("见Qz1和Qz2。", aside)[0] == "见A/HRC/31/34和28/19。"


def test_what_was_lost_doubled_or_left_is_said() -> None:
    aside = protect("See A/HRC/31/34 and 28/19.")
    _, found = restore("Voir Qz2 Qz2 Qz9.", aside)
    assert [(each.code, *each.values) for each in found] == [
        ("placeholder_missing", "A/HRC/31/34"), ("placeholder_doubled", "28/19"), ("placeholder_left", "Qz9"),
    ]  # fmt: skip


def test_a_placeholder_of_the_text_itself_is_not_taken() -> None:
    aside = protect("Form Qz4 of A/HRC/31/34")
    assert aside.spans == (("Qz5", "A/HRC/31/34"),)


def test_a_name_comes_back_in_its_form_there() -> None:
    aside = protect("Kate Gilmore spoke.", ("Kate Gilmore",))
    assert restore("Выступила Qz1.", aside, {"Kate Gilmore": "Кейт Гилмор"})[0] == "Выступила Кейт Гилмор."


def test_a_kept_piece_stands_by_itself() -> None:
    assert protect("UNICEFs NGO", ("UNICEF", "NGO")).text == "UNICEFs Qz1"
    assert protect("儿基会UNICEF报告", ("UNICEF",)).text == "儿基会Qz1报告"


def test_a_text_of_symbols_alone_leaves_nothing_to_translate() -> None:
    assert protect("A/HRC/31/34, 28/19").nothing_left
    assert not protect("See 28/19").nothing_left


def test_thousands_of_kept_pieces_cost_nothing_where_they_do_not_stand() -> None:
    kept = [f"Term {number} of ours" for number in range(5_000)]
    made = protect("Term 4711 of ours stands here.", kept)
    assert [original for _, original in made.spans] == ["Term 4711 of ours"]

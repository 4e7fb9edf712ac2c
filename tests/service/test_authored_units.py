"""What an author translated becomes units of the memory: in every pair, reviewed, and not official."""

from itertools import permutations

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.ports.translation import MemoryUnit
from interp.service.authored_units import authored_units

ROW = {code: f"text {code}" for code in MEETING_LANGUAGES}


def test_a_row_is_a_unit_in_every_ordered_pair_of_languages() -> None:
    units = authored_units([ROW], 7)
    pairs = {(each.source_language, each.target_language) for each in units}
    assert pairs == {*permutations(MEETING_LANGUAGES, 2)}
    assert len(units) == 30
    first, second = MEETING_LANGUAGES[:2]
    assert units[0] == MemoryUnit(first, second, ROW[first], ROW[second], "reviewed", "author", at=7)


def test_what_else_a_row_holds_is_left_out_and_rows_keep_their_order() -> None:
    rows = [ROW | {"note": "n"}, {code: f"more {code}" for code in MEETING_LANGUAGES}]
    english = [each.source for each in authored_units(rows, 0) if (each.source_language, each.target_language) == (
        "en", "fr",
    )]  # fmt: skip
    assert english == ["text en", "more en"]


def test_the_first_translation_of_a_sentence_counts() -> None:
    units = authored_units([ROW, ROW | {"fr": "autre"}], 0)
    french = [each.target for each in units if (each.source_language, each.target_language) == ("en", "fr")]
    assert french == ["text fr"]
    assert [each.source for each in units if each.source_language == "fr" and each.target_language == "en"] == [
        "text fr", "autre",
    ]  # fmt: skip


def test_no_rows_make_no_units() -> None:
    assert authored_units([], 0) == ()

"""An operator's terms as entries with the status of each form, and others merged into the table without a loss."""

import pytest

from interp.domain.translation.term_entries import TermEntry, TermForm, entries, merged, normal
from interp.domain.translation.term_list import read
from interp.errors import BadRequest, Stale

TABLE = (
    "# Terms of the section\n"
    "kind\tid\ten\tfr\tnote\tsubject\tsource\n"
    "required\tc1\tChair|Chairperson\tPrésident\tof a body\tconferences\tUNTERM\n"
    "forbidden\tc1\tChairman>Chair\t\t\t\t\n"
    "keep\t\tUNHCR\t\t\t\t\n"
)


def test_lines_of_one_id_are_one_entry() -> None:
    chair, agency = entries(TABLE)
    assert chair == TermEntry(
        "c1",
        (TermForm("en", "Chair", "preferred"), TermForm("en", "Chairperson", "admitted"),
         TermForm("en", "Chairman", "deprecated"), TermForm("fr", "Président", "preferred")),
        False, "conferences", "of a body", "UNTERM",
    )  # fmt: skip
    assert (agency.keep, agency.of("en", "preferred")) == (True, ("UNHCR",))


def test_a_table_merged_with_its_own_entries_says_the_same() -> None:
    found = merged(TABLE, entries(TABLE))
    assert (found.added, found.changed, found.same, found.faults) == (0, 0, 2, ())
    assert found.table.startswith("# Terms of the section\n")
    assert entries(found.table) == entries(TABLE)
    assert read(found.table).terms == read(TABLE).terms


def test_a_line_without_an_id_is_known_by_what_it_says() -> None:
    moved = "kind\ten\tfr\nkeep\tUNICEF\t\nkeep\tUNHCR\t\n"
    assert entries(moved)[1] == entries(TABLE)[1]


def test_others_are_added_and_changed_and_nothing_is_removed() -> None:
    peace = TermEntry("", (TermForm("fr", " paix ", "admitted"), TermForm("en", "peace", "preferred")))
    chair = TermEntry("c1", (TermForm("en", "Chair", "preferred"), TermForm("es", "Presidente", "preferred")))
    found = merged(TABLE, [peace, chair])
    assert (found.added, found.changed, found.same) == (1, 1, 0)
    assert [each.of("fr", "preferred") for each in entries(found.table)] == [(), (), ("paix",)]
    assert merged(found.table, [normal(peace)]).same == 1


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        (TermForm("en", "peace", "preferred"), "term_languages"),
        (TermForm("en", "a|b", "deprecated"), "term_separators"),
        (TermForm("en", "a>b", "deprecated"), "term_separators"),
        (TermForm("en", "x" * 201, "preferred"), "too_long"),
        (TermForm("en", "a\x00", "deprecated"), "unreadable_characters"),
    ],
)  # fmt: skip
def test_what_a_table_cannot_hold_is_told(form: TermForm, reason: str) -> None:
    found = merged(TABLE, [TermEntry("new", (form,))])
    assert [(each.line, each.reason, each.value) for each in found.faults] == [(1, reason, "new")]
    assert entries(found.table) == entries(TABLE)


def test_a_table_with_invalid_lines_is_not_rewritten() -> None:
    with pytest.raises(BadRequest, match="terms_faulty"):
        merged(f"{TABLE}sometimes\t\ta\n", [])


def test_a_table_that_was_changed_meanwhile_is_not_replaced() -> None:
    found = merged(TABLE, [])
    assert found.over(TABLE) == found.table
    with pytest.raises(Stale, match="busy"):
        found.over(f"{TABLE}keep\t\tGAR\n")

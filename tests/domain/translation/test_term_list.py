"""An operator's terms: each kind is read from its line, and a bad line costs only itself."""

import pytest

from interp.domain.checks.required_terms import Term, check
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.translation.term_list import MOST_TERMS, Fault, read

HEAD = "kind\tar\tzh\ten\tfr\tru\tes\tnote\n"


def row(kind: str, note: str = "", **texts: str) -> str:
    return "\t".join([kind, *(texts.get(code, "") for code in MEETING_LANGUAGES), note]) + "\n"


def test_each_kind_is_read() -> None:
    found = read(
        "# terms of the section\n\n" + HEAD
        + row("required", "see the glossary", en="floor | the floor", fr="parole")
        + row("Forbidden", fr="panel > table ronde")
        + row("keep", en="Sched")
    )  # fmt: skip
    assert found.faults == ()
    assert found.terms == (
        Term("required", {"en": ("floor", "the floor"), "fr": ("parole",)}),
        Term("forbidden", {"fr": ("panel",)}, {"fr": "table ronde"}),
        Term("kept", dict.fromkeys(MEETING_LANGUAGES, ("Sched",))),
    )


def test_what_is_read_is_what_the_checks_take() -> None:
    terms = read(HEAD + row("keep", en="Sched") + row("forbidden", fr="panel")).terms
    found = check("See Sched.", "Voir le programme du panel.", "en", "fr", terms)
    assert [each.code for each in found] == ["term_translated", "term_forbidden"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (row("requird", en="floor", fr="parole"), "term_kind"),
        (row("required", en="floor"), "term_languages"),
        (row("keep"), "term_languages"),
        (row("forbidden", fr="> table ronde"), "term_languages"),
        (row("required", en="floor", fr=" | "), "term_languages"),
        (row("keep", en="x" * 201), "too_long"),
        (row("keep", en="a\x00b"), "unreadable_characters"),
        ("keep" + "\t" * 9 + "more\n", "term_cells"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_good_ones_count(line: str, reason: str) -> None:
    found = read(HEAD + row("keep", en="Sched") + line + row("keep", en="Indico"))
    assert [(each.line, each.reason) for each in found.faults] == [(3, reason)]
    assert [each.forms["fr"] for each in found.terms] == [("Sched",), ("Indico",)]


@pytest.mark.parametrize("head", ["en\tfr\n", "kind\ten\ten\n", "kind\tde\ten\n", "kind,en,fr\n"])
def test_without_the_names_of_its_columns_nothing_is_read(head: str) -> None:
    found = read(head + "keep\tSched\tSched\n")
    assert (found.terms, [(each.line, each.reason) for each in found.faults]) == ((), [(1, "term_columns")])


def test_columns_come_in_any_order_and_some_may_be_missing() -> None:
    found = read("fr\tKind\ten\r\nparole\trequired\tfloor\r\n")
    assert found.terms == (Term("required", {"en": ("floor",), "fr": ("parole",)}),)


def test_a_list_without_end_stops_at_its_bound() -> None:
    found = read(HEAD + row("keep", en="Sched") * (MOST_TERMS + 5))
    assert (len(found.terms), found.faults) == (MOST_TERMS, (Fault(MOST_TERMS + 2, "too_many_terms", "5000"),))
    assert read("").terms == read("\n# nothing yet\n").terms == ()

"""What an interpreter looks up: names with their pronunciation, the operator's terms, other delegations."""

from interp.domain.checks.required_terms import Term
from interp.domain.model import commands as do
from interp.seed.bundled_data import delegations
from interp.service.terms.meeting_terms import (
    COLUMNS,
    LookedUp,
    known_terms,
    other_delegations,
    programme_names,
    table,
)
from tests.builders import BRAZIL, sitting

TERMS = (
    Term("required", {"en": ("child", "children"), "fr": ("enfant",)}),
    Term("forbidden", {"en": ("kid",)}, {"en": "child"}),
    Term("kept", {"en": ("UNICEF",), "fr": ("UNICEF",)}),
)


def test_people_their_functions_and_parties_are_there_with_the_pronunciation_noted() -> None:
    room = sitting(do.OpenItem("i3"), do.AddSpeech("i3", BRAZIL), do.DescribeParty("c3", "bra-ZIL"))
    room.does(do.DescribeParty("s1", "ah-MEL"), do.SetText("person.p1.function.1", "fr", "Fondatrice"))
    found = programme_names(room.state)
    assert found[0] == LookedUp("person", {"en": ("Ms. Amel One",)}, "ah-MEL")
    assert LookedUp("person", {"en": ("Mr. Bo Two",)}) in found
    assert LookedUp("function", {"en": ("Founder",), "fr": ("Fondatrice",)}) in found, "a draft is better than nothing"
    assert found[-1] == LookedUp("party", {"en": ("Brazil",)}, "bra-ZIL")
    assert [each.kind for each in found] == ["person"] * 3 + ["function"] * 2 + ["party"], "a film speaks for itself"


def test_required_and_kept_terms_are_looked_up_and_forbidden_ones_are_not() -> None:
    found = tuple(known_terms(TERMS))
    assert [each.kind for each in found] == ["required", "kept"]
    assert found[0].forms == {"en": ("child", "children"), "fr": ("enfant",)}


def test_every_other_delegation_has_its_name_and_its_formal_name_in_six_languages() -> None:
    found = {each.forms["en"][0]: each for each in other_delegations(sitting().state, delegations())}
    assert len(found) > 190
    assert found["France"].forms["fr"] == ("France", "la République française")
    assert found["Nauru"].forms["en"] == ("Nauru", "the Republic of Nauru")
    assert found["European Union"].forms["en"] == ("European Union",), "the article makes no other name"
    assert found["China"].forms["zh"] == ("中国", "中华人民共和国")


def test_the_table_has_a_line_for_each_and_nothing_that_would_break_a_line() -> None:
    rows = (LookedUp("required", {"en": ("a|b", "c"), "zh": ("甲",)}), LookedUp("person", {"fr": ("É\tl\n",)}, "é"))
    assert "".join(table(rows)).split("\n") == [
        "\t".join(COLUMNS), "required\t\t甲\ta/b|c\t\t\t\t", "person\t\t\t\tÉ l\t\t\té", "",
    ]  # fmt: skip

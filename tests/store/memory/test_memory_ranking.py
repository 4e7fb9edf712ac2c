"""Units of the memory are graded against a text, and the best and newest of them picked."""

from dataclasses import replace

import pytest

from interp.ports import Match, MemoryUnit
from interp.store.memory.memory_ranking import Wanted, alike, best, graded, newest

CHILD = "The rights of the child shall be protected by every State."
UNIT = MemoryUnit("en", "fr", CHILD, "Les droits de l’enfant.", "reviewed", "person", at=10)
CHINESE = MemoryUnit("zh", "fr", "人人有权享有生命和自由。", "…", "final", "official")
WANTED = Wanted(CHILD, "en", "fr")


@pytest.mark.parametrize(
    ("unit", "wanted", "percent"),
    [
        (UNIT, WANTED, 100),
        (replace(UNIT, before="a", after="b"), replace(WANTED, before="a", after="b"), 101),
        (UNIT, replace(WANTED, text=CHILD.replace("protected", "respected")), 90),
        (replace(UNIT, standing="draft"), replace(WANTED, text=CHILD.replace("protected", "respected")), 87),
        (UNIT, replace(WANTED, text="Nobody said anything of this kind."), None),
        (CHINESE, Wanted("人人有权享有生命与自由。", "zh", "fr"), 90),
    ],
)  # fmt: skip
def test_a_unit_is_graded(unit: MemoryUnit, wanted: Wanted, percent: int | None) -> None:
    found = graded(unit, wanted)
    assert (found.percent if found else None) == percent


def test_another_number_is_put_into_the_target() -> None:
    unit = replace(UNIT, source="Resolution 28/19 of 2015", target="Résolution 28/19 de 2015")
    found = graded(unit, Wanted("Resolution 31/7 of 2016", "en", "fr"))
    assert found and (found.percent, found.target) == (99, "Résolution 31/7 de 2016")


def test_of_one_target_the_best_is_kept_and_reviewed_comes_before_newer() -> None:
    draft = replace(UNIT, standing="draft", at=90, target="B")
    found = best([Match(draft, 90, "B"), None, Match(UNIT, 90, "A"), Match(UNIT, 95, "B")], 5)
    assert [(each.percent, each.target) for each in found] == [(95, "B"), (90, "A")]
    assert [each.target for each in best([Match(draft, 90, "B"), Match(UNIT, 90, "A")], 5)] == ["A", "B"]
    assert best([Match(UNIT, 90, "A"), Match(UNIT, 80, "B")], 1) == (Match(UNIT, 90, "A"),)


def test_a_concordance_has_reviewed_before_not_and_then_the_newest() -> None:
    draft, older = replace(UNIT, standing="draft", at=90), replace(UNIT, at=5)
    assert newest([draft, older, UNIT], 2) == (UNIT, older)


def test_rows_of_words_that_share_too_little_are_not_alike() -> None:
    assert alike("a b c d".split(), "a b c d".split()) == 1
    assert alike("a b c d".split(), "a b c e".split()) == 0.75
    assert alike("a b c d".split(), "a x y z".split()) == 0

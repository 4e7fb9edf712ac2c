"""The speaker's position in a text that changed, and from where a unit that a person went to is released."""

from dataclasses import dataclass, replace

import pytest

from interp.domain.captions.text_position import first_to_release, position_in
from interp.domain.model.caption_state import MOST_RELEASED, Following, ScriptUnit
from interp.domain.model.texts import T


@dataclass(frozen=True)
class Paper:
    """A text of units named by letters."""

    units: tuple[ScriptUnit, ...]
    document: str = "d1"


def unit(name: str, text: str = "words", **more: str) -> ScriptUnit:
    texts = (T(text, "en", "original", "source", 1), *(T(said, code, "draft", "mt", 1) for code, said in more.items()))
    return ScriptUnit(name, "en", texts, document="d1", segment=name[0])


def paper(names: str) -> Paper:
    return Paper(tuple(unit(name) for name in names))


def at(position: int, of: int) -> Following:
    return Following("d1", of, position=position)


@pytest.mark.parametrize(
    ("before", "have", "now", "position"),
    [
        ("abc", at(2, 3), "abxc", 2),  # longer after the speaker
        ("abc", at(2, 3), "xabc", 3),  # longer before
        ("abc", at(2, 3), "bc", 1),  # shorter before
        ("abc", at(2, 3), "acd", 1),  # the unit spoken now is gone: the one before it
        ("abc", at(1, 3), "xyz", 0),  # nothing of what was said is left
        ("abc", at(0, 3), "abxc", 0),
    ],
)
def test_the_position_moves_with_the_units_already_said(before: str, have: Following, now: str, position: int) -> None:
    assert position_in(paper(now), have, paper(before), []) == position


def test_the_same_text_another_document_and_no_position_say_nothing() -> None:
    same = paper("abc")
    assert position_in(same, at(2, 3), same, ["a"]) is None
    assert position_in(same, replace(at(2, 3), document="d2"), None, ["a"]) is None
    assert position_in(same, None, None, ["a"]) is None


def test_after_a_restart_the_newest_unit_on_the_screens_counts_if_the_length_changed() -> None:
    assert position_in(paper("xabc"), at(2, 3), None, ["a", "b"]) == 3
    assert position_in(paper("xaby"), at(2, 4), None, ["a", "b"]) is None
    assert position_in(paper("xyzw"), at(2, 3), None, ["a", "b"]) is None


def test_a_single_step_releases_one_unit() -> None:
    units = paper("abcd").units
    assert first_to_release(units, replace(at(3, 4), owed=2), {"a", "b"}) == 2


def test_quick_steps_release_each_unit_between_however_many() -> None:
    units = tuple(unit(f"{chr(97 + number % 26)}{number}") for number in range(MOST_RELEASED + 20))
    there = {units[0].id}
    assert first_to_release(units, Following("d1", len(units), position=5, owed=1), there) == 1
    assert first_to_release(units, Following("d1", len(units), position=len(units), owed=1), there) == 1


def test_no_language_starts_in_mid_sentence() -> None:
    units = (unit("a0"), unit("a1", fr=""), unit("b0"))
    assert first_to_release(units, Following("d1", 3, position=2, owed=1), set()) == 0


def test_what_is_missing_of_a_sentence_begun_on_the_screens_comes_too() -> None:
    units = (unit("a0"), unit("a1", text="", fr="deux"), unit("b0"))
    assert first_to_release(units, Following("d1", 3, position=3, owed=2), {"a0"}) == 1

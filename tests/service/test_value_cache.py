"""The cache: made once for a mark, made again for another, the longest unused forgotten."""

import pytest

from interp.service.value_cache import ValueCache


def test_a_value_is_made_once_for_a_mark_and_again_for_another() -> None:
    made, held = [], ValueCache[str, int, int](2)

    def make() -> int:
        made.append(1)
        return len(made)

    assert [held.get("a", mark, make) for mark in (1, 1, 2, 2, 1)] == [1, 1, 2, 2, 3]


def test_the_longest_unused_is_forgotten() -> None:
    held = ValueCache[str, int, str](2)
    for key in ("a", "b"):
        held.put(key, 1, key.upper())
    held.get("a", 1, lambda: "made again")
    held.put("c", 1, "C")
    assert [held.last(key) for key in "abc"] == ["A", None, "C"]


def test_a_held_value_is_asked_for_by_its_mark_or_whatever_its_mark() -> None:
    held = ValueCache[str, int, str](2)
    held.put("a", 1, "A")
    assert (held.of("a", 1), held.of("a", 2), held.last("a"), held.of("b", 1)) == ("A", None, "A", None)


def test_what_could_not_be_made_is_not_held() -> None:
    held = ValueCache[str, int, str](2)
    held.put("a", 1, "A")
    with pytest.raises(KeyError):
        held.get("a", 2, lambda: dict[str, str]()["none"])
    assert (held.last("a"), held.get("a", 2, lambda: "B")) == ("A", "B")

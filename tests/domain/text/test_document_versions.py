"""A corrected paper says which sentences stay, which replace which, which are new or gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.text import document_versions
from interp.domain.text.document_versions import LIKE, NEAR, compared, shared
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import Segment, TextBlock

FIRST = (
    "The Council will meet on Monday.", "Children have the right to be heard.", "The panel ends at noon.",
    "Thank you.",
)  # fmt: skip


def read(*texts: str) -> tuple[Segment, ...]:
    return segments([TextBlock("paragraph", text) for text in texts], "en")


@contextmanager
def counted_calls(module: ModuleType, name: str) -> Iterator[list[None]]:
    """Yield a list that grows by one at each call of a function of a module."""
    called, real = list[None](), getattr(module, name)

    def counting(*args: object) -> object:
        called.append(None)
        return real(*args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, name, counting)
        yield called


def texts(some: tuple[Segment, ...]) -> list[str]:
    return [each.text for each in some]


def test_the_same_paper_has_changed_nothing() -> None:
    found = compared(read(*FIRST), read(*FIRST))
    assert (texts(found.unchanged), found.changed, found.added, found.removed) == (list(FIRST), (), (), ())
    assert found.stale == found.fresh == frozenset()


def test_a_changed_sentence_is_shown_with_the_one_it_replaces() -> None:
    found = compared(read(*FIRST), read(FIRST[0].replace("Monday", "Tuesday"), *FIRST[1:]))
    assert [(old.text, new.text) for old, new in found.changed] == [(FIRST[0], "The Council will meet on Tuesday.")]
    assert (len(found.unchanged), found.added, found.removed) == (3, (), ())


def test_what_is_new_and_what_is_gone_replace_nothing() -> None:
    found = compared(read(*FIRST), read(*FIRST[:1], "A video message follows from Geneva.", *FIRST[2:]))
    assert texts(found.added) == ["A video message follows from Geneva."]
    assert texts(found.removed) == [FIRST[1]]


def test_a_sentence_that_moved_is_unchanged() -> None:
    found = compared(read(*FIRST), read(*reversed(FIRST)))
    assert (len(found.unchanged), found.changed, found.added, found.removed) == (4, (), (), ())


def test_two_changed_sentences_side_by_side_replace_the_ones_most_like_them() -> None:
    new = ("The panel ends at one o'clock.", "Every child has the right to be heard.")
    found = compared(read(*FIRST), read(FIRST[0], *new, FIRST[3]))
    assert [(old.text, now.text) for old, now in found.changed] == [(FIRST[2], new[0]), (FIRST[1], new[1])]


def test_what_is_to_be_drafted_and_what_is_stale_are_told_by_id() -> None:
    old, new = read(*FIRST), read(*FIRST[:3], "Thank you all.", "Good evening.")
    found = compared(old, new)
    assert found.stale == {old[3].id}
    assert found.fresh == {new[3].id, new[4].id}


def test_chinese_is_compared_by_pairs_of_characters() -> None:
    assert shared("人人有权享有生命", "人人有权享有自由") > 0.4
    assert shared("人人有权享有生命", "理事会通过了决议") == 0


def every_pair(old: tuple[Segment, ...], new: tuple[Segment, ...]) -> list[tuple[str, str]]:
    """Return the ids of the sentences that replace one another, found by comparing each old one with each new one."""
    before, after = {each.id for each in old}, {each.id for each in new}

    def placed(some: tuple[Segment, ...], staying: set[str]) -> list[tuple[str, Segment]]:
        return [
            (next((e.id for e in reversed(some[:place]) if e.id in staying), ""), each)
            for place, each in enumerate(some)
            if each.id not in staying
        ]

    alike = [
        (-(share + (here == there)), one.ordinal, other.ordinal, one.id, other.id)
        for here, one in placed(old, after)
        for there, other in placed(new, before)
        if (share := shared(one.text, other.text)) >= LIKE or (here == there and one.kind == other.kind and share > 0)
    ]
    taken: set[str] = set()
    found = []
    for _, _, place, one, other in sorted(alike):
        if one not in taken and other not in taken:
            taken |= {one, other}
            found.append((place, one, other))
    return [(one, other) for _, one, other in sorted(found)]


WORDS = "the of and panel child right noon ends meets thanks".split()
FEW_WORDS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9)
MADE_UP = st.lists(FEW_WORDS.map(" ".join), max_size=12)


@given(MADE_UP, MADE_UP)
def test_an_index_of_rare_words_finds_what_comparing_every_pair_finds(before: list[str], after: list[str]) -> None:
    old, new = read(*before), read(*after)
    found = compared(old, new).changed
    assert [(one.id, other.id) for one, other in found] == every_pair(old, new)


@pytest.mark.parametrize("text", ["The panel ends at noon on day {}{}.", "{}{}"], ids=["alike", "nothing in common"])
def test_the_pairs_compared_grow_with_the_number_of_sentences_not_with_its_square(text: str) -> None:
    def pairs(count: int) -> int:
        old, new = (read(*(text.format(sign, place) for place in range(count))) for sign in ("a", "b"))
        with counted_calls(document_versions, "_share") as calls:
            compared(old, new)
        return len(calls)

    many, twice = pairs(4 * NEAR), pairs(8 * NEAR)
    assert twice <= 2.2 * many


def test_of_many_sentences_alike_each_replaces_the_one_at_its_place() -> None:
    old = read(*(f"The panel ends at noon on day {place}." for place in range(5 * NEAR)))
    new = read(*(f"The panel ends at one on day {place}." for place in range(5 * NEAR)))
    assert [(one.ordinal, other.ordinal) for one, other in compared(old, new).changed] == [
        (place, place) for place in range(5 * NEAR)
    ]


SENTENCES = st.lists(st.sampled_from([*FIRST, "Good morning.", "The panel ends at one."]), max_size=7)


@given(SENTENCES, SENTENCES)
def test_every_segment_is_named_exactly_once(before: list[str], after: list[str]) -> None:
    old, new = read(*before), read(*after)
    found = compared(old, new)
    assert sorted(each.id for each in (*found.unchanged, *(now for _, now in found.changed), *found.added)) == sorted(
        each.id for each in new
    )
    stays = {each.id for each in found.unchanged}
    assert found.stale | stays == {each.id for each in old}
    assert not found.stale & stays

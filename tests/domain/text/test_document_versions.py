"""A corrected paper says which sentences stay, which replace which, which are new or gone."""

from hypothesis import given
from hypothesis import strategies as st

from interp.domain.text.document_versions import compared, shared
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import Segment, TextBlock

FIRST = (
    "The Council will meet on Monday.", "Children have the right to be heard.", "The panel ends at noon.",
    "Thank you.",
)  # fmt: skip


def read(*texts: str) -> tuple[Segment, ...]:
    return segments([TextBlock("paragraph", text) for text in texts], "en")


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

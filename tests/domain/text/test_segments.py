"""Blocks and segments: what is left out has its default, and nothing of them changes."""

from dataclasses import FrozenInstanceError, asdict

import pytest

from interp.domain.text.segments import Segment, TextBlock


def test_a_block_is_a_paragraph_without_number_level_or_time_unless_said() -> None:
    block = asdict(TextBlock("paragraph", "Good morning."))
    assert block == {
        "kind": "paragraph",
        "text": "Good morning.",
        "number": None,
        "level": 0,
        "start_ms": None,
        "end_ms": None,
    }


def test_a_segment_is_of_a_paragraph_unless_said() -> None:
    segment = Segment("s1", 0, 0, "Good morning.")
    assert (segment.kind, segment.number, segment.level, segment.start_ms, segment.end_ms) == (
        "paragraph",
        None,
        0,
        None,
        None,
    )


@pytest.mark.parametrize("made", [TextBlock("item", "a"), Segment("s1", 0, 0, "a")])
def test_neither_can_be_changed(made: TextBlock | Segment) -> None:
    with pytest.raises(FrozenInstanceError):
        made.text = "b"  # type: ignore[misc]


def test_segments_of_one_sentence_are_equal_and_can_be_collected() -> None:
    assert {Segment("s1", 0, 0, "a"), Segment("s1", 0, 0, "a"), Segment("s2", 0, 0, "a")} == {
        Segment("s1", 0, 0, "a"), Segment("s2", 0, 0, "a")
    }  # fmt: skip

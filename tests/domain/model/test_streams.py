"""A meeting's stream and back."""

import pytest

from interp.domain.model.streams import meeting_of, stream_of


@pytest.mark.parametrize("meeting", ["hrc31-1", "meeting:", ""])
def test_a_meeting_is_found_by_its_stream(meeting: str) -> None:
    assert meeting_of(stream_of(meeting)) == meeting


def test_another_stream_is_no_meetings() -> None:
    assert meeting_of("roster:m1") is None

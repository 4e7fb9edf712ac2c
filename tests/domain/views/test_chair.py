"""What the chair sees: whom to call, and who presides."""

from interp.domain.views.chair import chair_view
from tests.builders import sitting
from tests.domain.views.open_meeting import at_s1, console


def test_the_chair_sees_whom_to_call_and_who_presides() -> None:
    seen = chair_view(at_s1().state, "en")
    assert seen.advance == console().advance
    assert seen.chair_person == console().chair_person
    assert seen.chair_person is not None
    assert chair_view(sitting().state, "en").chair_person is None


def test_a_named_speaker_is_not_called_the_representative_of_anybody() -> None:
    seen = chair_view(at_s1().state, "fr")
    assert (seen.called, seen.holder) == (None, None)

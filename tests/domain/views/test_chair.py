"""What the chair sees: whom to call, who presides, who comes next, and the lines prepared for the chair alone."""

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from interp.domain.views.audiences import every_audience, view
from interp.domain.views.chair import chair_view
from interp.domain.views.meeting_record import meeting_record
from interp.domain.views.programme import programme, speaker_list
from interp.wire import view_json
from tests.builders import sitting
from tests.domain.views.open_meeting import NEXT, OPEN, at_s1, console


def test_the_chair_sees_whom_to_call_and_who_presides() -> None:
    seen = chair_view(at_s1().state, "en")
    assert seen.advance == console().advance
    assert seen.chair_person == console().chair_person
    assert seen.chair_person is not None
    assert chair_view(sitting().state, "en").chair_person is None


def test_a_named_speaker_is_not_called_the_representative_of_anybody() -> None:
    seen = chair_view(at_s1().state, "fr")
    assert (seen.called, seen.holder) == (None, None)


def test_the_next_five_come_in_the_order_of_the_calls() -> None:
    here = sitting(OPEN, NEXT)
    for n in range(7):
        here.does(do.AddSpeech("i3", Party("organization", f"Guest {n}")))
    seen = chair_view(here.state, "en")
    names = [each.party.name.text for each in seen.coming]
    assert names == ["Mr. Bo Two", "Ms. Cy Three", "Guest 0", "Guest 1", "Guest 2"]
    assert [each.id for each in seen.coming[:2]] == [each.id for each in seen.next]


CANARY = "CANARY-LINE"


def test_prepared_lines_are_in_the_view_of_the_chair_and_in_no_other() -> None:
    here = sitting(OPEN, do.PrepareLine("opening", CANARY), do.PrepareLine("introduction", CANARY, item="i2"))
    for each in every_audience():
        assert (CANARY in str(view_json(view(here.state, each)))) == (each.name == "chair"), each
    state = here.state
    for made in (programme(state, "en", drafts=True), meeting_record(state, "en"), speaker_list(state, "en")):
        assert CANARY not in str(view_json(made))

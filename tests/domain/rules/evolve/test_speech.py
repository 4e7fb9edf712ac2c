"""What becomes of a speech's place, its texts and the floor when it is edited."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Speech
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve import evolve
from tests.builders import BRAZIL, START, sitting


def happened(state: Meeting, event: ev.Event) -> Meeting:
    return evolve(state, ev.Logged(state.seq + 1, START, event, "Staff", "", "x1"))


def test_a_speech_is_taken_off_with_its_topic_and_disarmed() -> None:
    state = sitting(do.ArmFloor("s2"), do.RemoveSpeech("s2")).state
    assert ("s2" in state.speeches, state.items[1].speeches, state.floor.armed) == (False, ("s3",), None)
    assert "speech.s2.topic" not in state.texts


def test_a_speech_added_by_an_earlier_log_is_shown() -> None:
    state = happened(sitting().state, ev.SpeechAdded("i3", Speech("n1", "floor_speaker", BRAZIL), "gone"))
    assert state.items[2].speeches == ("n1",)

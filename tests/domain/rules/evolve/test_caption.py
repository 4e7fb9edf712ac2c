"""Where the text of a speech is taken up: by its clock, by a switch, and after a switch is taken back."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from tests.builders import SECOND, Sitting, sitting
from tests.speech_scripts import SENTENCES


def followed() -> Sitting:
    sat = sitting(do.AdvanceFloor(None), do.LoadCaptions("s1", "d1", 6))
    return sat.does(do.ReleaseCaptions("s1", "pace", 2, SENTENCES[:2]))


def test_the_pace_counts_on_from_where_a_hand_left_the_text() -> None:
    sat = followed().later(10 * SECOND).happened(ev.CaptionsFollowed("s1", "auto", 4, "on_text"))
    following = sat.state.captions.following["s1"]
    assert (following.anchor, following.since_ms) == (4, 13 * SECOND)


def test_a_speech_that_gets_the_floor_again_takes_its_text_up_by_its_new_clock() -> None:
    sat = followed().later(10 * SECOND).does(do.AdvanceFloor("s1")).happened(ev.FloorGiven("i1", "s1"))
    following = sat.state.captions.following["s1"]
    assert (following.anchor, following.since_ms, sat.state.floor.cue) == (2, 0, 2)


def test_what_a_switch_let_out_goes_when_it_is_taken_back_and_a_typed_line_stands() -> None:
    sat = followed().does(do.TypeCaption("Heard", "en"), do.UndoSwitch())
    shown = {each.unit.id: each.withdrawn for each in sat.state.captions.units}
    assert shown == {SENTENCES[0].id: True, SENTENCES[1].id: True, "c5": False}
    assert "s1" not in sat.state.captions.following


def test_a_correction_changes_the_newest_cue_of_its_unit_only() -> None:
    sat = followed().happened(ev.CaptionsReleased("s1", "hand", 1, SENTENCES[:1]))
    sat.happened(ev.CaptionCorrected(SENTENCES[0].id, SENTENCES[1].texts, True))
    cues = [each for each in sat.state.captions.units if each.unit.id == SENTENCES[0].id]
    assert [each.stale for each in cues] == [False, True]

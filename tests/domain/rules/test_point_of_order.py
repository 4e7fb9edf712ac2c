"""A ruling ends the point of order: whoever was interrupted has the floor again, in a chain too, in one event."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Party, SpeechStatus
from interp.domain.model.time.speaking_clock import elapsed_ms
from interp.domain.rules.point_of_order import after_ruling, is_ruling
from interp.domain.views.audiences import Audience, every_audience, view
from interp.domain.views.chair import chair_view
from interp.domain.views.console import console_view
from tests.builders import MINUTE, Sitting, sitting
from tests.given import given

EGYPT, CHINA = (Party("delegation", name, id=name, code=name) for name in ("EGY", "CHN"))
RULED, CHAIR = do.ReturnFloor(ruled=True), do.InterruptFloor("chair")


def point(party: Party) -> do.InterruptFloor:
    return do.InterruptFloor("point_of_order", party)


def ruling() -> Sitting:
    """Return a sitting in which the Chair rules on a point of order, two minutes after it was raised."""
    return sitting(do.AdvanceFloor(None)).later(MINUTE).does(point(EGYPT)).later(MINUTE).does(CHAIR)


def test_a_ruling_and_its_point_of_order_end_in_one_event_and_the_speaker_has_the_time_that_was_left() -> None:
    sat = ruling()
    before = sat.state
    assert is_ruling(before.floor) and after_ruling(before.floor) == "s1"
    given(sat).when(do.ReturnFloor(depth=2, ruled=True)).then(ev.FloorReturned(ruled=True))
    sat.later(MINUTE).does(RULED)
    floor = sat.state.floor
    assert (floor.speech, floor.interruptions) == ("s1", ())
    assert floor.speech_clock and elapsed_ms(floor.speech_clock, sat.now) == MINUTE + 1_000
    statuses = sat.statuses()
    raised = before.floor.interruptions[1].speech or ""
    assert (statuses["s1"], statuses[raised]) == (SpeechStatus.ON_FLOOR, SpeechStatus.DONE)
    assert [each.speech.id for each in sat.state.record.turns][-2:] == [before.floor.speech, "s1"]
    assert [each.ended_at for each in sat.state.record.interruptions] == [sat.now, sat.now]


def test_without_the_field_the_floor_returns_to_who_raised_the_point() -> None:
    raised = ruling().state.floor.interruptions[1].speech
    for command in (do.ReturnFloor(), do.EndFloor()):
        given(ruling()).when(command).then(ev.FloorReturned())
        assert ruling().does(command).state.floor.speech == raised


def test_in_a_chain_each_ruling_ends_the_point_it_is_about() -> None:
    sat = sitting(do.AdvanceFloor(None), point(EGYPT), point(CHINA), CHAIR)
    egypt = sat.state.floor.interruptions[1].speech
    assert after_ruling(sat.state.floor) == egypt
    assert sat.does(RULED).state.floor.speech == egypt
    assert sat.does(CHAIR, RULED).state.floor.speech == "s1"
    inside = ruling().does(point(CHINA), CHAIR)
    chair = inside.state.floor.interruptions[2].speech
    assert inside.does(RULED).state.floor.speech == chair and is_ruling(inside.state.floor)
    assert inside.does(RULED).state.floor.speech == "s1"


def test_a_ruling_is_undone_as_one_switch() -> None:
    sat = ruling()
    before, statuses = sat.state.floor, sat.statuses()
    sat.does(RULED, do.UndoSwitch())
    assert (sat.state.floor, sat.statuses()) == (before, statuses)


def test_where_nobody_was_interrupted_nobody_has_the_floor_after_the_ruling() -> None:
    sat = sitting(do.OpenMeeting(), point(EGYPT), CHAIR)
    assert after_ruling(sat.state.floor) is None and is_ruling(sat.state.floor)
    assert sat.does(RULED).state.floor.speech is None


def test_the_field_means_nothing_where_the_chair_does_not_rule() -> None:
    for kind in ("technical", "visit", "chair"):
        sat = sitting(do.AdvanceFloor(None), do.InterruptFloor(kind))
        assert not is_ruling(sat.state.floor)
        given(sat).when(RULED).then(ev.FloorReturned())
    given(sitting(do.AdvanceFloor(None))).when(RULED).nothing()


def test_every_view_says_who_goes_on_after_the_ruling() -> None:
    state = ruling().state
    for audience in every_audience():
        shown = view(state, audience).interruption
        assert shown is not None and shown.ruling and shown.after_ruling is not None and shown.interrupted is not None
        assert (shown.after_ruling.id, shown.interrupted.party.code) == ("s1", "EGY")
    plain = console_view(sitting(do.AdvanceFloor(None), point(EGYPT)).state, "en").interruption
    assert plain is not None and (plain.ruling, plain.after_ruling) == (False, None)


def test_the_chair_is_given_the_form_of_whom_she_invites_to_continue() -> None:
    sat = sitting(do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor(party=EGYPT), point(CHINA), CHAIR)
    sat.happened(ev.PartyCalled("EGY", (("en", "Egypt"),)), ev.PartyCalled("CHN", (("en", "China"),)))
    shown = chair_view(sat.state, "en")
    assert shown.resuming and shown.resuming_after_ruling
    assert (shown.resuming.text, shown.resuming_after_ruling.text) == ("China", "Egypt")
    assert view(sat.state, Audience("chair", "en")) == shown

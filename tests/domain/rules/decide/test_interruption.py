"""Interruptions of a speech: who interrupts, in which language, when it is refused, and the return."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Party, Speech
from tests.builders import ABOUT, BRAZIL, PEOPLE, Sitting, plan, sitting
from tests.given import given

NEXT, CHAIR, RETURN = do.AdvanceFloor(None), do.InterruptFloor("chair"), do.ReturnFloor()
EGYPT = Party("delegation", "Egypt", id="EGY", code="EGY")
ORDER, TECHNICAL = do.InterruptFloor("point_of_order", EGYPT), do.InterruptFloor("technical")
PERSON = Party("person", "Mr. Bo Two", id="p2")


def presided(*commands: do.Command) -> Sitting:
    return sitting(*commands, chair=PERSON, chair_person="p2")


def test_who_interrupts_has_a_speech_of_its_own_without_a_limit() -> None:
    speech = Speech("c3", "floor_speaker", EGYPT)
    given(NEXT).when(ORDER).then(ev.FloorInterrupted("point_of_order", "i1", speech))


def test_a_technical_interruption_leaves_nobody_on_the_floor() -> None:
    given(NEXT).when(TECHNICAL).then(ev.FloorInterrupted("technical", "i1"))
    given(NEXT).when(do.InterruptFloor("visit")).then(ev.FloorInterrupted("visit", "i1"))


def test_a_point_of_order_needs_a_party() -> None:
    given(NEXT).when(do.InterruptFloor("point_of_order")).refused("no_party")
    given(NEXT).when(do.InterruptFloor("visit", Party("person", ""))).refused("no_party")


def test_the_chair_speaks_before_the_first_item_and_that_opens_the_meeting() -> None:
    speech = Speech("c2", "chair", PERSON, "p2")
    given(presided()).when(CHAIR).then(ev.MeetingOpened(), ev.FloorInterrupted("chair", None, speech))
    given(presided()).when(ORDER).refused("meeting_planned")


def test_the_chair_speaks_after_the_last_speech_too() -> None:
    end = presided(do.GiveFloor("s4"), do.EndFloor())
    given(end).when(CHAIR).then(ev.FloorInterrupted("chair", "i4", Speech("c4", "chair", PERSON, "p2")))


def test_a_language_said_is_confirmed_and_the_chairs_last_one_expected() -> None:
    said = do.InterruptFloor("chair", language="ar")
    given(presided(NEXT)).when(said).then(
        ev.FloorInterrupted("chair", "i1", Speech("c3", "chair", PERSON, "p2", language="ar"), "ar", "confirmed")
    )
    heard = presided(NEXT, CHAIR, do.SetLanguage("fr"), RETURN)
    given(heard).when(CHAIR).then(
        ev.FloorInterrupted("chair", "i1", Speech("c6", "chair", PERSON, "p2"), "fr", "expected")
    )


def test_a_chair_that_no_paper_names_speaks_by_its_office_in_six_languages() -> None:
    events = sitting(NEXT).would(CHAIR)
    assert isinstance(events[0], ev.FloorInterrupted) and events[0].speech
    assert events[0].speech.party == Party("person", "Chair", id="chair")
    names = [each for each in events[1:] if isinstance(each, ev.TextTranslated)]
    assert sorted(each.language for each in names) == ["ar", "es", "fr", "ru", "zh"]
    named = Sitting().does(replace(plan(), about=replace(ABOUT, chair_person="p2"), people=PEOPLE), NEXT)
    assert named.would(CHAIR)[0].speech.party.name == "Mr. Bo Two"  # type: ignore[attr-defined]


def test_what_is_so_already_happens_once() -> None:
    given(presided(NEXT, CHAIR)).when(CHAIR).nothing()
    given(NEXT, ORDER).when(ORDER).nothing()
    given(NEXT, TECHNICAL).when(TECHNICAL).nothing()
    given(presided(do.GiveFloor("s2"))).when(CHAIR).nothing()  # the speaker is the chair
    assert sitting(NEXT, ORDER).would(do.InterruptFloor("point_of_order", BRAZIL))


def test_nobody_interrupts_outside_the_meeting() -> None:
    given(NEXT, do.SuspendMeeting()).when(TECHNICAL).refused("meeting_suspended")
    given(NEXT, do.CloseMeeting()).when(CHAIR).refused("meeting_closed")


def test_a_return_ends_one_interruption_as_the_button_showed() -> None:
    given(NEXT, ORDER).when(RETURN).then(ev.FloorReturned())
    given(NEXT).when(RETURN).nothing()
    given(NEXT, ORDER, TECHNICAL, RETURN).when(do.ReturnFloor(2)).stale()
    given(NEXT, ORDER, do.SuspendMeeting()).when(RETURN).refused("meeting_suspended")


def test_giving_the_floor_to_an_interrupted_speech_returns_to_it() -> None:
    given(NEXT, ORDER, TECHNICAL).when(do.GiveFloor("s1")).then(ev.FloorReturned(), ev.FloorReturned())


def test_an_interrupted_speech_is_not_armed_skipped_removed_nor_its_item_closed() -> None:
    here = sitting(NEXT, TECHNICAL)
    for command in (do.ArmFloor("s1"), do.SkipSpeech("s1"), do.RemoveSpeech("s1")):
        given(here).when(command).refused("not_planned")
    given(here).when(do.CloseItem("i1")).refused("somebody_speaks")


def test_a_late_clock_is_put_right_and_back() -> None:
    here = sitting(NEXT)
    given(here).when(do.AdjustClock(10)).then(ev.FloorClockAdjusted(10))
    given(here).when(do.AdjustClock(0)).nothing()
    given(here).when(do.AdjustClock(-10)).refused("out_of_range")
    given(here).when(do.AdjustClock(3601)).refused("out_of_range")
    given().when(do.AdjustClock(1)).refused("nobody_on_floor")


def test_who_interrupts_may_speak_a_language_outside_the_six_and_no_unknown_one() -> None:
    here = sitting(do.AdvanceFloor(None), do.InterruptFloor("point_of_order", BRAZIL, language="pt"))
    assert (here.state.floor.language, here.state.floor.standing) == ("pt", "confirmed")
    given(do.AdvanceFloor(None)).when(do.InterruptFloor("point_of_order", BRAZIL, language="xx")).bad_request("invalid")

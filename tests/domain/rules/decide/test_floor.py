"""The floor: next, arm and take, give, pause, time, language; and every way in which it is refused."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.commands import Target
from interp.domain.model.parties import Party, Speech, SpeechStatus
from tests.builders import BRAZIL, FILM, MINUTE, SECOND, START, Sitting, person, sitting
from tests.given import given

OPEN = do.OpenMeeting()
NEXT = do.AdvanceFloor(None)


def after(speech: str | None, *to: Target | None) -> do.AdvanceFloor:
    return do.AdvanceFloor(speech, *to)


def at_s1() -> Sitting:
    return sitting(OPEN, NEXT)


def at_s2() -> Sitting:
    return at_s1().does(after("s1"))


def in_round() -> Sitting:
    return at_s2().does(after("s2"), after("s3"))


def test_next_opens_the_first_item_and_gives_its_first_speech_the_floor() -> None:
    events = (ev.ItemOpened("i1", 10 * MINUTE), ev.FloorGiven("i1", "s1", None, 5 * MINUTE))
    given(OPEN).when(NEXT).then(*events)


def test_the_first_next_opens_a_meeting_still_planned() -> None:
    events = (ev.MeetingOpened(), ev.ItemOpened("i1", 10 * MINUTE), ev.FloorGiven("i1", "s1", None, 5 * MINUTE))
    given().when(NEXT).then(*events)


def test_next_gives_the_next_planned_speech_of_the_item() -> None:
    given(at_s2()).when(after("s2")).then(ev.FloorGiven("i2", "s3", None, 8 * MINUTE))


def test_an_exhausted_item_opens_the_next_with_its_first_speech() -> None:
    given(at_s1()).when(after("s1")).then(ev.ItemOpened("i2"), ev.FloorGiven("i2", "s2", "fr", 8 * MINUTE, "expected"))


def test_a_round_without_a_list_is_opened_with_nobody_on_the_floor() -> None:
    given(at_s2(), after("s2")).when(after("s3")).then(ev.ItemOpened("i3", 30 * MINUTE))
    assert in_round().place == Target("i3")


def test_next_goes_on_after_a_round_without_a_list() -> None:
    given(in_round()).when(NEXT).then(ev.ItemOpened("i4"), ev.FloorGiven("i4", "s4", None, 3 * MINUTE))


def test_a_speech_skipped_is_passed_over() -> None:
    given(at_s1(), do.SkipSpeech("s2")).when(after("s1")).ends_with(ev.FloorGiven("i2", "s3", None, 8 * MINUTE))


def test_the_speech_before_is_over_and_the_item_before_is_done() -> None:
    state = at_s2().state
    assert (state.speeches["s1"].status, state.speeches["s2"].status) == (SpeechStatus.DONE, SpeechStatus.ON_FLOOR)
    assert [item.status.value for item in state.items] == ["done", "open", "planned", "planned"]


def test_at_the_end_of_the_programme_next_is_refused() -> None:
    last = in_round().does(NEXT)
    given(last).when(after("s4")).refused("end_of_programme")


def test_a_button_that_said_nobody_is_stale_once_somebody_is_left() -> None:
    last = in_round().does(NEXT)
    given(last).when(after("s4", None)).refused("end_of_programme")
    given(last, do.AddItem("other", "Any other business")).when(after("s4", None)).stale()


@pytest.mark.parametrize("start", ["s2", None, "nobody"])
def test_next_is_stale_when_the_floor_is_not_where_the_button_said(start: str | None) -> None:
    told = {"item": "i1", "speech": "s1", "by": "Staff", "device": "desk-1", "at": START + 3 * SECOND}
    given(at_s1()).when(after(start)).stale(**told)


def test_next_is_stale_when_it_would_no_longer_do_what_it_said() -> None:
    armed = at_s1().does(do.ArmFloor("s4"))
    given(armed).when(after("s1", Target("i2", "s2"))).stale()


def test_two_presses_that_say_the_same_move_the_floor_once() -> None:
    press = after("s1", Target("i2", "s2"))
    once = at_s1().does(press)
    given(once).when(press).stale()


def test_two_presses_that_open_the_same_round_open_it_once() -> None:
    press = after("s3", Target("i3"))
    once = at_s2().does(after("s2"), press)
    given(once).when(press).stale()


def test_nobody_moved_the_floor_yet_when_a_press_is_stale_before_the_first_switch() -> None:
    given(OPEN).when(after("s1")).stale(item=None, speech=None, by=None, device=None, at=None)


@pytest.mark.parametrize("command", [NEXT, do.GiveFloor("s2"), do.OpenItem("i2"), do.GiveFloor(party=BRAZIL)])
@pytest.mark.parametrize(
    ("sits", "reason"), [(do.SuspendMeeting(), "meeting_suspended"), (do.CloseMeeting(), "meeting_closed")]
)
def test_outside_the_meeting_the_floor_does_not_move(command: do.Command, sits: do.Command, reason: str) -> None:
    given(OPEN, do.OpenItem("i3"), sits).when(command).refused(reason)


def test_a_speech_is_armed_before_the_switch_and_next_takes_it() -> None:
    armed = at_s1().does(do.ArmFloor("s4"))
    assert armed.state.floor.armed == "s4"
    given(armed).when(after("s1")).then(ev.ItemOpened("i4"), ev.FloorGiven("i4", "s4", None, 3 * MINUTE))
    assert armed.does(after("s1")).state.floor.armed is None


def test_null_disarms() -> None:
    assert at_s1().does(do.ArmFloor("s4"), do.ArmFloor(None)).state.floor.armed is None


def test_arming_what_is_armed_changes_nothing() -> None:
    given(at_s1(), do.ArmFloor("s4")).when(do.ArmFloor("s4")).nothing()


@pytest.mark.parametrize("speech", ["s1", "s2"])
def test_a_speech_on_the_floor_or_over_cannot_be_armed(speech: str) -> None:
    given(at_s2()).when(do.ArmFloor(speech)).refused("not_planned")


def test_who_interrupted_and_was_absent_is_in_no_item_and_cannot_be_armed() -> None:
    absent = at_s1().does(do.InterruptFloor("point_of_order", BRAZIL), do.MarkSpeechAbsent("c4"))
    assert absent.state.speeches["c4"].status == SpeechStatus.ABSENT
    given(absent).when(do.ArmFloor("c4")).refused("not_planned")


def test_nothing_is_armed_after_the_meeting() -> None:
    given(do.CloseMeeting()).when(do.ArmFloor("s1")).refused("meeting_closed")


def test_the_armed_speech_stays_armed_when_another_is_given_the_floor() -> None:
    assert at_s1().does(do.ArmFloor("s4"), do.GiveFloor("s2")).state.floor.armed == "s4"


@pytest.mark.parametrize("command", [do.ArmFloor("s9"), do.GiveFloor("s9"), do.OpenItem("i9")])
def test_what_does_not_exist_is_not_found(command: do.Command) -> None:
    given(at_s1()).when(command).not_found()


def test_the_floor_is_given_out_of_order() -> None:
    given(at_s1()).when(do.GiveFloor("s3")).then(ev.ItemOpened("i2"), ev.FloorGiven("i2", "s3", None, 8 * MINUTE))


def test_giving_the_floor_to_who_has_it_changes_nothing() -> None:
    given(at_s1()).when(do.GiveFloor("s1")).nothing()


@pytest.mark.parametrize(
    "party",
    [BRAZIL, FILM, person("p2", "Mr. Bo Two"), Party("group", "African Group", "g1"),
     Party("organization", "An NGO", "o1")],
    ids=lambda party: party.kind,
)  # fmt: skip
def test_a_party_of_any_kind_gets_the_floor_unplanned(party: Party) -> None:
    added = ev.SpeechAdded("i3", Speech("c7", "floor_speaker", party, language="ru"), None)
    has_floor = ev.FloorGiven("i3", "c7", "ru", 2 * MINUTE, "confirmed")
    given(in_round()).when(do.GiveFloor(party=party, language="ru")).then(added, has_floor)


def test_an_unplanned_party_without_an_id_gets_the_commands() -> None:
    event = in_round().would(do.GiveFloor(party=Party("delegation", "Chad")))[0]
    assert isinstance(event, ev.SpeechAdded)
    assert event.speech.party == Party("delegation", "Chad", "c7")


def test_an_unplanned_speech_stands_after_the_one_on_the_floor() -> None:
    assert at_s2().does(do.GiveFloor(party=BRAZIL)).state.items[1].speeches == ("s2", "c5", "s3")


def test_with_nobody_on_the_floor_an_unplanned_speech_stands_last() -> None:
    assert at_s2().does(do.EndFloor(), do.GiveFloor(party=BRAZIL)).state.items[1].speeches == ("s2", "s3", "c6")


def test_an_unplanned_speech_may_have_a_limit_of_its_own() -> None:
    given(in_round()).when(do.GiveFloor(party=BRAZIL, limit_ms=1000)).ends_with(ev.FloorGiven("i3", "c7", None, 1000))


@pytest.mark.parametrize("command", [do.GiveFloor(), do.GiveFloor(party=Party("delegation", ""))])
def test_somebody_must_be_named(command: do.GiveFloor) -> None:
    given(in_round()).when(command).refused("no_party")


def test_an_unplanned_party_needs_an_open_item() -> None:
    given(OPEN).when(do.GiveFloor(party=BRAZIL)).refused("no_item_open")


def test_the_events_of_pause_resume_and_end() -> None:
    given(at_s1()).when(do.PauseFloor()).then(ev.FloorPaused())
    given(at_s1(), do.PauseFloor()).when(do.ResumeFloor()).then(ev.FloorResumed())
    given(at_s1()).when(do.EndFloor()).then(ev.FloorEnded("s1"))


def test_pausing_what_is_paused_and_resuming_what_runs_changes_nothing() -> None:
    given(at_s1(), do.PauseFloor()).when(do.PauseFloor()).nothing()
    given(at_s1()).when(do.ResumeFloor()).nothing()


def test_ending_when_nobody_has_the_floor_changes_nothing() -> None:
    given(OPEN).when(do.EndFloor()).nothing()


@pytest.mark.parametrize("command", [do.PauseFloor(), do.ResumeFloor(), do.AddTime(30), do.SetLanguage("fr")])
def test_without_a_speaker_there_is_nothing_to_hold_or_lengthen(command: do.Command) -> None:
    given(OPEN).when(command).refused("nobody_on_floor")


def test_a_speech_does_not_go_on_while_the_meeting_is_suspended() -> None:
    given(at_s1(), do.SuspendMeeting()).when(do.ResumeFloor()).refused("meeting_suspended")


@pytest.mark.parametrize("seconds", [60, -60, 3_600, -300])
def test_time_is_added_to_the_limit(seconds: int) -> None:
    longer = at_s1().does(do.AddTime(seconds)).state.floor.speech_clock
    assert longer is not None
    assert longer.limit_ms == 5 * MINUTE + seconds * SECOND


def test_no_time_added_changes_nothing() -> None:
    given(at_s1()).when(do.AddTime(0)).nothing()


@pytest.mark.parametrize("seconds", [3_601, -3_601, -301, 10**400])
def test_time_out_of_range_is_refused(seconds: int) -> None:
    given(at_s1()).when(do.AddTime(seconds)).refused("out_of_range")


def test_a_speech_without_a_limit_cannot_be_lengthened() -> None:
    unlimited = sitting(OPEN, do.AmendItem("i2", speech_limit_ms=0), do.GiveFloor("s3"))
    given(unlimited).when(do.AddTime(30)).refused("no_limit")


def test_the_floor_language_changes_in_mid_speech() -> None:
    given(at_s1()).when(do.SetLanguage("ar")).then(ev.FloorLanguageSet("ar"))
    assert at_s1().does(do.SetLanguage("ar")).state.floor.language == "ar"


def test_the_floor_language_that_holds_changes_nothing() -> None:
    given(at_s1(), do.SetLanguage("en")).when(do.SetLanguage("en")).nothing()

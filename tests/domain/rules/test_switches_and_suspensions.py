"""What a switch, an undo and a suspension leave as it was: other clocks, other reports, what was armed."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.commands import AmendMeeting
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.time.speaking_clock import ClockStatus, elapsed_ms
from interp.domain.rules.evolve.undo import UNDO_DEPTH
from tests.builders import BRAZIL, HOUR, MINUTE, SECOND, Sitting, sitting
from tests.given import given

OPEN, NEXT, UNDO = do.OpenMeeting(), do.AdvanceFloor(None), do.UndoSwitch()


def at_s1(*more: do.Command) -> Sitting:
    return sitting(OPEN, NEXT, *more)


def spoken(here: Sitting) -> int:
    clock = here.state.floor.speech_clock
    assert clock
    return elapsed_ms(clock, here.now)


def test_what_was_armed_and_not_called_is_armed_again_unless_it_was_passed_over_since() -> None:
    armed = at_s1(do.ArmFloor("s4"), do.GiveFloor("s2"))
    assert armed.does(UNDO).state.floor.armed == "s4"
    passed = at_s1(do.ArmFloor("s4"), do.GiveFloor("s2"), do.SkipSpeech("s4"))
    assert passed.does(UNDO).state.floor.armed is None


def test_what_is_armed_stays_armed_when_another_is_passed_over() -> None:
    assert at_s1(do.ArmFloor("s4"), do.SkipSpeech("s3")).state.floor.armed == "s4"


def test_a_speech_passed_over_may_be_armed_and_called() -> None:
    here = at_s1(do.SkipSpeech("s3"), do.ArmFloor("s3"))
    given(here).when(do.AdvanceFloor("s1")).ends_with(ev.FloorGiven("i2", "s3", None, 8 * MINUTE))


def test_a_suspension_is_nobodys_time_also_for_a_switch_taken_back_after_it() -> None:
    here = at_s1().later(MINUTE).does(do.GiveFloor("s2")).later(MINUTE).does(do.SuspendMeeting())
    here.later(HOUR).does(do.ResumeMeeting(), UNDO)
    assert here.state.floor.speech == "s1"
    assert spoken(here) == 2 * MINUTE + 3 * SECOND
    item = here.state.floor.item_clock
    assert item and elapsed_ms(item, here.now) == spoken(here)


def test_a_resumption_starts_every_clock_but_one_that_staff_had_paused() -> None:
    here = at_s1().later(MINUTE).does(do.SuspendMeeting()).later(HOUR).does(do.ResumeMeeting())
    clocks = (here.state.clock, here.state.floor.speech_clock, here.state.floor.item_clock)
    assert [each.status for each in clocks if each] == [ClockStatus.RUNNING] * 3
    assert spoken(here) == MINUTE + SECOND
    held = at_s1().does(do.PauseFloor()).later(MINUTE).does(do.SuspendMeeting(), do.ResumeMeeting())
    assert held.state.floor.speech_clock and held.state.floor.speech_clock.status == ClockStatus.PAUSED
    assert held.state.floor.item_clock and held.state.floor.item_clock.status == ClockStatus.RUNNING


def test_time_added_stays_with_the_speech_and_with_no_other() -> None:
    here = at_s1(do.AddTime(60))
    limits = {key: each.limit_ms for key, each in here.state.speeches.items()}
    assert limits == {"s1": 6 * MINUTE, "s2": None, "s3": None, "s4": 3 * MINUTE}


@pytest.mark.parametrize(("seconds", "left"), [(-300, 0), (3_600, 65 * MINUTE), (-299, SECOND)])
def test_a_limit_can_be_taken_down_to_nought_and_up_by_an_hour(seconds: int, left: int) -> None:
    clock = at_s1(do.AddTime(seconds)).state.floor.speech_clock
    assert clock and clock.limit_ms == left


def test_reports_of_other_booths_stand() -> None:
    reports = (do.ReportLanguage("ar", "fr"), do.ReportLanguage("zh", "ru"), do.ReportDisplay("es"))
    here = at_s1(*reports)
    assert [each.booth for each in here.state.reports] == ["ar", "zh", "es"]
    given(here).when(do.ReportLanguage("zh", "es")).then(ev.BoothLanguageReported("zh", "es"))
    given(here).when(do.ReportDisplay("zh")).then(ev.BoothDisplayReported("zh"))
    assert [each.booth for each in here.does(do.DismissReport("zh")).state.reports] == ["ar", "es"]
    assert [each.booth for each in here.does(do.SetLanguage("fr")).state.reports] == ["es"]
    assert here.does(do.GiveFloor("s2")).state.reports == ()


def test_no_more_switches_are_remembered_than_can_be_taken_back() -> None:
    here = at_s1()
    for turn in range(UNDO_DEPTH + 5):
        here.does(do.GiveFloor("s2" if turn % 2 else "s3"))
    assert len(here.state.switches) == UNDO_DEPTH == 20


def test_a_switch_restores_the_statuses_it_changed_and_no_others() -> None:
    here = at_s1(do.GiveFloor("s2"), do.SkipSpeech("s3"), UNDO)
    assert here.statuses() == {
        "s1": SpeechStatus.ON_FLOOR, "s2": SpeechStatus.PLANNED, "s3": SpeechStatus.SKIPPED, "s4": SpeechStatus.PLANNED,
    }  # fmt: skip


def test_a_party_called_unplanned_while_another_speaks_is_undone_to_that_speaker() -> None:
    here = at_s1(do.GiveFloor(party=BRAZIL))
    assert here.state.items[0].speeches == ("s1", "c4")
    here.does(UNDO)
    assert (here.state.floor.speech, here.statuses()["c4"]) == ("s1", SpeechStatus.TAKEN_BACK)


def test_closing_ends_the_speech_and_keeps_the_item_on_record() -> None:
    here = at_s1(do.ArmFloor("s2")).later(MINUTE).does(do.CloseMeeting())
    floor = here.state.floor
    assert (floor.item, floor.speech, floor.armed, floor.language, floor.speech_clock) == ("i1", None, None, None, None)
    assert floor.item_clock and floor.item_clock.status == ClockStatus.PAUSED
    assert here.statuses()["s1"] == SpeechStatus.DONE


def test_new_hours_move_the_clock_of_the_meeting_only_when_they_are_other_hours() -> None:
    here = sitting(OPEN)
    about, before = here.state.about, here.state.clock
    assert about and before
    assert here.does(AmendMeeting(venue="Room XVII")).state.clock == before
    clock = here.does(AmendMeeting(ends_at=about.ends_at + HOUR)).state.clock
    assert clock and clock.limit_ms == 4 * HOUR
    clock = here.does(AmendMeeting(starts_at=about.starts_at + HOUR)).state.clock
    assert clock and clock.limit_ms == 3 * HOUR


@pytest.mark.parametrize("ends", [-1, 0])
def test_a_meeting_ends_after_it_begins(ends: int) -> None:
    about = sitting().state.about
    assert about
    given().when(AmendMeeting(ends_at=about.starts_at + ends)).refused("out_of_range")
    assert len(given().when(AmendMeeting(ends_at=about.starts_at + 1)).events) == 1


def test_a_limit_may_be_a_day_and_a_statement_have_the_longest_id() -> None:
    given().when(do.AmendSpeech("s1", limit_ms=24 * HOUR)).then(ev.SpeechAmended("s1", None, 24 * HOUR))
    given().when(do.AttachStatement("s1", "d" * 64)).then(ev.StatementAttached("s1", "d" * 64, "on_text"))

"""What stands still and what goes on during an interruption, and what is restored after it."""

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from interp.domain.model.time.speaking_clock import elapsed_ms
from interp.domain.rules.programme_order import following
from tests.builders import MINUTE, SECOND, Sitting, sitting
from tests.domain.rules.test_captions_and_the_floor import followed, loaded, release

NEXT, RETURN, UNDO = do.AdvanceFloor(None), do.ReturnFloor(), do.UndoSwitch()
EGYPT = Party("delegation", "Egypt", id="EGY", code="EGY")
ORDER, VISIT = do.InterruptFloor("point_of_order", EGYPT), do.InterruptFloor("visit")


def spoken(here: Sitting, clock: str = "speech_clock") -> int:
    """Return what a clock of the floor shows now."""
    return elapsed_ms(getattr(here.state.floor, clock), here.now)


def test_the_speaker_has_the_time_that_was_left_and_the_item_too() -> None:
    here = sitting(NEXT).later(5_500)
    here.does(ORDER).later(MINUTE)
    assert (spoken(here), spoken(here, "item_clock")) == (MINUTE, 6_500)
    here.does(RETURN)
    assert (here.state.floor.speech, spoken(here), spoken(here, "item_clock")) == ("s1", 6_500, 6_500)
    assert here.statuses()["s1"] == "on_floor" and here.statuses()["c3"] == "done"


def test_a_visit_runs_against_the_block_and_a_point_of_order_inside_it_does_not() -> None:
    here = sitting(NEXT).does(VISIT).later(MINUTE).does(ORDER).later(MINUTE).does(RETURN).later(MINUTE).does(RETURN)
    assert (spoken(here), spoken(here, "item_clock")) == (SECOND, 2 * MINUTE + 3 * SECOND)


def test_a_clock_that_was_paused_stays_paused() -> None:
    here = sitting(NEXT, do.PauseFloor())
    clock = here.state.floor.speech_clock
    assert here.later(MINUTE).does(ORDER, RETURN).state.floor.speech_clock == clock


def test_a_suspension_during_an_interruption_changes_nothing_of_it() -> None:
    here = sitting(NEXT, ORDER, do.SuspendMeeting()).later(MINUTE).does(do.ResumeMeeting())
    assert here.state.floor.item_clock and here.state.floor.item_clock.status == "paused"
    here.does(RETURN)
    assert (spoken(here), spoken(here, "item_clock")) == (SECOND, SECOND)


def test_who_interrupts_is_in_the_record_and_not_in_the_programme() -> None:
    here = sitting(NEXT, ORDER, RETURN)
    assert here.statuses()["c3"] == "done"
    assert all("c3" not in item.speeches for item in here.state.items)
    assert following(here.state) == do.Target("i2", "s2")


def test_the_interrupted_speech_is_interrupted_not_done() -> None:
    here = sitting(NEXT, ORDER)
    assert [here.statuses()[each] for each in ("s1", "s2", "c3")] == ["interrupted", "planned", "on_floor"]


def test_the_end_of_the_interrupting_speech_leaves_the_interruption() -> None:
    here = sitting(NEXT, ORDER, do.EndFloor())
    assert (here.state.floor.speech, here.statuses()["s1"]) == (None, "interrupted")
    assert here.does(RETURN).state.floor.speech == "s1"


def test_another_speech_ends_every_interruption_and_undo_brings_them_back() -> None:
    here = sitting(NEXT, VISIT, ORDER)
    before = here.state
    here.does(do.GiveFloor("s3"))
    assert here.state.floor.interruptions == ()
    assert [here.statuses()[each] for each in ("s1", "c4", "s3")] == ["done", "done", "on_floor"]
    here.does(UNDO)
    assert (here.state.floor, here.state.speeches, here.state.items) == (before.floor, before.speeches, before.items)


def test_undo_of_an_interruption_is_as_if_the_speaker_had_gone_on() -> None:
    here = sitting(NEXT)
    before = here.state.floor
    here.does(ORDER).later(MINUTE).does(UNDO)
    assert here.state.floor == before and here.statuses()["c3"] == "taken_back"
    assert "c3" not in here.state.called


def test_undo_of_a_return_goes_on_with_the_interruption() -> None:
    here = sitting(NEXT, ORDER)
    before = here.state
    here.does(RETURN).later(MINUTE).does(UNDO)
    assert (here.state.floor, here.state.speeches) == (before.floor, before.speeches)


def test_undo_of_the_chairs_opening_leaves_the_meeting_planned() -> None:
    state = sitting(do.InterruptFloor("chair"), UNDO).state
    assert (state.status.value, state.floor, state.clock) == ("planned", sitting().state.floor, None)


def test_closing_the_meeting_ends_what_is_interrupted() -> None:
    here = sitting(NEXT, ORDER, do.CloseMeeting())
    assert (here.state.floor.interruptions, here.statuses()["s1"], here.statuses()["c3"]) == ((), "done", "done")


def test_an_amended_limit_and_language_hold_after_the_return() -> None:
    here = sitting(NEXT, ORDER, do.AmendSpeech("s1", "es", MINUTE), do.AmendItem("i1", limit_ms=MINUTE), RETURN)
    floor = here.state.floor
    assert floor.speech_clock and floor.item_clock
    assert (floor.language, floor.speech_clock.limit_ms, floor.item_clock.limit_ms) == ("es", MINUTE, MINUTE)


# --- captions


def test_a_text_stops_during_an_interruption_and_goes_on_at_its_position_without_a_jump() -> None:
    here = loaded(release(1, 2)).later(9 * SECOND)
    before, held = followed(here), spoken(here)
    here.does(ORDER).later(10 * MINUTE)
    assert here.state.floor.cue == 0
    here.does(RETURN)
    assert (followed(here), here.state.floor.cue, spoken(here)) == (before, 2, held + SECOND)


def test_undo_of_an_interruption_withdraws_the_captions_of_who_interrupted_and_of_nobody_else() -> None:
    here = loaded(release(1, 2), ORDER, do.LoadCaptions("c5", "d2", 6), release(3, 4, speech="c5"), UNDO)
    assert [each.number for each in here.state.captions.units if not each.withdrawn] == [1, 2]
    assert list(here.state.captions.following) == ["s1"] and here.state.floor.cue == 2


def test_undo_of_a_return_withdraws_what_was_released_since() -> None:
    here = loaded(release(1, 2), ORDER, RETURN, release(3, 3), UNDO)
    assert [each.number for each in here.state.captions.units if not each.withdrawn] == [1, 2]
    assert here.does(RETURN).state.floor.cue == 2


def test_a_text_taken_up_again_while_interrupted_counts_from_the_moment_of_the_interruption() -> None:
    here = loaded(release(1, 2)).later(9 * SECOND).does(do.AmendSpeech("s1", text="off_text"), ORDER)
    here.later(MINUTE).does(do.AmendSpeech("s1", text="on_text"))
    assert followed(here).since_ms == 13 * SECOND


def test_the_chair_runs_against_the_block_and_its_end_is_the_return() -> None:
    here = sitting(NEXT).does(do.InterruptFloor("chair")).later(MINUTE).does(do.EndFloor())
    assert (here.state.floor.speech, here.state.floor.interruptions) == ("s1", ())
    assert (spoken(here), spoken(here, "item_clock")) == (SECOND, MINUTE + 2 * SECOND)


def test_the_end_of_a_speech_that_interrupted_nobody_leaves_nothing_interrupted() -> None:
    here = sitting(NEXT, do.EndFloor(), ORDER, do.EndFloor())
    assert (here.state.floor.speech, here.state.floor.interruptions) == (None, ())


def test_the_items_clock_goes_on_when_another_speech_ends_what_had_stopped_it() -> None:
    here = sitting(do.AdvanceFloor(None), do.AdvanceFloor("s1")).does(ORDER).later(MINUTE).does(do.GiveFloor("s3"))
    assert spoken(here.later(MINUTE), "item_clock") == SECOND + MINUTE

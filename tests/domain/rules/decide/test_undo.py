"""Taking a switch back: whole, by value, twenty deep, and repaired by Next."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.commands import Target
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Floor, ItemStatus, Meeting
from interp.domain.model.time.speaking_clock import Clock, ClockStatus
from interp.domain.rules.evolve.undo import UNDO_DEPTH
from tests.builders import BRAZIL, MINUTE, SECOND, START, Sitting, sitting
from tests.given import given

OPEN, NEXT, UNDO = do.OpenMeeting(), do.AdvanceFloor(None), do.UndoSwitch()
FIRST_CLOCK = Clock(ClockStatus.RUNNING, START + 3 * SECOND, limit_ms=5 * MINUTE)
FIRST_ITEM_CLOCK = Clock(ClockStatus.RUNNING, START + 3 * SECOND, limit_ms=10 * MINUTE, warning_ms=5 * MINUTE)


def at_s1() -> Sitting:
    return sitting(OPEN, NEXT)


def switched() -> Sitting:
    return at_s1().later(MINUTE).does(do.AdvanceFloor("s1"))


def test_a_switch_of_several_events_is_taken_back_whole() -> None:
    speeches = (("s1", SpeechStatus.ON_FLOOR), ("s2", SpeechStatus.PLANNED))
    items = (("i1", ItemStatus.OPEN), ("i2", ItemStatus.PLANNED))
    undone = ev.FloorUndone("i1", "s1", None, None, FIRST_CLOCK, FIRST_ITEM_CLOCK, 0, speeches, items)
    given(switched()).when(UNDO).then(undone)


def but_for_its_numbers(state: Meeting, other: Meeting) -> Meeting:
    """Return the state with the numbers, the hand and the record of another."""
    return replace(
        state, seq=other.seq, hand=other.hand, numbers=other.numbers, public_numbers=other.public_numbers,
        item_seqs=other.item_seqs, public_item_seqs=other.public_item_seqs, speech_seqs=other.speech_seqs,
        record=other.record,
    )  # fmt: skip


def test_undo_restores_everything_but_the_numbers_and_the_hand() -> None:
    before = at_s1().state
    undone = switched().does(UNDO).state
    assert undone == but_for_its_numbers(before, undone)


def test_the_clock_is_the_original_one_for_the_speaker_never_stopped() -> None:
    floor = switched().later(MINUTE).does(UNDO).state.floor
    assert (floor.speech_clock, floor.item_clock) == (FIRST_CLOCK, FIRST_ITEM_CLOCK)


def test_undo_of_the_first_switch_leaves_nobody_on_the_floor() -> None:
    state = at_s1().does(UNDO).state
    assert (state.floor, state.switches) == (Floor(), ())
    assert state.status.value == "open"


def test_undo_of_the_switch_that_opened_the_meeting_leaves_it_planned_as_it_was() -> None:
    before = sitting()
    early = sitting(NEXT)
    assert early.state.status.value == "open"
    assert early.would(UNDO)[1:] == (ev.MeetingOpeningUndone(),)
    after = early.does(UNDO).state
    assert after == but_for_its_numbers(before.state, after)


def test_it_opens_again_by_the_next_first_switch_with_a_clock_of_its_own() -> None:
    again = sitting(NEXT, UNDO).later(10 * MINUTE).does(NEXT)
    assert again.log[-3].event == ev.MeetingOpened()
    assert again.state.clock is not None and again.state.clock.started_at == again.now


def test_the_opening_goes_with_its_switch_however_many_came_after() -> None:
    assert sitting(NEXT, do.AdvanceFloor("s1"), UNDO).state.status.value == "open"
    assert sitting(NEXT, do.AdvanceFloor("s1"), UNDO, UNDO).state.status.value == "planned"


def test_a_meeting_suspended_since_is_not_unopened() -> None:
    state = sitting(NEXT, do.SuspendMeeting(), do.ResumeMeeting(), UNDO).state
    assert (state.status.value, state.floor.speech) == ("open", None)


def test_what_was_armed_is_armed_again() -> None:
    taken = at_s1().does(do.ArmFloor("s4"), do.AdvanceFloor("s1"))
    assert taken.does(UNDO).state.floor.armed == "s4"


def test_a_speech_passed_over_and_then_armed_stays_armed() -> None:
    sat = at_s1().does(do.SkipSpeech("s3"), do.ArmFloor("s3"), do.GiveFloor("s2"), do.UndoSwitch())
    assert (sat.state.floor.speech, sat.state.floor.armed) == ("s1", "s3")


def test_texts_entered_since_stand() -> None:
    text = do.SetText("item.i1.title", "fr", "Ouverture")
    version = switched().does(text, UNDO).state.texts["item.i1.title"].version("fr")
    assert version is not None
    assert version.value == "Ouverture"


def test_time_added_before_the_switch_stands() -> None:
    clock = at_s1().does(do.AddTime(60), do.AdvanceFloor("s1"), UNDO).state.floor.speech_clock
    assert clock == replace(FIRST_CLOCK, limit_ms=6 * MINUTE)


def test_edits_of_the_programme_made_since_stand() -> None:
    edits = (do.AmendItem("i1", title="Welcome"), do.AddSpeech("i3", BRAZIL), do.RemoveItem("i4"))
    state = switched().does(*edits, UNDO).state
    assert [item.title for item in state.items] == ["Welcome", "Panel", "Discussion"]
    assert state.items[2].speeches == ("c6",)


def test_an_item_removed_since_is_not_restored() -> None:
    passed = sitting(OPEN, do.OpenItem("i3"), do.OpenItem("i1"), do.RemoveItem("i3"), UNDO)
    assert passed.state.floor == Floor()
    given(passed).when(NEXT).ends_with(ev.FloorGiven("i1", "s1", None, 5 * MINUTE))


def test_a_speech_armed_and_removed_since_is_not_armed_again() -> None:
    taken = at_s1().does(do.ArmFloor("s4"), do.GiveFloor("s2"), do.ArmFloor(None), do.RemoveItem("i4"))
    assert taken.does(UNDO).state.floor.armed is None


def test_undo_of_an_unplanned_speech_passes_it_over() -> None:
    undone = at_s1().does(do.GiveFloor(party=BRAZIL), UNDO)
    assert undone.statuses()["c4"] == SpeechStatus.TAKEN_BACK
    given(undone).when(do.AdvanceFloor("s1")).ends_with(ev.FloorGiven("i2", "s2", "fr", 8 * MINUTE, "expected"))


def test_undo_of_an_end_gives_the_speaker_the_floor_back() -> None:
    state = at_s1().does(do.EndFloor(), UNDO).state
    assert (state.floor.speech, state.floor.speech_clock) == ("s1", FIRST_CLOCK)
    assert state.speeches["s1"].status == SpeechStatus.ON_FLOOR


def test_undo_of_an_item_opened_goes_back_to_the_one_before() -> None:
    undone = at_s1().does(do.OpenItem("i3"), UNDO)
    assert undone.place == Target("i1", "s1")
    assert [item.status.value for item in undone.state.items] == ["open", "planned", "planned", "planned"]


def test_a_mistaken_undo_is_repaired_by_next() -> None:
    repaired = switched().does(UNDO, do.AdvanceFloor("s1"))
    assert repaired.place == switched().place
    assert repaired.statuses() == switched().statuses()


def test_twenty_switches_can_be_taken_back_and_no_more() -> None:
    many = at_s1()
    for turn in range(UNDO_DEPTH + 2):
        many.does(do.GiveFloor("s2" if turn % 2 else "s3"))
    many.does(*[UNDO] * UNDO_DEPTH)
    given(many).when(UNDO).refused("nothing_to_undo")
    assert many.place == Target("i2", "s2")


def test_undo_is_stale_when_someone_else_has_the_floor_than_the_button_said() -> None:
    given(switched()).when(do.UndoSwitch("s1")).stale()
    assert switched().would(do.UndoSwitch("s2")) == switched().would(UNDO)


def test_before_the_first_switch_there_is_nothing_to_undo() -> None:
    given(OPEN).when(UNDO).refused("nothing_to_undo")


def test_undo_is_refused_outside_the_meeting() -> None:
    given(at_s1(), do.SuspendMeeting()).when(UNDO).refused("meeting_suspended")
    given(at_s1(), do.CloseMeeting()).when(UNDO).refused("meeting_closed")


def test_an_undo_is_not_itself_a_switch() -> None:
    assert switched().does(UNDO, UNDO).place is None

"""The record of the floor: turns and stays, whatever moved the floor."""

from functools import partial

from interp.domain.model import commands as do
from interp.domain.rules.state_changes.floor_record_keeping import new_record
from tests.builders import BRAZIL, MINUTE, SECOND, START, Sitting, sitting
from tests.steps import steps

NEXT, OPEN = do.AdvanceFloor(None), do.OpenMeeting()


def turns(sat: Sitting) -> list[tuple[str, int, int | None]]:
    """Return who had the floor: speech, speaking time in seconds, and the limit in seconds."""
    return [
        (each.speech.id, each.held_ms // SECOND, each.limit_ms and each.limit_ms // SECOND)
        for each in sat.state.record.turns
    ]


def test_a_turn_ends_when_another_has_the_floor_and_pauses_do_not_count() -> None:
    sat = sitting(NEXT, do.PauseFloor()).later(MINUTE).does(do.ResumeFloor(), do.AdvanceFloor("s1"))
    first, second = sat.state.record.turns
    assert turns(sat) == [("s1", 2, 300), ("s2", 0, None)]
    assert (first.started_at, first.ended_at) == (START + 2 * SECOND, START + MINUTE + 5 * SECOND)
    assert second.ended_at is None and first.item == "i1" and second.item == "i2"


def test_a_turn_ends_with_the_speech_and_with_the_meeting() -> None:
    sat = sitting(NEXT, do.EndFloor()).later(MINUTE).does(do.AdvanceFloor(None)).later(MINUTE).does(do.CloseMeeting())
    assert turns(sat) == [("s1", 1, 300), ("s2", 61, 480)]
    assert all(each.ended_at for each in sat.state.record.turns)


def test_a_switch_taken_back_stays_in_the_record_as_taken_back() -> None:
    sat = sitting(NEXT).later(MINUTE).does(do.GiveFloor(party=BRAZIL), do.UndoSwitch("c3")).later(MINUTE)
    sat.does(do.EndFloor())
    assert turns(sat) == [("s1", 61, 300), ("c3", 1, None), ("s1", 62, 300)]
    assert [(each.from_ms // SECOND, each.taken_back) for each in sat.state.record.turns] == [
        (0, False), (0, True), (61, False)
    ]  # fmt: skip


def test_an_item_stays_open_from_its_opening_until_another_opens_or_it_is_closed() -> None:
    sat = sitting(do.OpenItem("i1"), do.OpenItem("i2")).later(MINUTE).does(do.CloseItem("i2"))
    rows = [(each.item, each.held_ms // SECOND, each.ended_at is not None) for each in sat.state.record.stays]
    assert rows == [("i1", 1, True), ("i2", 61, True)]


def test_acts_about_the_meeting_are_recorded_with_who_did_them() -> None:
    sat = sitting(OPEN, NEXT, do.SuspendMeeting(), do.ResumeMeeting(), do.CloseMeeting())
    assert [each.name for each in sat.state.record.acts] == [
        "meeting.opened", "meeting.suspended", "meeting.resumed", "meeting.closed"
    ]  # fmt: skip
    assert {each.by for each in sat.state.record.acts} == {"Staff"}


def test_an_interruption_has_its_kind_and_the_interrupted_speech_its_time_before() -> None:
    sat = sitting(NEXT).later(4 * SECOND).does(do.InterruptFloor("point_of_order", BRAZIL))
    at = sat.now
    sat.later(29 * SECOND).does(do.ReturnFloor())
    first, raised, again = sat.state.record.turns
    assert (first.held_ms, first.ended_at) == (5 * SECOND, at)
    assert (raised.interruption, raised.interrupts, raised.held_ms) == ("point_of_order", "s1", 30 * SECOND)
    assert (again.speech.id, again.from_ms, again.interruption) == ("s1", 5 * SECOND, None)


def test_what_moves_no_floor_leaves_the_record_as_it_is() -> None:
    sat = sitting(NEXT)
    assert sat.does(do.AmendSpeech("s3", limit_ms=MINUTE)).state.record is sat.state.record
    record = sat.state.record
    assert sat.does(do.PauseFloor()).state.record is record


def test_a_turn_keeps_its_languages_in_the_order_they_were_spoken() -> None:
    sat = sitting(NEXT, do.AdvanceFloor("s1")).later(MINUTE).does(do.SetLanguage("fr"))
    begun = sat.state.record.turns[-1].started_at
    sat.later(MINUTE).does(do.SetLanguage("pt", booth="es"))
    found = [(each.language, each.at - begun, each.standing, each.own_interpreter)
             for each in sat.state.record.turns[-1].languages]  # fmt: skip
    assert found == [("fr", 0, "confirmed", False), ("pt", 122 * SECOND, "confirmed", True)]


def test_an_expected_language_that_was_another_stays_marked_as_expected() -> None:
    sat = sitting(NEXT, do.AdvanceFloor("s1")).later(MINUTE).does(do.SetLanguage("es"))
    assert [(each.language, each.standing) for each in sat.state.record.turns[-1].languages] == [
        ("fr", "expected"), ("es", "confirmed")
    ]  # fmt: skip


def test_interruptions_have_kind_and_length_also_where_nobody_spoke() -> None:
    sat = sitting(NEXT, do.InterruptFloor("technical")).later(MINUTE).does(do.ReturnFloor())
    sat.does(do.InterruptFloor("point_of_order", BRAZIL), do.InterruptFloor("visit"), do.ReturnFloor())
    found = [(each.kind, each.interrupted, each.speech, each.ended_at and each.ended_at - each.started_at)
             for each in sat.state.record.interruptions]  # fmt: skip
    assert found == [
        ("technical", "s1", None, 61 * SECOND), ("point_of_order", "s1", "c5", None), ("visit", "c5", None, SECOND)
    ]  # fmt: skip


def test_an_undone_interruption_is_taken_back_and_an_undone_return_goes_on() -> None:
    sat = sitting(NEXT, do.InterruptFloor("technical"), do.UndoSwitch())
    assert [(each.ended_at is not None, each.taken_back) for each in sat.state.record.interruptions] == [(True, True)]
    sat.does(do.InterruptFloor("technical"), do.ReturnFloor(), do.UndoSwitch())
    assert [each.ended_at is not None for each in sat.state.record.interruptions] == [True, False]


def test_who_interrupts_still_does_so_after_a_switch_was_undone() -> None:
    sat = sitting(NEXT, do.InterruptFloor("chair", None), do.GiveFloor("s2"), do.UndoSwitch("s2"))
    assert [(each.interruption, each.interrupts, each.taken_back) for each in sat.state.record.turns] == [
        (None, None, False), ("chair", "s1", False), (None, None, True), ("chair", "s1", False)
    ]  # fmt: skip


def test_undoing_two_switches_takes_all_of_the_second_speech_back() -> None:
    sat = sitting(NEXT, do.AdvanceFloor("s1"), do.AdvanceFloor("s2")).later(MINUTE)
    sat.does(do.UndoSwitch(), do.UndoSwitch(), do.EndFloor())
    counted = [each for each in sat.state.record.turns if not each.taken_back]
    assert {each.speech.id for each in counted} == {"s1"}
    assert counted[0].ended_at == counted[1].started_at
    assert sum(each.held_ms for each in counted) == 65 * SECOND


def test_who_was_passed_over_is_kept_by_value_and_granted_time_with_its_reason() -> None:
    sat = sitting(NEXT, do.AddTime(30, "technical"), do.SkipSpeech("s3"))
    granted, passed = sat.state.record.acts[-2:]
    assert granted.name == "floor.time_added"
    assert (granted.speech, granted.seconds, granted.reason) == ("s1", 30, "technical")
    assert passed.about is not None and passed.about.party.name == "Ms. Cy Three"


def test_a_switch_and_its_undo_take_as_many_steps_late_in_a_meeting_as_early() -> None:
    def taken(after: int) -> tuple[int, int]:
        sat, found = sitting(NEXT), list[int]()
        for _ in range(after):
            sat.does(do.AdvanceFloor("s1"), do.UndoSwitch())
        for command in (do.AdvanceFloor("s1"), do.UndoSwitch()):
            before, events = sat.state, len(sat.log)
            sat.does(command)
            found.append(sum(steps(partial(new_record, before, sat.state, each)) for each in sat.log[events:]))
        return found[0], found[1]

    early, late = taken(5), taken(100)
    assert all(then < 2 * first for first, then in zip(early, late, strict=True)), (early, late)

"""The record of the floor: turns and stays, whatever moved the floor."""

from interp.domain.model import commands as do
from tests.builders import BRAZIL, MINUTE, SECOND, START, Sitting, sitting

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

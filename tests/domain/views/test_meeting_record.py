"""The record for staff: turns with their times against their limits, and acts beside them."""

from interp.domain.model import commands as do
from interp.domain.views.meeting_record import meeting_record
from interp.wire import view_json
from tests.builders import BRAZIL, MINUTE, SECOND, START, Sitting, sitting


def spoken() -> Sitting:
    """Return a sitting in which an opening statement ran over its time, and a delegation has the floor."""
    return sitting(do.AdvanceFloor(None)).later(6 * MINUTE).does(do.GiveFloor(party=BRAZIL, language="es"))


def test_a_turn_says_who_when_how_long_and_against_what_limit() -> None:
    first, _ = meeting_record(spoken().state, "en").turns
    assert (first.speech.party.name.text, first.started_at, first.ended_at) == (
        "Ms. Amel One", START + 2 * SECOND, START + 6 * MINUTE + 3 * SECOND
    )  # fmt: skip
    assert (first.held_ms, first.total_ms, first.limit_ms, first.over_ms) == (
        361 * SECOND, 361 * SECOND, 300 * SECOND, 61 * SECOND
    )  # fmt: skip
    assert first.item is not None and (first.item.id, first.item.title.text) == ("i1", "Opening")


def test_a_turn_that_goes_on_has_no_length_and_does_not_change_with_time() -> None:
    sat = spoken()
    _, now = meeting_record(sat.state, "en").turns
    assert (now.ended_at, now.held_ms, now.total_ms, now.over_ms) == (None, None, None, None)
    assert meeting_record(sat.later(MINUTE).state, "en").turns[1] == now


def test_the_record_has_the_acts_in_the_language_asked_for() -> None:
    record = view_json(meeting_record(spoken().does(do.SuspendMeeting()).state, "fr"))
    assert [(each["name"], each["by"]) for each in record["acts"]] == [
        ("meeting.opened", "Staff"), ("meeting.suspended", "Staff")
    ]  # fmt: skip
    assert (record["language"], record["meeting"]["rehearsal"]) == ("fr", False)


def test_who_was_absent_has_no_speaking_time_and_is_in_no_total() -> None:
    sat = spoken().later(5 * SECOND).does(do.MarkSpeechAbsent("c3"))
    record = meeting_record(sat.state, "en")
    (turn,) = [each for each in record.turns if each.absent]
    assert (turn.speech.party.name.text, turn.held_ms, turn.total_ms, turn.languages) == ("Brazil", 0, 0, ())
    assert [each.person and each.person.name.text for each in record.totals.parties] == ["Ms. Amel One"]
    assert sum(each.speeches for each in record.totals.items) == 1


def test_a_speech_taken_back_stays_in_the_record() -> None:
    sat = spoken().does(do.UndoSwitch("c3"))
    names = [(each.speech.party.name.text, each.taken_back) for each in meeting_record(sat.state, "en").turns]
    assert names == [("Ms. Amel One", False), ("Brazil", True), ("Ms. Amel One", False)]

"""Captions from the log to their rooms: what is new, what has changed, nothing twice, 4 KB at most."""

from typing import Any

import pytest

from interp.domain.model.commands import (
    AdvanceFloor,
    BlankRoom,
    CorrectCaption,
    FollowCaptions,
    LoadCaptions,
    ReleaseCaptions,
    TypeCaption,
    WithdrawCaptions,
)
from interp.domain.rules.permissions import SYSTEM
from interp.live.rooms import cues_room
from interp.live.wake_up import ProcessWakeUp
from interp.wire import captions_message, view_json
from tests.live.memory_meeting import DeafBell, Floor, as_sent
from tests.speech_scripts import SENTENCES


def reading(bell: Any = None) -> Floor:
    """Return a floor whose first speaker reads a text."""
    floor = Floor(bell=bell or ProcessWakeUp())
    floor.does(AdvanceFloor(None))
    floor.does(LoadCaptions("s1", "d1", 6), actor=SYSTEM)
    floor.publisher.follow("m1")
    return floor


def release(floor: Floor, first: int, last: int) -> int:
    seq = floor.does(ReleaseCaptions("s1", "pace", last, SENTENCES[first - 1 : last]), actor=SYSTEM)
    floor.publisher.follow("m1")
    return seq


def sent(floor: Floor, language: str) -> list[dict[str, Any]]:
    return [message for name, room, message in floor.sent if (name, room) == ("captions", cues_room("m1", language))]


def cues(floor: Floor, language: str) -> list[tuple[int, str | None]]:
    """Return number and first letters of every cue sent to a language, in order."""
    found = [each for message in sent(floor, language) for each in message["cues"]]
    return [(each["number"], each["text"] and each["text"]["text"][:4].strip("x ")) for each in found]


@pytest.fixture
def floor() -> Floor:
    """Return a floor whose first speaker reads a text."""
    return reading()


def test_a_released_unit_goes_to_each_language_that_is_read(floor: Floor) -> None:
    floor.publisher.cues("m1", "ar")
    floor.publisher.cues("m1", "zh")
    seq = release(floor, 1, 1)
    assert (cues(floor, "ar"), cues(floor, "zh"), cues(floor, "fr")) == ([(1, "a ar")], [(1, "a")], [])
    assert {(m["seq"], m["changed"], m["epoch"], m["v"]) for m in sent(floor, "ar")} == {(1, seq, "e1", 1)}


def test_what_was_sent_is_not_sent_again(floor: Floor) -> None:
    floor.publisher.cues("m1", "fr")
    release(floor, 1, 2)
    floor.does(BlankRoom())
    floor.publisher.follow("m1")
    release(floor, 3, 3)
    assert [number for number, _ in cues(floor, "fr")] == [1, 2, 3]


def test_one_who_joins_gets_the_last_cues_and_then_only_news(floor: Floor) -> None:
    release(floor, 1, 3)
    given = floor.publisher.cues("m1", "fr")
    assert (given.seq, [each.number for each in given.cues]) == (3, [1, 2, 3])
    release(floor, 4, 4)
    assert cues(floor, "fr") == [(4, "d fr")]
    assert floor.publisher.cues("m1", "fr").seq == 4


def test_a_joiner_between_commit_and_look_takes_nothing_from_the_others(floor: Floor) -> None:
    floor.publisher.cues("m1", "fr")
    floor.does(ReleaseCaptions("s1", "pace", 1, SENTENCES[:1]), actor=SYSTEM)
    floor.publisher.cues("m1", "fr")
    floor.publisher.follow("m1")
    assert cues(floor, "fr") == [(1, "a fr")]


def test_a_correction_goes_to_every_language_by_its_number(floor: Floor) -> None:
    floor.publisher.cues("m1", "ar")
    floor.publisher.cues("m1", "fr")
    release(floor, 1, 3)
    floor.sent.clear()
    seq = floor.does(CorrectCaption("d1.b.0", "ar", "صحيح", 1))
    floor.publisher.follow("m1")
    assert cues(floor, "ar") == [(2, "صحيح")] and cues(floor, "fr") == [(2, "b fr")]
    assert sent(floor, "ar")[0]["seq"] == 3 and sent(floor, "ar")[0]["changed"] == seq


def test_a_withdrawal_takes_the_words_off_every_screen(floor: Floor) -> None:
    floor.publisher.cues("m1", "ar")
    release(floor, 1, 3)
    floor.sent.clear()
    floor.does(WithdrawCaptions(document="d1"))
    floor.publisher.follow("m1")
    assert cues(floor, "ar") == [(1, None), (2, None), (3, None)]
    assert all(each["withdrawn"] for message in sent(floor, "ar") for each in message["cues"])


def test_a_typed_line_goes_to_everybody_in_the_original(floor: Floor) -> None:
    floor.publisher.cues("m1", "ru")
    floor.does(TypeCaption("Thank you", "en"))
    floor.publisher.follow("m1")
    (cue,) = sent(floor, "ru")[0]["cues"]
    assert (cue["how"], cue["original"], cue["text"]["language"]) == ("typed", "en", "en")


def test_moving_by_hand_sends_no_public_view_and_no_cue(floor: Floor) -> None:
    floor.publisher.cues("m1", "fr")
    floor.watches(("captions", "fr"), ("booth", "fr"))
    floor.does(FollowCaptions("next"))
    floor.publisher.follow("m1")
    floor.sent.clear()
    floor.does(FollowCaptions("next"))
    floor.publisher.follow("m1")
    assert floor.to("captions", "fr") == [] == sent(floor, "fr") and floor.to("booth", "fr")


def test_the_beat_tells_the_newest_number_and_the_last_change(floor: Floor) -> None:
    assert floor.publisher.cued("m1") == (0, 0)
    release(floor, 1, 2)
    seq = floor.does(WithdrawCaptions(unit="d1.a.0"))
    floor.publisher.follow("m1")
    assert floor.publisher.cued("m1") == (2, seq)


def test_a_lost_bell_costs_one_look_and_no_cue() -> None:
    floor = reading(DeafBell())
    floor.publisher.cues("m1", "fr")
    for last in (1, 2, 3):
        floor.does(ReleaseCaptions("s1", "pace", last, SENTENCES[last - 1 : last]), actor=SYSTEM)
    floor.publisher.follow("m1")
    assert [number for number, _ in cues(floor, "fr")] == [1, 2, 3]


def test_a_publisher_that_starts_late_gives_the_same_cues(floor: Floor) -> None:
    floor.publisher.cues("m1", "fr")
    release(floor, 1, 4)
    late = floor.fresh_publisher().cues("m1", "fr")
    assert as_sent(captions_message("e1", "fr", late))["cues"] == sent(floor, "fr")[-1]["cues"]


def test_an_older_cue_is_read_from_the_log_when_the_state_has_let_it_go(floor: Floor) -> None:
    for number in range(1, 700):
        floor.does(TypeCaption(f"line {number}", "en"))
    kept = floor.meetings.captions("m1", 650)
    assert kept.units[0].number == 100
    whole = floor.meetings.captions("m1", 0)
    assert [each.number for each in whole.units] == list(range(1, 700))
    floor.does(TypeCaption("line 700", "en"))
    assert floor.meetings.captions("m1", 3).units[-1].number == 700
    assert floor.meetings.captions("m1", 699, 1).units[0].number == 1
    assert view_json(kept)["keep"] == 600

"""What is amended while it is on the floor shows at once; what is amended elsewhere leaves the floor as it is."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model.state import ItemStatus, Meeting
from interp.domain.model.time.speaking_clock import Clock
from tests.builders import MINUTE, Sitting, sitting

OPEN = do.OpenMeeting()


def on_floor(speech: str) -> Sitting:
    return sitting(OPEN, do.GiveFloor(speech))


def speech_clock(state: Meeting) -> Clock:
    assert state.floor.speech_clock
    return state.floor.speech_clock


def limit_ms(state: Meeting) -> int | None:
    return speech_clock(state).limit_ms


def test_a_limit_taken_off_the_air_falls_back_to_the_items() -> None:
    here = on_floor("s2").does(do.AmendSpeech("s2", limit_ms=3 * MINUTE))
    assert limit_ms(here.state) == 3 * MINUTE
    assert limit_ms(here.does(do.AmendSpeech("s2", limit_ms=0)).state) == 8 * MINUTE


def test_a_limit_taken_off_the_air_in_an_item_without_one_leaves_none() -> None:
    assert limit_ms(on_floor("s1").does(do.AmendSpeech("s1", limit_ms=0)).state) is None


def test_a_new_limit_does_not_start_the_clock_again() -> None:
    here = on_floor("s1")
    began = speech_clock(here.state)
    clock = speech_clock(here.later(30_000).does(do.AmendSpeech("s1", limit_ms=MINUTE)).state)
    assert (clock.started_at, clock.status) == (began.started_at, began.status)


@pytest.mark.parametrize("amended", ["s3", "s4"])
def test_amending_another_speech_leaves_the_floor_as_it_is(amended: str) -> None:
    here = on_floor("s2")
    floor = here.state.floor
    assert here.does(do.AmendSpeech(amended, limit_ms=MINUTE, language="es")).state.floor == floor


def test_an_item_closed_on_the_floor_holds_its_clock_and_no_other() -> None:
    here = sitting(OPEN, do.OpenItem("i3"), do.CloseItem("i3"))
    held = here.state.floor.item_clock
    assert held and held.paused_at == here.now
    assert [each.status for each in here.state.items].count(ItemStatus.DONE) == 1
    other = sitting(OPEN, do.OpenItem("i3"), do.CloseItem("i1")).state.floor.item_clock
    assert other and other.paused_at is None

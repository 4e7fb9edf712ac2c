"""Two views of an audience are compared apart from the numbers of documents."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.views.audiences import AUDIENCES, view
from interp.domain.views.incremental_views import same_but_numbers
from tests.builders import BRAZIL, audience
from tests.domain.views.open_meeting import at_s1


@pytest.mark.parametrize("name", AUDIENCES)
def test_a_speech_added_in_a_later_round_is_numbers_alone_for_every_audience(name: str) -> None:
    meeting = at_s1().does(*[do.AddSpeech("i3", BRAZIL)] * 5)  # the console names the next six
    before = view(meeting.state, audience(name))
    after = view(meeting.does(do.AddSpeech("i3", BRAZIL)).state, audience(name))
    assert after != before and same_but_numbers(before, after)


@pytest.mark.parametrize("name", AUDIENCES)
def test_an_inscription_that_everyone_sees_is_numbers_alone_for_every_audience(name: str) -> None:
    meeting = at_s1().does(do.SetList(ListOfSpeakers("l1", ("i3",), seen_by="everyone")), do.OpenItem("i3"))
    others = (replace(BRAZIL, id=f"b{each}", code=None, name=f"State {each}") for each in range(8))
    meeting.does(*(do.InscribeEntry("l1", each, "member") for each in others))
    before = view(meeting.state, audience(name))
    after = view(meeting.does(do.InscribeEntry("l1", BRAZIL, "member")).state, audience(name))
    assert (before.remaining, after.remaining) == (8, 9) and same_but_numbers(before, after)


@pytest.mark.parametrize("name", AUDIENCES)
def test_a_switch_is_more_than_numbers(name: str) -> None:
    meeting = at_s1()
    before = view(meeting.state, audience(name))
    assert same_but_numbers(before, before)
    assert not same_but_numbers(before, view(meeting.does(do.AdvanceFloor("s1")).state, audience(name)))

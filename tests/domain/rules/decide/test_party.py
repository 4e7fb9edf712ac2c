"""How a name is pronounced and where its party sits: entered by staff, kept from the public where it must be."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.events import Logged
from interp.domain.model.parties import Party
from interp.domain.rules.evolve import evolve
from interp.domain.views.audiences import AUDIENCES, Audience, view
from interp.wire import view_json
from tests.builders import BRAZIL, Sitting, sitting
from tests.builders import audience as one_audience
from tests.given import given

NOTE = do.DescribeParty("s1", "ah-MEL", "12")


def shown(state: Sitting, audience: str) -> dict[str, object]:
    return view_json(view(state.state, one_audience(audience, "en")))


@pytest.mark.parametrize("audience", ["console", "booth", "chair"])
def test_those_who_say_the_name_see_how(audience: str) -> None:
    assert shown(sitting(NOTE), audience)["pronunciations"] == {"s1": "ah-MEL"}


@pytest.mark.parametrize("audience", sorted(set(AUDIENCES) - {"console", "booth", "chair"}))
def test_nobody_else_does(audience: str) -> None:
    assert "ah-MEL" not in str(shown(sitting(do.AdvanceFloor(None), do.DescribeParty("s1", "ah-MEL")), audience))


def test_the_seat_goes_with_the_party() -> None:
    party = shown(sitting(do.AdvanceFloor(None), NOTE), "captions")["speech"]["party"]  # type: ignore[index]
    assert party["seat"] == "12"


def test_what_is_left_out_stays_and_what_is_empty_goes() -> None:
    told = sitting(NOTE)
    given(told).when(do.DescribeParty("s1", seat="")).then(ev.PartyDescribed("p1", "ah-MEL", None))
    given(told).when(do.DescribeParty("s1", pronunciation="")).then(ev.PartyDescribed("p1", None, "12"))


def test_a_seat_known_from_the_programme_stays() -> None:
    room = sitting(do.OpenItem("i3"), do.GiveFloor(party=BRAZIL))
    room.does(do.DescribeParty("c3", "bra-ZIL"))
    assert shown(room, "captions")["speech"]["party"]["seat"] == "A1"  # type: ignore[index]


def test_a_seat_known_from_the_programme_stays_when_the_party_gets_its_form_in_a_sentence() -> None:
    room = sitting(do.OpenItem("i3"), do.GiveFloor(party=BRAZIL))
    called = ev.PartyCalled(room.state.speeches["c3"].party.id, (("en", "Brazil"),))
    state = evolve(room.state, Logged(99, 0, called, "Staff", "d", "c9", 1))
    assert view_json(view(state, Audience("captions", "en")))["speech"]["party"]["seat"] == "A1"


def test_saying_it_twice_changes_nothing() -> None:
    given(NOTE).when(NOTE).nothing()


def test_a_party_keeps_its_details_in_another_speech() -> None:
    room = sitting(do.OpenItem("i3"), do.AddSpeech("i3", BRAZIL), do.DescribeParty("c3", "bra-ZIL"))
    room.does(do.AddSpeech("i3", BRAZIL))
    assert shown(room, "booth")["pronunciations"] == {"c3": "bra-ZIL", "c5": "bra-ZIL"}


@pytest.mark.parametrize(
    "command", [do.DescribeParty("s1", pronunciation="x" * 201), do.DescribeParty("s1", seat="x" * 21)]
)
def test_notes_are_short(command: do.DescribeParty) -> None:
    given().when(command).bad_request("too_long")


def test_there_must_be_such_a_speech() -> None:
    given().when(do.DescribeParty("s9", "x")).not_found("speech")


def test_a_seat_of_a_party_without_a_form_makes_no_sentence() -> None:
    room = sitting(do.OpenItem("i3"), do.AddSpeech("i3", Party("delegation", "Atlantis")))
    room.does(do.DescribeParty("c3", seat="1"))
    assert shown(room, "chair")["called"] is None

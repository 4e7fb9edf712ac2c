"""A limit that a release up to 0.2 computed follows the rules now; one that a person set in its log stays."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.modalities import PANEL
from interp.domain.model.parties import Party, Speech
from interp.domain.model.state import Block, Item
from interp.domain.rules.limits_of_old_releases import added, planned, set_by_hand
from interp.domain.rules.time_limits import limit_of
from tests.builders import ABOUT, BRAZIL, MINUTE, Sitting, sitting
from tests.given import given

COUNCIL = replace(PANEL, members_limit_ms=3 * MINUTE)
FRANCE = Party("delegation", "France", id="FRA", code="FRA")
AMEND = do.AmendMeeting(floor_limit_ms=MINUTE)


def old(*past: do.Command | ev.Event, share: int | None = 150_000, **about: object) -> Sitting:
    """Return a meeting as 0.2 planned it: a panel with its shares stored, a film, a round with the meeting's limit."""
    speeches = tuple(Speech(f"p{n}", "panellist", Party("person", f"P{n}"), limit_ms=share) for n in (1, 2, 3))
    film = Speech("f", "recording", Party("recording", "Film", id="r"), limit_ms=20_000)
    items = (Item("i1", "presentation", "Panel", block="b1", speeches=("p1", "p2", "p3")),
             Item("i2", "video_message", "Film", block="b1", speeches=("f",)),
             Item("i3", "floor_round", "Discussion", speech_limit_ms=2 * MINUTE))  # fmt: skip
    made = replace(ABOUT, **({"body": "Human Rights Council", "modalities": COUNCIL} | about))  # type: ignore[arg-type]
    sat = Sitting().happened(ev.MeetingPlanned(made, (Block("b1", "panel", 500_000),), (), items, (*speeches, film)))
    given(sat, *past)
    return sat


def limits(sat: Sitting) -> dict[str, int | None]:
    return {key: limit_of(sat.state, speech).limit_ms for key, speech in sat.state.speeches.items()}


def member(limit_ms: int | None, party: Party = FRANCE, item: str = "i3") -> ev.SpeechAdded:
    return ev.SpeechAdded(item, Speech("m", "floor_speaker", party, limit_ms=limit_ms))


def test_where_nobody_amended_all_is_as_it_was() -> None:
    sat = old(member(3 * MINUTE))
    assert limits(sat) == {"p1": 150_000, "p2": 150_000, "p3": 150_000, "f": 20_000, "m": 3 * MINUTE}
    assert {key: speech.limit_ms for key, speech in sat.state.speeches.items()} == limits(sat)
    given(sat, do.OpenItem("i3")).when(do.GiveFloor(party=BRAZIL)).ends_with(
        ev.FloorGiven("i3", "c4", None, 2 * MINUTE)
    )


def test_a_round_planned_with_the_meetings_limit_follows_it() -> None:
    given(old(do.OpenItem("i3"), AMEND)).when(do.GiveFloor(party=BRAZIL)).ends_with(
        ev.FloorGiven("i3", "c4", None, MINUTE)
    )


def test_a_round_planned_with_another_limit_keeps_it() -> None:
    sat = old(do.OpenItem("i3"), AMEND, modalities=replace(PANEL, floor_limit_ms=4 * MINUTE))
    given(sat).when(do.GiveFloor(party=BRAZIL)).ends_with(ev.FloorGiven("i3", "c4", None, 2 * MINUTE))


def test_shares_follow_the_budget_and_a_film_keeps_its_length() -> None:
    longer = old(do.AmendMeeting(blocks=(Block("b1", "panel", 920_000),)))
    assert limits(longer) == {"p1": 300_000, "p2": 300_000, "p3": 300_000, "f": 20_000}
    assert planned(longer.state).computed_limits == {"i3"}, "no share of this budget"


def test_limits_that_are_no_share_stay() -> None:
    assert limits(old(do.AmendMeeting(blocks=(Block("b1", "panel", 920_000),)), share=120_000))["p1"] == 120_000


def test_an_amendment_that_repeats_a_limit_leaves_it_computed() -> None:
    amended = (ev.SpeechAmended("p1", "fr", 150_000), ev.ItemAmended("i3", "First round", speech_limit_ms=2 * MINUTE))
    assert old(*amended).state.computed_limits == {"p1", "p2", "p3", "i3"}


def test_an_amendment_that_changes_a_limit_is_by_hand() -> None:
    amended = (ev.SpeechAmended("p1", None, MINUTE), ev.ItemAmended("i3", "Discussion", speech_limit_ms=MINUTE))
    assert old(*amended).state.computed_limits == {"p2", "p3"}
    assert old(do.OpenMeeting(), do.GiveFloor("p1"), do.AddTime(30)).state.computed_limits == {"p2", "p3", "i3"}


def test_a_person_can_set_the_very_limit_that_was_computed() -> None:
    given(old()).when(do.AmendSpeech("p1", limit_ms=150_000)).then(
        ev.SpeechAmended("p1"), ev.SpeechAmended("p1", limit_ms=150_000)
    )
    by_hand = (do.AmendSpeech("p1", limit_ms=150_000), do.AmendItem("i3", speech_limit_ms=2 * MINUTE))
    sat = old(*by_hand, AMEND, do.AmendMeeting(blocks=(Block("b1", "panel", 920_000),)), do.OpenItem("i3"))
    assert limits(sat)["p1"] == 150_000
    given(sat).when(do.GiveFloor(party=BRAZIL)).ends_with(ev.FloorGiven("i3", "c7", None, 2 * MINUTE))


def test_a_members_limit_follows_the_members() -> None:
    sat = old(member(3 * MINUTE), do.AmendMeeting(members_limit_ms=4 * MINUTE))
    assert (sat.state.speeches["m"].membership, limits(sat)["m"]) == ("member", 4 * MINUTE)


@pytest.mark.parametrize(
    "event",
    [member(2 * MINUTE), member(3 * MINUTE, BRAZIL, "i1"), member(3 * MINUTE, replace(FRANCE, code=None)),
     ev.SpeechAdded("i3", Speech("m", "floor_speaker", FRANCE, limit_ms=3 * MINUTE, membership="observer"))],
    ids=["another limit", "no round", "no code", "known to the service"],
)  # fmt: skip
def test_any_other_limit_was_set_by_hand(event: ev.SpeechAdded) -> None:
    sat = old(event, do.AmendMeeting(members_limit_ms=4 * MINUTE))
    assert limits(sat)["m"] == event.speech.limit_ms


def test_elsewhere_than_in_the_council_nothing_was_computed_for_members() -> None:
    state = old(member(3 * MINUTE), body="General Assembly").state
    assert added(state, state.speeches["m"]) is state


def test_a_limit_set_by_hand_is_no_computed_one_and_nought_takes_it_away() -> None:
    state = set_by_hand(sitting().state, "i3", None)
    assert ("i3" in state.computed_limits, "i3" in state.taken_away) == (False, True)
    assert "i3" not in set_by_hand(state, "i3", MINUTE).taken_away


def test_a_limit_that_somebody_took_away_in_0_2_stays_away() -> None:
    sat = old(ev.ItemAmended("i3", "Discussion"), ev.SpeechAmended("p1"), member(None), AMEND)
    assert (limits(sat)["m"], limits(sat)["p1"], limits(sat)["p2"]) == (None, None, 240_000)


def test_an_arming_of_0_2_fixes_nothing() -> None:
    sat = old(member(3 * MINUTE), ev.FloorArmed("m"), do.AmendMeeting(members_limit_ms=4 * MINUTE))
    assert (sat.state.floor.armed, limits(sat)["m"]) == ("m", 4 * MINUTE)

"""A plan made afresh: whole, nothing done yet, its times shortened."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import ItemStatus
from interp.domain.proposals.rehearsal_plan import afresh, details, inscribed, shortened, stay_ms, translations
from interp.domain.views import view_parts
from tests.builders import BRAZIL, MINUTE, START, Sitting, plan, sitting


def halfway() -> Sitting:
    """Return a sitting in which somebody has spoken, and one who was not planned."""
    return sitting(do.AdvanceFloor(None), do.GiveFloor(party=BRAZIL))


def test_a_plan_made_afresh_can_be_planned_and_has_everybody() -> None:
    state = halfway().state
    made = afresh(state, 10)
    assert {speech.id for speech in made.speeches} == set(state.speeches)
    assert {speech.status for speech in made.speeches} == {SpeechStatus.PLANNED}
    assert {item.status for item in made.items} == {ItemStatus.PLANNED}
    assert [item.title for item in made.items] == [item.title for item in state.items]


def test_limits_and_warnings_are_divided_by_the_speed() -> None:
    made = afresh(sitting().state, 10)
    assert made.speeches[0].limit_ms == 5 * MINUTE // 10
    assert made.blocks[0].budget_ms == MINUTE
    assert made.about.modalities.warning_ms == 3_000


def test_no_turn_is_under_a_second_and_no_limit_stays_none() -> None:
    assert (shortened(2_000, 60), shortened(None, 60)) == (1_000, None)


def test_every_translation_is_brought_along_with_its_standing() -> None:
    told = do.Supplied("item.i1.title", "fr", "Ouverture", "reviewed", "author")
    assert told in translations(sitting(do.SupplyTexts((told,))).state, sitting().state)


def test_a_text_of_something_taken_off_the_programme_is_left_behind() -> None:
    with_item = sitting(do.AddItem("other", "Other business"))
    text = f"item.{with_item.state.items[-1].id}.title"
    state = with_item.does(do.SupplyTexts((do.Supplied(text, "fr", "Divers", "reviewed", "author"),))).state
    assert translations(state, state) and translations(state, sitting().state) == ()


def test_a_turn_takes_its_own_limit() -> None:
    assert stay_ms(sitting(do.AdvanceFloor(None)).state, 10) == 5 * MINUTE
    assert stay_ms(sitting().state, 10) == 6_000


def test_how_a_party_is_called_pronounced_and_seated_is_brought_along() -> None:
    room = halfway().does(do.DescribeParty("s2", "BOH", "14"))
    told = details(room.state, room.state)
    assert told == (ev.PartyDescribed("p2", "BOH", "14"),)
    assert details(room.state, sitting().state) == told


def test_of_a_party_not_there_any_more_nothing_is_brought() -> None:
    room = halfway().does(do.DescribeParty("c3", "bra-ZIL"))
    assert details(room.state, room.state) and details(room.state, sitting().state) == ()


def test_a_share_of_a_block_is_divided_and_a_round_follows_the_divided_rules() -> None:
    whole = plan()
    items = tuple(replace(item, speech_limit_ms=None) if item.id == "i2" else item for item in whole.items)
    made = afresh(Sitting().does(replace(whole, items=items)).state, 30)
    assert {speech.id: speech.limit_ms for speech in made.speeches if speech.id in ("s2", "s3")} == dict.fromkeys(
        ("s2", "s3"), 45_000
    )
    assert made.items[2].speech_limit_ms is None
    rehearsed = Sitting().does(made, do.OpenItem("i3"), do.GiveFloor(party=BRAZIL)).state
    assert rehearsed.floor.speech_clock and rehearsed.floor.speech_clock.limit_ms == 4_000


def test_a_rehearsal_says_in_its_log_that_it_is_one() -> None:
    assert afresh(sitting().state, 10).about.rehearsal is True
    assert view_parts.about(sitting().state).rehearsal is False


def test_an_empty_round_is_filled_with_as_many_delegations_as_it_has_time_for() -> None:
    codes = [f"S{number}" for number in range(40)]
    for speed in (1, 10):
        planned = Sitting().does(afresh(sitting().state, speed)).state
        added = list(inscribed(planned, codes, speed))
        assert [each.party.code for each in added] == codes[:13]  # 30 minutes, two each and a quarter to call
        assert {each.item for each in added} == {"i3"}


def test_no_delegation_is_invented_twice_or_beside_itself_on_the_programme() -> None:
    whole = plan()
    rounds = tuple(replace(item, kind="floor_round", speeches=()) if item.id == "i4" else item for item in whole.items)
    room = Sitting().does(replace(whole, items=rounds, speeches=whole.speeches[:3]), do.AddSpeech("i2", BRAZIL))
    planned = room.state
    added = list(inscribed(planned, ["BR", "AA", "BB", "CC", "DD"], 40))
    assert [each.party.code for each in added] == ["AA", "BB", "CC", "DD"]
    assert list(inscribed(planned, [], 1)) == []


def test_a_round_with_a_list_is_rehearsed_as_it_is() -> None:
    planned = Sitting().does(afresh(sitting(do.AddSpeech("i3", BRAZIL)).state, 1)).state
    assert list(inscribed(planned, ["AA"], 1)) == []


def test_a_rehearsal_does_not_keep_the_hours_of_the_meeting() -> None:
    state = sitting(do.AmendItem("i2", starts_at=START)).state
    assert [item.starts_at for item in afresh(state, 1).items] == [None] * 4

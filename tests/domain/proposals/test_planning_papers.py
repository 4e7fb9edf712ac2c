"""What an order of the day gives becomes the meeting's rules of time, item numbers and forms of address."""

import pytest

from interp.domain.model.modalities import PANEL
from interp.domain.proposals.planning import honorific_code, plans
from interp.domain.proposals.proposal import (
    ItemProposal,
    MeetingProposal,
    OccasionProposal,
    Proposal,
    SessionProposal,
    SpeakingTime,
)

STARTS, ENDS = "2016-03-14T09:00:00+01:00", "2016-03-14T12:00:00+01:00"


def proposal(*items: ItemProposal, said: SpeakingTime | None = None) -> Proposal:
    meeting = MeetingProposal("Item 4", starts_at=STARTS, ends_at=ENDS, items=items, speaking_time=said)
    return Proposal(SessionProposal(31, "Human Rights Council"), OccasionProposal(), (meeting,))


def test_the_speaking_time_of_the_paper_becomes_the_meetings_with_its_words_as_source() -> None:
    said = SpeakingTime(120, 180, "Speaking time is 3 minutes for States Members and 2 minutes for observers.")
    ((_, plan),) = plans(proposal(said=said), "m")
    rules = plan.about.modalities
    assert (rules.floor_limit_ms, rules.source) == (120_000, said.text)


def test_without_a_speaking_time_the_usual_rules_hold() -> None:
    ((_, plan),) = plans(proposal(), "m")
    assert plan.about.modalities == PANEL


def test_an_agenda_item_keeps_its_number_and_its_limit() -> None:
    debate = ItemProposal("floor_round", "General debate", number="4", speech_limit_s=90)
    ((_, plan),) = plans(proposal(ItemProposal("other", "Human rights situations", number="4"), debate), "m")
    assert [(item.number, item.speech_limit_ms) for item in plan.items] == [("4", None), ("4", None)]
    assert plan.about.modalities.floor_limit_ms == 90_000


def test_a_round_keeps_a_limit_that_is_not_the_meetings() -> None:
    rounds = (ItemProposal("floor_round", "First", speech_limit_s=120), ItemProposal("floor_round", "Second"),
              ItemProposal("floor_round", "Third", speech_limit_s=180))  # fmt: skip
    ((_, plan),) = plans(proposal(*rounds), "m")
    assert [item.speech_limit_ms for item in plan.items] == [None, None, 180_000]


@pytest.mark.parametrize(
    ("printed", "code"),
    [("H.E. Mr.", "he_mr"), ("S.E. M.", "he_mr"), ("Sra.", "ms"), ("Е.П. г-жа", "he_ms"), ("سعادة السيد", "he_mr"),
     ("先生阁下", "he_mr"), ("H. E. Ms.", "he_ms"), ("H.E.Mr.", "he_mr"), (None, None)],
)  # fmt: skip
def test_a_form_of_address_has_the_same_code_in_every_language(printed: str | None, code: str | None) -> None:
    assert honorific_code(printed) == code

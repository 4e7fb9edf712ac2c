"""From a confirmed proposal to the commands that plan its meetings."""

from dataclasses import replace
from typing import Any

import pytest

from interp.domain.model.commands import PlanMeeting
from interp.domain.model.parties import Party, Person, Speech
from interp.domain.model.state import Block, Item
from interp.domain.proposals.planning import documents_of, honorific_code, plans, prefix_of
from interp.domain.proposals.proposal import (
    BlockProposal,
    DocumentProposal,
    ItemProposal,
    MeetingProposal,
    OccasionProposal,
    PersonProposal,
    Proposal,
    SessionProposal,
    SpeakingTime,
)
from interp.domain.rules.time_limits import limit_of
from interp.errors import Refused
from tests.builders import HOUR, MINUTE, START, Sitting

CHAIR = PersonProposal(("chair",), "H.E. Mr.", "Choi Kyonglim", ("President",))
ONE = PersonProposal(("panellist",), "Ms.", "Amel One", ("Chair", "Founder"), topic="Safety")
TWO = PersonProposal(("chair", "moderator"), "Mr.", "Bo Two")
MEETING = MeetingProposal(
    "The framework", starts_at="2016-03-07T09:00:00+01:00", ends_at="2016-03-07T12:00:00+01:00",
    room="Room XX", place="Geneva", people=(CHAIR, ONE, TWO), blocks=(BlockProposal("presentations", 600),),
    items=(
        ItemProposal("presentation", "Panel", 0, (1, 2)),
        ItemProposal("video_message", "Video message: Voices", 0, length_s=120),
        ItemProposal("floor_round", "Discussion"),
        ItemProposal("replies", "Replies", None, (1, 2)),
    ),
)  # fmt: skip
PAPER = Proposal(
    SessionProposal(31, "Human Rights Council"), OccasionProposal("Day", "Protection"), (MEETING,), webcast="http://w"
)


def planned(**changes: Any) -> PlanMeeting:
    """Return the plan of the meeting with some fields of its proposal changed."""
    return plans(replace(PAPER, meetings=(replace(MEETING, **changes),)), "hrc31")[0][1]


def speeches(**changes: Any) -> dict[str, Speech]:
    return {speech.id: speech for speech in planned(**changes).speeches}


def limits(**changes: Any) -> dict[str, int | None]:
    """Return the limit of each speech of the meeting as planned."""
    state = Sitting().does(planned(**changes)).state
    return {key: limit_of(state, speech).limit_ms for key, speech in state.speeches.items()}


def test_the_meeting_is_what_the_paper_says() -> None:
    about = planned().about
    assert (about.id, about.title, about.theme, about.venue) == (
        "hrc31-1", "The framework", "Protection", "Room XX, Geneva"
    )  # fmt: skip
    assert (about.starts_at, about.ends_at, about.timezone) == (START, START + 3 * HOUR, "Europe/Zurich")
    assert (about.session, about.body, about.webcast) == (31, "Human Rights Council", "http://w")


def test_the_meetings_own_theme_comes_before_the_days() -> None:
    assert planned(theme="Own").about.theme == "Own"


def test_the_chair_presides_and_has_no_speech() -> None:
    about = planned().about
    assert (about.chair, about.chair_person) == (Party("person", "Choi Kyonglim", "p0"), "p0")
    assert "p0" not in {speech.person for speech in planned().speeches}


def test_a_meeting_may_have_no_chair() -> None:
    about = planned(people=(ONE, ONE, ONE)).about
    assert (about.chair, about.chair_person) == (None, None)


def test_people_keep_their_whole_names_and_functions() -> None:
    assert planned().people[1] == Person("p1", "Amel One", "ms", ("Chair", "Founder"))


def test_blocks_have_their_budgets_in_milliseconds() -> None:
    assert planned().blocks == (Block("b1", "presentations", 600_000),)
    assert planned(blocks=(BlockProposal("presentations", 0),)).blocks == (Block("b1", "presentations"),)


def test_items_have_their_speeches_blocks_and_limits() -> None:
    assert planned().items == (
        Item("i1", "presentation", "Panel", block="b1", speeches=("s1-1", "s1-2")),
        Item("i2", "video_message", "Video message: Voices", block="b1", speeches=("s2-1",)),
        Item("i3", "floor_round", "Discussion"),
        Item("i4", "replies", "Replies", speeches=("s4-1", "s4-2")),
    )


def test_an_even_share_of_the_block_in_half_minutes_is_each_speechs_time() -> None:
    assert limits()["s1-1"] == 240_000
    assert limits(blocks=(BlockProposal("x", 499),))["s1-1"] == 180_000
    assert speeches()["s1-1"].limit_ms is None, "computed from the blocks as they will be"


def test_a_block_that_is_full_leaves_no_share() -> None:
    assert limits(blocks=(BlockProposal("x", 100),))["s1-1"] is None


def test_a_speech_without_a_block_has_no_share() -> None:
    assert speeches()["s4-1"] == Speech("s4-1", "panellist", Party("person", "Amel One", "p1"), "p1")


def test_an_items_own_limit_comes_before_any_share_and_is_the_rounds_too() -> None:
    items = (replace(MEETING.items[0], speech_limit_s=180), *MEETING.items[1:])
    plan = planned(items=items)
    assert [item.speech_limit_ms for item in plan.items] == [180_000, None, None, None]
    assert limits(items=items)["s1-1"] == 180_000
    assert plan.about.modalities.floor_limit_ms == 180_000


def test_each_round_keeps_the_members_limit_of_its_own() -> None:
    said = SpeakingTime(120, 180)
    rounds = [
        ItemProposal("floor_round", "Dialogue", speech_limit_s=120, members_limit_s=180),
        ItemProposal("floor_round", "Debate", speech_limit_s=90, members_limit_s=150),
        ItemProposal("floor_round", "Panel", speech_limit_s=120, members_limit_s=120),
    ]
    items = planned(items=tuple(rounds), speaking_time=said).items
    assert [(item.speech_limit_ms, item.members_limit_ms) for item in items] == [
        (None, None), (90_000, 150_000), (120_000, None),
    ]  # fmt: skip


def test_a_recording_speaks_for_itself_for_its_own_length() -> None:
    party = Party("recording", "Voices", "r2")
    assert speeches()["s2-1"] == Speech("s2-1", "recording", party, limit_ms=120_000)


def test_a_recording_may_have_no_length_and_no_label() -> None:
    film = speeches(items=(ItemProposal("video_message", "Voices"),))["s1-1"]
    assert (film.party.name, film.limit_ms) == ("Voices", None)


def test_a_panellists_topic_is_that_of_the_presentation_only() -> None:
    assert (speeches()["s1-1"].topic, speeches()["s4-1"].topic) == ("Safety", None)


def test_a_role_is_the_items_or_else_the_persons_own() -> None:
    assert (speeches()["s1-2"].role, speeches()["s4-2"].role) == ("panellist", "moderator")
    assert speeches(items=(ItemProposal("replies", "R", None, (0,)),))["s1-1"].role == "panellist"


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ""}, {"starts_at": None}, {"ends_at": None}, {"starts_at": "noon"},
        {"starts_at": "2016-03-07T09:00:00"}, {"ends_at": "2016-03-07T09:00:00+01:00"},
    ],
    ids=str,
)  # fmt: skip
def test_a_meeting_without_its_title_or_times_is_refused(changes: dict[str, str | None]) -> None:
    with pytest.raises(Refused, match="incomplete_meeting"):
        planned(**changes)


def test_a_paper_without_meetings_is_refused() -> None:
    with pytest.raises(Refused, match="no_meetings"):
        plans(replace(PAPER, meetings=()), "x")


def test_meetings_are_numbered_behind_the_prefix() -> None:
    twice = replace(PAPER, meetings=(MEETING, MEETING))
    assert [meeting for meeting, _ in plans(twice, "hrc31")] == ["hrc31-1", "hrc31-2"]


@pytest.mark.parametrize(
    ("session", "meetings", "prefix"),
    [
        (PAPER.session, (MEETING,), "hrc31-0307"), (PAPER.session, (), "hrc31"),
        (SessionProposal(), (MEETING,), "meeting-0307"), (SessionProposal(None, "Совет"), (), "meeting"),
    ],
)  # fmt: skip
def test_the_prefix_is_made_of_body_session_and_day(
    session: SessionProposal, meetings: tuple[MeetingProposal, ...], prefix: str
) -> None:
    assert prefix_of(replace(PAPER, session=session, meetings=meetings)) == prefix


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("H.E. Mr.", "he_mr"), ("H.E. Ms.", "he_ms"), ("Mr.", "mr"), ("Ms.", "ms"), ("Dr.", "dr"),
        ("H.E. Dr. Mr.", "he_dr_mr"), ("", None), (None, None), ("...", None),
    ],
)  # fmt: skip
def test_honorifics_travel_as_codes(printed: str | None, code: str | None) -> None:
    assert honorific_code(printed) == code


def test_a_document_without_words_is_not_planned() -> None:
    empty, named = DocumentProposal(None, ""), DocumentProposal(None, "Report", "A/78/1")
    assert [each.symbol for each in documents_of(replace(PAPER, documents=(empty, named)))] == ["A/78/1"]


def test_an_items_own_hour_is_planned_and_one_without_has_none() -> None:
    hours = ("2016-03-07T11:20:00+01:00", None, "noon", None)
    items = tuple(replace(item, starts_at=hour) for item, hour in zip(MEETING.items, hours, strict=True))
    assert [item.starts_at for item in planned(items=items).items] == [START + 140 * MINUTE, None, None, None]

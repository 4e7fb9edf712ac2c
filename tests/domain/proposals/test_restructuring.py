"""People and items change their meeting, meetings are split and merged, and every speaker stays who they are."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interp.domain.proposals.corrections import path_of, with_value
from interp.domain.proposals.proposal import BlockProposal, ItemProposal, MeetingProposal, Proposal
from interp.domain.proposals.restructuring import merged_with_next, moved_to, split
from tests.domain.proposals.small_paper import MEETING, PAPER, PEOPLE
from tests.domain.proposals.ten_faults import RIGHT, at

TWO = replace(PAPER, meetings=(MEETING, MeetingProposal("Other")))


def told(meeting: MeetingProposal) -> list[tuple[str, list[str], int]]:
    """Return the items: title, speakers, seconds of the time budget."""
    return [
        (each.title, [meeting.people[who].name for who in each.people],
         0 if each.block is None else meeting.blocks[each.block].budget_s)
        for each in meeting.items
    ]  # fmt: skip


def names(meeting: MeetingProposal) -> list[str]:
    return [each.name for each in meeting.people]


def test_an_item_takes_its_budget_and_those_who_speak_nowhere_else_along() -> None:
    made, path = moved_to(TWO, path_of("meetings.0.items.0"), 1)
    assert path == ("meetings", 1, "items", 0)
    assert told(made.meetings[1]) == [("Panel", ["Ana", "Bo", "Cy"], 90)]
    assert told(made.meetings[0]) == [("Replies", ["Cy"], 60), ("Rest", [], 0)]
    assert names(made.meetings[0]) == ["Cy"]


def test_who_presides_stays_and_speaks_there_without_presiding() -> None:
    chaired = with_value(TWO, path_of("meetings.0.people.0.roles"), ("chair", "panellist"))
    made, _ = moved_to(chaired, path_of("meetings.0.items.0"), 1)
    assert [(each.name, each.roles) for each in made.meetings[0].people][0] == ("Ana", ("chair", "panellist"))
    assert [(each.name, each.roles) for each in made.meetings[1].people][0] == ("Ana", ("panellist",))


def test_a_person_moved_speaks_nowhere_and_is_one_with_their_namesake() -> None:
    other = MeetingProposal("Other", people=(replace(PEOPLE[0], name="CY", roles=("chair",), functions=("Judge",)),))
    made, path = moved_to(replace(TWO, meetings=(MEETING, other)), path_of("meetings.0.people.2"), 1)
    assert path == ("meetings", 1, "people", 0)
    assert told(made.meetings[0]) == [("Panel", ["Ana", "Bo"], 90), ("Replies", [], 60), ("Rest", [], 0)]
    (only,) = made.meetings[1].people
    assert (only.name, only.roles, only.functions) == ("CY", ("chair", "panellist"), ("Judge",))


def test_one_past_the_last_meeting_is_a_new_one() -> None:
    made, path = moved_to(PAPER, path_of("meetings.0.items.2"), 1)
    assert (len(made.meetings), path) == (2, ("meetings", 1, "items", 0))


def test_an_item_goes_where_its_hour_or_its_line_puts_it() -> None:
    hour = with_value(RIGHT, path_of("meetings.2.items.0.starts_at"), at("14:20"))
    made, path = moved_to(hour, path_of("meetings.2.items.0"), 1)
    assert path[3] == 1
    lined = with_value(RIGHT, path_of("meetings.2.items.0.starts_at"), None)
    assert moved_to(lined, path_of("meetings.2.items.0"), 0)[1][3] == 3
    assert [each.title for each in made.meetings[2].items] == ["Adoption of the recommendations"]


def test_a_split_shares_items_people_and_budgets_and_leaves_unknown_hours_open() -> None:
    timed = replace(PAPER, meetings=(replace(MEETING, starts_at=at("10:00"), ends_at=at("12:00")),))
    made, path = split(timed, path_of("meetings.0.items.1"))
    assert path == ("meetings", 1)
    one, other = made.meetings
    assert told(one) == [("Panel", ["Ana", "Bo", "Cy"], 90)]
    assert told(other) == [("Replies", ["Cy"], 60), ("Rest", [], 0)]
    assert (one.ends_at, other.title, other.starts_at, other.ends_at) == (
        at("10:00"),
        "Replies",
        at("10:00"),
        at("12:00"),
    )


def test_the_second_part_begins_at_the_hour_of_its_first_item_and_may_be_held_beside_the_first() -> None:
    made, _ = split(RIGHT, path_of("meetings.0.items.1"))
    assert [(each.starts_at, each.ends_at) for each in made.meetings[:2]] == [
        (at("10:00"), at("10:20")), (at("10:20"), at("12:00")),
    ]  # fmt: skip
    late = with_value(RIGHT, path_of("meetings.0.items.1.starts_at"), at("12:30"))
    made, _ = split(late, path_of("meetings.0.items.1"))
    assert [(each.starts_at, each.ends_at) for each in made.meetings[:2]] == [
        (at("10:00"), at("12:00")), (at("12:30"), None),
    ]  # fmt: skip


def test_merged_meetings_keep_both_titles_and_each_person_once() -> None:
    last = (ItemProposal("other", "Last", 0, (0,)),)
    other = MeetingProposal("Other", starts_at=at("15:00"), ends_at=at("16:00"), people=(PEOPLE[1],), room="XX")
    other = replace(other, blocks=(BlockProposal("c", 30),), items=last)
    one = replace(MEETING, starts_at=at("14:00"), ends_at=at("15:00"))
    made, path = merged_with_next(replace(TWO, meetings=(one, other)), ("meetings", 0))
    assert path == ("meetings", 0)
    (meeting,) = made.meetings
    assert told(meeting)[3:] == [("Other", [], 0), ("Last", ["Bo"], 30)]
    assert (names(meeting), meeting.room) == (["Ana", "Bo", "Cy"], "XX")
    assert (meeting.starts_at, meeting.ends_at) == (at("14:00"), at("16:00"))


def test_people_of_a_meeting_without_items_speak_under_its_title() -> None:
    made, _ = merged_with_next(
        replace(TWO, meetings=(MEETING, MeetingProposal("Other", people=(PEOPLE[1],)))), ("meetings", 0)
    )
    assert told(made.meetings[0])[3:] == [("Other", ["Bo"], 0)]


@given(st.integers(1, 2))
def test_a_split_that_is_merged_again_has_the_same_items_and_people(place: int) -> None:
    parted, path = split(PAPER, ("meetings", 0, "items", place))
    made, _ = merged_with_next(parted, ("meetings", 0))
    assert path == ("meetings", 1)
    assert told(made.meetings[0]) == told(MEETING)
    assert sorted(names(made.meetings[0])) == sorted(names(MEETING))


def test_ids_stay_apart() -> None:
    made: Proposal = merged_with_next(replace(TWO, meetings=(MEETING, MEETING)), ("meetings", 0))[0]
    ids = [each.id for each in made.meetings[0].items[3:]]
    assert len(set(ids)) == len(ids) and "" not in ids

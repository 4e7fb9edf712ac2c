"""Correcting a proposal: paths, lists whose speakers follow, and two people's corrections merged."""


import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.proposals.corrections import added, leaves, merged, moved, path_of, removed, value_at, with_value
from interp.domain.proposals.proposal import (
    MeetingProposal,
    Proposal,
)
from interp.errors import BadRequest
from tests.domain.proposals.small_paper import PAPER, titled

FAR = "meetings." + "9" * 5000  # more digits than a number is read from


def speakers(proposal: Proposal) -> list[list[str]]:
    meeting = proposal.meetings[0]
    return [[meeting.people[at].name for at in item.people] for item in meeting.items]


def test_a_person_taken_away_leaves_every_other_speaker_where_they_speak() -> None:
    assert speakers(removed(PAPER, path_of("meetings.0.people.1"))) == [["Ana", "Cy"], ["Cy"], []]


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from([-1, 1])), max_size=8))
def test_however_people_are_moved_the_same_ones_speak(moves: list[tuple[int, int]]) -> None:
    proposal = PAPER
    for at, by in moves:
        proposal = moved(proposal, ("meetings", 0, "people", at), by)
    assert speakers(proposal) == speakers(PAPER)
    assert {person.name for person in proposal.meetings[0].people} == {"Ana", "Bo", "Cy"}


def test_a_block_taken_away_takes_no_item_with_it() -> None:
    items = removed(PAPER, path_of("meetings.0.blocks.0")).meetings[0].items
    assert [item.block for item in items] == [0, None, None]


def test_a_speaker_added_is_one_who_does_not_speak_yet() -> None:
    assert added(PAPER, path_of("meetings.0.items.1.people")).meetings[0].items[1].people == (2, 0)


def test_a_meeting_added_is_where_the_one_before_it_is() -> None:
    here = with_value(PAPER, path_of("meetings.0.room"), "XX")
    assert added(here, ("meetings",)).meetings[1] == MeetingProposal("", room="XX")


@pytest.mark.parametrize("dotted", ["meetings.1", "event.title.x", "meetings.0.people.7.name", "n", "meetings.x", FAR])
def test_what_is_not_there_is_refused(dotted: str) -> None:
    with pytest.raises(BadRequest, match="unknown_field"):
        value_at(PAPER, path_of(dotted))


def test_every_leaf_can_be_put_back_where_it_is() -> None:
    timed = with_value(PAPER, path_of("meetings.0.speaking_time.floor_s"), 120)
    for dotted, value in leaves(timed):
        assert with_value(timed, path_of(dotted), value) == timed


def test_two_peoples_corrections_of_different_fields_are_both_kept() -> None:
    mine = titled(PAPER, "meetings.0.people.0.name", "Anna")
    theirs = titled(PAPER, "meetings.0.people.1.name", "Bob")
    made = merged(PAPER, mine, theirs)
    assert made.conflicts == {}
    assert [person.name for person in made.proposal.meetings[0].people] == ["Anna", "Bob", "Cy"]


def test_two_peoples_corrections_of_one_field_are_a_conflict_unless_they_agree() -> None:
    mine, theirs = titled(PAPER, "event.title", "Mine"), titled(PAPER, "event.title", "Theirs")
    assert merged(PAPER, mine, theirs).conflicts == {"event.title": "Theirs"}
    assert merged(PAPER, mine, mine).conflicts == {}


def test_documents_are_added_corrected_moved_and_removed() -> None:
    made = added(added(PAPER, ("documents",)), ("documents",))
    made = titled(made, "documents.0.title", "Report")
    made = moved(made, path_of("documents.0"), 1)
    assert [each.title for each in made.documents] == ["", "Report"]
    assert [each.title for each in removed(made, path_of("documents.0")).documents] == ["Report"]
    assert added(PAPER, ("treaties",)).treaties[0].title == ""

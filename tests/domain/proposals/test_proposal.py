"""A proposal never changes, compares by what the paper says, and reads what older releases kept."""

from dataclasses import FrozenInstanceError, replace

import msgspec
import pytest

from interp.domain.proposals.proposal import (
    ItemProposal,
    MeetingProposal,
    OccasionProposal,
    PersonProposal,
    Proposal,
    ProposalWarning,
    SessionProposal,
)
from tests.domain.proposals.small_paper import PAPER


def test_nothing_of_a_proposal_can_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        PAPER.meetings[0].people[0].name = "Eve"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("made", "traced"),
    [
        (ItemProposal("other", "Rest"), {"id": "i1", "lines": {"": (3,)}}),
        (PersonProposal(("chair",), "Mr.", "Bo"), {"id": "p1", "lines": {"name": (4, 5)}}),
        (MeetingProposal("Day"), {"id": "m1", "lines": {"title": (1,)}}),
        (PAPER, {"paper": ("Another",), "language": "fr", "lines": {"webcast": (9,)}}),
    ],
)
def test_where_it_was_read_and_who_it_became_make_no_difference(made: object, traced: dict[str, object]) -> None:
    assert replace(made, **traced) == made  # type: ignore[type-var]


def test_what_an_older_release_kept_is_read_with_todays_defaults() -> None:
    items = '[{"kind": "x", "title": "B"}]'
    kept = f'{{"session": {{}}, "event": {{"title": "Day"}}, "meetings": [{{"title": "A", "items": {items}}}]}}'
    found = msgspec.json.decode(kept, type=Proposal)
    item = ItemProposal("x", "B")
    assert found == Proposal(SessionProposal(), OccasionProposal("Day"), (MeetingProposal("A", items=(item,)),))
    assert (found.paper, found.language, found.meetings[0].timezone) == ((), None, "Europe/Zurich")


def test_every_proposal_has_lines_of_its_own() -> None:
    one, other = ItemProposal("other", "A"), ItemProposal("other", "A")
    one.lines["title"] = (1,)
    assert other.lines == {}


def test_two_warnings_that_say_the_same_are_one() -> None:
    assert ProposalWarning("no_year", "No year.", 3, {"line": 3}) == ProposalWarning("no_year", "No year.", 3)

"""The lines of a paper's page: where a finding stands, when a block begins, and what Confirm says it will make."""

import re
from dataclasses import replace

import pytest
from markupsafe import Markup

from interp.domain.proposals.proposal import (
    BlockProposal,
    ItemProposal,
    MeetingProposal,
    OccasionProposal,
    PersonProposal,
    Proposal,
    ProposalWarning,
    SessionProposal,
)
from interp.web.pages.proposal_page import making
from interp.web.pages.proposal_rows import block_hours, placed, row_of, sole_items, sum_of
from tests.row_by_row import row_by_row

MORNING = MeetingProposal(
    "Rights of the child", starts_at="2016-03-07T09:00:00+01:00", ends_at="2016-03-07T12:00:00+01:00",
    heading="Morning",
)


def paper(meetings: int, people: int, days: int = 1) -> Proposal:
    """Return a paper with meetings on its days in turn; all its people are in the first."""
    days_of = [f"2016-03-{7 + place % days:02}" for place in range(meetings)]
    made = [
        replace(MORNING, starts_at=f"{day}T09:00:00+01:00", ends_at=f"{day}T12:00:00+01:00") for day in days_of
    ]
    listed = tuple(PersonProposal(("panellist",), None, f"Person {n}") for n in range(people))
    made[:1] = [replace(made[0], people=listed)]
    return Proposal(SessionProposal(), OccasionProposal(), tuple(made))


def said(proposal: Proposal, language: str) -> str:
    makings = [making(proposal, meeting) for meeting in proposal.meetings]
    return re.sub(r"<[^>]+>", "", sum_of(proposal, makings, language))


@row_by_row(
    ("language", "meetings", "people", "expected"),
    [("en", 1, 1, "1 meeting, 1 person, Monday 7 March 2016"),
     ("en", 2, 14, "2 meetings, 14 people, Monday 7 March 2016"),
     ("fr", 1, 0, "1 séance, 0 personne, lundi 7 mars 2016"),
     ("fr", 2, 14, "2 séances, 14 personnes, lundi 7 mars 2016"),
     ("es", 1, 1, "1 sesión, 1 persona, lunes 7 de marzo de 2016"),
     ("es", 2, 14, "2 sesiones, 14 personas, lunes 7 de marzo de 2016"),
     ("ru", 1, 1, "1 заседание, 1 человек; понедельник, 7 марта 2016 года"),
     ("ru", 2, 3, "2 заседания, 3 человека; понедельник, 7 марта 2016 года"),
     ("ru", 5, 21, "5 заседаний, 21 человек; понедельник, 7 марта 2016 года"),
     ("zh", 2, 14, "2次会议，14人，2016年3月7日星期一"),
     ("ar", 1, 1, "جلسة واحدة، شخص واحد، الاثنين 7 آذار/مارس 2016"),
     ("ar", 2, 14, "جلستان، 14 شخصاً، الاثنين 7 آذار/مارس 2016"),
     ("ar", 3, 2, "3 جلسات، شخصان، الاثنين 7 آذار/مارس 2016"),
     ("ar", 11, 100, "11 جلسة، 100 شخص، الاثنين 7 آذار/مارس 2016")],
)  # fmt: skip
def test_confirm_says_what_it_makes_with_the_right_plural(
    language: str, meetings: int, people: int, expected: str
) -> None:
    assert said(paper(meetings, people), language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "Monday 7 March 2016 to Wednesday 9 March 2016"),
     ("fr", "du lundi 7 mars 2016 au mercredi 9 mars 2016"),
     ("ar", "من الاثنين 7 آذار/مارس 2016 إلى الأربعاء 9 آذار/مارس 2016"),
     ("zh", "2016年3月7日星期一至2016年3月9日星期三")],
)  # fmt: skip
def test_several_days_are_a_range(language: str, expected: str) -> None:
    assert said(paper(3, 1, days=3), language).endswith(expected)


def test_without_hours_no_day_is_named() -> None:
    bare = Proposal(SessionProposal(), OccasionProposal(), (MeetingProposal("T"),))
    assert said(bare, "en") == "1 meeting, 0 people"


def test_who_is_in_two_meetings_counts_once() -> None:
    proposal = paper(2, 3)
    first, second = proposal.meetings
    assert "3 people" in said(replace(proposal, meetings=(first, replace(second, people=first.people))), "en")


@pytest.mark.parametrize(
    ("field", "row"),
    [("f-session-number", "paper"), ("f-languages", "paper"), ("f-meetings-0-starts_at", "meetings.0"),
     ("f-meetings-1-speaking_time-floor_s", "meetings.1"), ("f-meetings-0-people-12-name", "meetings.0.people.12"),
     ("f-meetings-0-items-3-people-1", "meetings.0.items.3"),
     ("f-meetings-0-blocks-2-budget_s", "meetings.0.blocks.2")],
)  # fmt: skip
def test_a_field_is_edited_in_one_row(field: str, row: str) -> None:
    assert row_of(field) == row


def test_a_finding_stands_in_the_meeting_it_names() -> None:
    proposal = paper(2, 0)
    afternoon = replace(proposal.meetings[1], heading="Afternoon")
    proposal = replace(proposal, meetings=(proposal.meetings[0], afternoon))
    warning = ProposalWarning("no_slack", "", 106, {"meeting": "Afternoon"})
    fields = ["f-meetings-0-blocks-0-budget_s", "f-meetings-1-blocks-0-budget_s"]
    assert placed(proposal, warning, fields, Markup("")).row == "meetings.1.blocks.0"
    assert placed(proposal, warning, [], Markup("")).row == "meetings.1"
    assert placed(proposal, ProposalWarning("unplaced", "", 7), [], Markup("")).row == ""


def test_blocks_begin_by_the_papers_budgets_as_far_as_it_gives_them() -> None:
    blocks = tuple(BlockProposal("floor_round", each) for each in (3600, 0, 900))
    assert block_hours(replace(MORNING, blocks=blocks)) == ["09:00", "10:00", ""]
    assert block_hours(replace(MORNING, blocks=blocks, starts_at=None)) == ["", "", ""]


def test_a_block_with_one_item_shares_its_line() -> None:
    items = tuple(ItemProposal("other", "T", block) for block in (0, 0, 1, None))
    assert sole_items(replace(MORNING, items=items)) == {2: 1}

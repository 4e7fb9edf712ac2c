"""A newer version of a paper finds the same people and items, and keeps what a person corrected."""

from dataclasses import replace

from interp.domain.proposals.newer_paper import numbered, succeeding
from interp.domain.proposals.proposal import DocumentProposal, PersonProposal, Proposal
from tests.domain.proposals.small_paper import MEETING, PAPER, titled

READ = numbered(PAPER)
DAY = READ.meetings[0]


def with_people(*people: PersonProposal) -> Proposal:
    """Return the paper printed again with other people, nobody speaking."""
    return replace(PAPER, meetings=(replace(MEETING, people=people, items=()),))


def titles(proposal: Proposal) -> list[str]:
    return [each.title for each in proposal.meetings[0].items]


def ids(proposal: Proposal) -> list[tuple[str, str]]:
    return [(each.id, each.name) for each in proposal.meetings[0].people]


def test_numbered_gives_every_person_and_item_an_id_once() -> None:
    made = [*(each.id for each in DAY.people), *(each.id for each in DAY.items)]
    assert len(set(made)) == 6 and "" not in made
    assert numbered(READ) == READ


def test_the_same_paper_again_keeps_the_ids_and_every_correction() -> None:
    kept = titled(titled(READ, "meetings.0.people.1.name", "Bob"), "event.title", "The day")
    new = succeeding(READ, kept, PAPER, "v2")
    assert new == kept
    assert [each.id for each in new.meetings[0].items] == [each.id for each in DAY.items]


def test_corrected_documents_are_kept_where_both_papers_list_the_same() -> None:
    listed, other = (DocumentProposal(None, title) for title in ("Report", "Draft"))
    read = replace(READ, documents=(listed,), treaties=(listed,))
    kept = titled(titled(read, "documents.0.public", "A/78/1"), "treaties.0.title", "Covenant")
    again = succeeding(read, kept, read, "v2")
    assert (again.documents[0].public, again.treaties[0].title) == ("A/78/1", "Covenant")
    assert succeeding(read, kept, replace(read, documents=(listed, other)), "v2").documents[0].public is None


def test_what_the_new_paper_says_otherwise_stands_over_a_correction() -> None:
    kept = titled(READ, "event.title", "Corrected")
    assert succeeding(READ, kept, titled(PAPER, "event.title", "New"), "v2").event.title == "New"


def test_a_person_is_the_same_by_name_wherever_printed_and_a_new_one_gets_a_new_id() -> None:
    ana, bo, cy = MEETING.people
    new = succeeding(READ, READ, with_people(cy, PersonProposal(("panellist",), "Mr.", "Di"), ana), "v2")
    assert ids(new) == [(DAY.people[2].id, "Cy"), ("v2-1-p1", "Di"), (DAY.people[0].id, "Ana")]


def test_a_person_taken_away_by_hand_stays_away_and_one_added_by_hand_stays() -> None:
    added = PersonProposal(("panellist",), None, "Eve", id="by-hand")
    kept = replace(READ, meetings=(replace(DAY, people=(*DAY.people[1:], added), items=()),))
    new = succeeding(READ, kept, PAPER, "v2")
    assert [name for _, name in ids(new)] == ["Bo", "Cy", "Eve"]


def test_an_order_given_by_hand_stands_where_the_paper_keeps_its_own() -> None:
    first, second, third = DAY.items
    kept = replace(READ, meetings=(replace(DAY, items=(third, first, second)),))
    assert titles(succeeding(READ, kept, PAPER, "v2")) == ["Rest", "Panel", "Replies"]
    turned = replace(PAPER, meetings=(replace(MEETING, items=MEETING.items[::-1]),))
    assert titles(succeeding(READ, kept, turned, "v2")) == ["Rest", "Replies", "Panel"]

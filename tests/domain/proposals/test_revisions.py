"""A proposal while people correct it: numbered, merged onto the newest, undone one by one."""

from dataclasses import replace

import pytest

from interp.domain.proposals.corrections import path_of, removed
from interp.domain.proposals.proposal import DocumentProposal
from interp.domain.proposals.revisions import DEPTH, ProposalRecord
from interp.errors import Refused, Stale
from tests.domain.proposals.small_paper import PAPER, titled


def test_corrections_are_numbered_and_merged_onto_the_newest() -> None:
    first, _ = ProposalRecord(PAPER).corrected("Ana", 1, titled(PAPER, "event.title", "Ana’s"))
    second, made = first.corrected("Bo", 1, titled(PAPER, "session.number", 32))
    assert (second.revision, made.conflicts) == (3, {})
    assert (second.proposal.event.title, second.proposal.session.number) == ("Ana’s", 32)
    third, made = second.corrected("Cy", 1, titled(PAPER, "event.title", "Cy’s"))
    assert (third, made.conflicts) == (second, {"event.title": "Ana’s"})


def test_fields_are_not_told_apart_by_place_once_something_moved() -> None:
    shaped = ProposalRecord(PAPER).reshaped("Ana", 1, removed(PAPER, path_of("meetings.0.people.0")), "remove")
    with pytest.raises(Stale):
        shaped.corrected("Bo", 1, titled(PAPER, "meetings.0.people.0.name", "Anna"))
    with pytest.raises(Stale):
        shaped.reshaped("Bo", 1, PAPER, "remove")


def test_the_latest_change_is_undone_and_the_paper_stays() -> None:
    shaped = ProposalRecord(PAPER).reshaped("Ana", 1, removed(PAPER, path_of("meetings.0.people.0")), "remove")
    back = shaped.undone("Ana", 2)
    assert (back.proposal, back.proposal.paper, back.revision) == (PAPER, ("Day",), 3)
    with pytest.raises(Refused, match="nothing_to_undo"):
        back.undone("Ana", 3)
    with pytest.raises(Stale):
        shaped.undone("Bo", 1)


def test_only_so_many_changes_are_remembered_and_the_paper_once() -> None:
    kept = ProposalRecord(PAPER)
    for number in range(DEPTH + 5):
        kept, _ = kept.corrected("Ana", kept.revision, titled(kept.proposal, "event.title", f"Day {number}"))
    assert len(kept.past) == DEPTH
    assert {past.proposal.paper for past in kept.past} == {()}
    with pytest.raises(Stale):
        kept.corrected("Bo", 1, replace(PAPER, webcast="http://w"))


def test_what_was_read_can_be_had_again_and_that_be_undone() -> None:
    read = ProposalRecord(PAPER, read=PAPER)
    assert read.is_as_read
    with pytest.raises(Refused, match="nothing_to_undo"):
        read.as_read("Ana", 1)
    shaped = read.reshaped("Ana", 1, removed(PAPER, path_of("meetings.0.people.0")), "remove")
    assert not shaped.is_as_read
    again = shaped.as_read("Ana", 2)
    assert (again.proposal, again.proposal.paper) == (PAPER, ("Day",))
    assert again.undone("Ana", 3).proposal == shaped.proposal
    with pytest.raises(Stale):
        shaped.as_read("Bo", 1)
    assert ProposalRecord(PAPER).is_as_read


def test_a_correction_of_a_treaty_or_of_a_published_symbol_counts() -> None:
    treaty, report = (DocumentProposal(None, title) for title in ("Covenant", "Report"))
    listed = replace(PAPER, treaties=(treaty,), documents=(report,))
    record = ProposalRecord(listed, read=listed)
    after, _ = record.corrected("Ana", 1, titled(listed, "treaties.0.title", "Convention"))
    assert after.proposal.treaties[0].title == "Convention"
    after, _ = after.corrected("Ana", 2, titled(after.proposal, "documents.0.public", "A/78/1"))
    assert (after.proposal.documents[0].public, after.is_as_read) == ("A/78/1", False)

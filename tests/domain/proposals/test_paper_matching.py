"""Entries of two versions of a paper are matched once each, and names by their letters."""

from interp.domain.proposals.paper_matching import letters, paired
from interp.domain.proposals.proposal import ItemProposal


def test_things_are_paired_by_the_first_key_that_tells_and_each_once() -> None:
    old = [ItemProposal("a", "One"), ItemProposal("a", "Two")]
    new = [ItemProposal("a", "Two"), ItemProposal("a", "Three"), ItemProposal("a", "Four")]
    assert paired(old, new, [lambda each: each.title, lambda each: each.kind]) == {0: 1, 1: 0}


def test_names_are_compared_by_letters_in_any_script() -> None:
    assert letters("Côte d’Ivoire – 2") == letters("CÔTE D'IVOIRE 2")
    assert letters("儿童权利。") == "儿童权利" and letters(None) == ""

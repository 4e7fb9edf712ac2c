"""A proposal of one small meeting, and a correction of one of its fields."""

from interp.domain.proposals.corrections import path_of, with_value
from interp.domain.proposals.proposal import (
    BlockProposal,
    ItemProposal,
    MeetingProposal,
    OccasionProposal,
    PersonProposal,
    Proposal,
    SessionProposal,
)

PEOPLE = tuple(PersonProposal(("panellist",), "Ms.", name) for name in ("Ana", "Bo", "Cy"))
ITEMS = (
    ItemProposal("presentation", "Panel", 1, (0, 1, 2)),
    ItemProposal("replies", "Replies", 0, (2,)),
    ItemProposal("other", "Rest"),
)
MEETING = MeetingProposal("Day", people=PEOPLE, items=ITEMS, blocks=(BlockProposal("a", 60), BlockProposal("b", 90)))
PAPER = Proposal(SessionProposal(31, "Council"), OccasionProposal("Day"), (MEETING,), paper=("Day",))


def titled(proposal: Proposal, dotted: str, value: object) -> Proposal:
    made: Proposal = with_value(proposal, path_of(dotted), value)
    return made

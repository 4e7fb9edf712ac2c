"""Rows of hours: titles above them, sessions at the same time, parts of one sitting."""

import pytest

from interp.domain.proposals.proposal import Proposal
from interp.drafting.papers.paper_to_proposal import propose

HEAD = "Forum on Parks\nProgramme\nTuesday, 3 March 2026, Room XX, Palais des Nations, Geneva\n"
ROWS = [("10:00", "Opening of the forum"), ("10:30", "Parks for all"), ("11:30", "Parks and cities")]
ABOVE = {
    "blank lines": (
        "\nOpening of the forum\n10:00–10:30\nMs. Ida Lund, Judge\n\nParks for all\n10:30–11:30\nMr. Juan Paz, Mayor\n"
        "\nParks and cities\n11:30–13:00\nMs. Ana Ruiz, Judge\n"
    ),
    "nothing below": "Opening of the forum\n10:00–10:30\nParks for all\n10:30–11:30\nParks and cities\n11:30–13:00\n",
}
BELOW = (
    "\n10:00–10:30\nOpening of the forum\nMs. Ida Lund, Judge\n10:30–11:30\nParks for all\n11:30–13:00"
    "\nParks and cities\n"
)


def read(text: str) -> Proposal:
    return propose(f"{HEAD}{text}".encode(), "a.txt")


def items(proposal: Proposal) -> list[tuple[str, str]]:
    return [((item.starts_at or "")[11:16], item.title) for m in proposal.meetings for item in m.items]


def told(proposal: Proposal, code: str) -> list[int | None]:
    return [warning.line for warning in proposal.warnings if warning.code == code]


@pytest.mark.parametrize("layout", ABOVE)
def test_titles_above_their_hours_keep_them_and_it_is_told(layout: str) -> None:
    proposal = read(ABOVE[layout])
    assert items(proposal) == ROWS
    assert told(proposal, "titles_above") == [5 if layout == "blank lines" else 4]
    assert told(proposal, "unplaced") == []


def test_titles_below_their_hours_keep_them_the_first_too() -> None:
    proposal = read(BELOW)
    assert items(proposal) == ROWS
    assert [person.name for person in proposal.meetings[0].people] == ["Ida Lund"]
    assert told(proposal, "titles_above") == told(proposal, "unplaced") == []


@pytest.mark.parametrize(
    ("hours", "spans"),
    [
        ("10:00–11:30", ["10:00–11:30", "10:00–11:30", "12:00–13:00"]),
        ("11:00–12:00", ["10:00–11:30", "11:00–12:00", "12:00–13:00"]),
        ("09:30–12:00", ["10:00–11:30", "09:30–12:00", "12:00–13:00"]),
    ],
)
def test_sessions_at_the_same_time_are_two_meetings_and_it_is_told(hours: str, spans: list[str]) -> None:
    text = f"\n10:00–11:30 Lawns\nMs. Ida Lund, Judge\n{hours} Ponds\nMr. Juan Paz, Mayor\n12:00–13:00 Closing\n"
    proposal = read(text)
    found = [f"{(m.starts_at or '')[11:16]}–{(m.ends_at or '')[11:16]}" for m in proposal.meetings]
    assert (found, told(proposal, "parallel")) == (spans, [7])
    assert [[person.name for person in m.people] for m in proposal.meetings] == [["Ida Lund"], ["Juan Paz"], []]


def test_hours_within_those_of_a_row_are_a_part_of_it() -> None:
    proposal = read("\n10:00–13:00 Lawns\n10:00–10:20 Opening remarks\n10:20–11:00 Films\n15:00–16:00 Closing\n")
    assert [(m.ends_at or "")[11:16] for m in proposal.meetings] == ["13:00", "16:00"]
    assert told(proposal, "parallel") == []

"""Rows that give their beginning only, cities by their zone, and papers that are prose."""

import pytest

from interp.domain.proposals.proposal import Proposal
from interp.drafting.papers.paper_to_proposal import propose

CLOCKS = (
    "Forum sur les parcs\nProgramme du jour\n3 mars 2026, Salle XX, Palais des Nations, Genève\n\n8h15 Accueil\n"
    "9h00 Ouverture du forum\nM. Luc Petit, juge\n10h30 Pause\n11h00 Parcs et villes\n12h30 Clôture\n"
)
PROSE = (
    "A meeting on parks in Beijing\n\nIt will bring together those who plant trees and those who cut them down.\n"
    "The President will open it at ten, and Ms. Ida Lund will speak on lawns after that for ten minutes.\n"
)


def read(text: str) -> Proposal:
    return propose(text.encode(), "a.txt")


def codes(proposal: Proposal) -> list[str]:
    return [warning.code for warning in proposal.warnings]


def test_rows_of_one_hour_end_where_the_next_begins_and_it_is_told() -> None:
    proposal = read(CLOCKS)
    spans = [((m.starts_at or "")[11:16], (m.ends_at or "")[11:16]) for m in proposal.meetings]
    assert spans == [("08:15", "10:30"), ("11:00", "12:30")]
    assert [(item.title, (item.starts_at or "")[11:16]) for m in proposal.meetings for item in m.items] == [
        ("Accueil", "08:15"), ("Ouverture du forum", "09:00"), ("Parcs et villes", ""), ("Clôture", "12:30"),
    ]
    assert [(w.code, w.line) for w in proposal.warnings] == [("began_only", 5), ("left_out", 8)]


@pytest.mark.parametrize("change", [("11h00", "8h30"), ("10h30 Pause", "10h30–11h00 Pause")])
def test_hours_out_of_order_or_with_ends_are_not_completed(change: tuple[str, str]) -> None:
    assert "began_only" not in codes(read(CLOCKS.replace(*change)))


def test_hours_in_another_city_are_those_of_its_zone() -> None:
    proposal = read(CLOCKS.replace("Palais des Nations, Genève", "Centre de conférence, Beijing"))
    assert {meeting.timezone for meeting in proposal.meetings} == {"Asia/Shanghai"}
    assert "timezone" not in codes(proposal)


def test_prose_is_said_to_be_prose_and_each_line_is_asked_about() -> None:
    proposal = read(PROSE)
    assert (proposal.meetings, codes(proposal).count("prose")) == ((), 1)
    assert [w.line for w in proposal.warnings if w.code == "unplaced"] == [3, 4]
    assert "prose" not in codes(read(f"{PROSE}\nChair: Mr. A Bell, Judge\n"))

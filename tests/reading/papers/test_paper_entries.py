"""Rows that give their beginning only, cities by their zone, and papers that are prose."""

import pytest

from interp.domain.proposals.proposal import Proposal
from interp.reading.expressions.discussion_slots import shares_in
from interp.reading.papers.paper_to_proposal import propose
from tests.row_by_row import row_by_row

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


PROGRAMME = """PROGRAMME
Wednesday, 8 March 2017, Palais des Nations, Room XX, Geneva

10:00–13:00 Outcomes of the universal periodic review

{}
"""


@row_by_row(
    ("line", "printed"),
    [("10:00–11:00\t20+20+20\tAdoption: Chad", "20+20+20"), ("10:00–11:00 20 + 20 + 20 Adoption: Chad", "20 + 20 + 20"),
     ("10:00–11:00 Adoption: Chad (20’+20’+20’)", "20’+20’+20’"),
     ("10:00–11:00 Adoption: Chad\n20+20+20 min", "20+20+20 min"),
     ("10:00–11:00\t20＋20＋20分钟\tAdoption: Chad", "20＋20＋20分钟")],
)  # fmt: skip
def test_minutes_in_figures_alone_are_told_and_in_no_title(line: str, printed: str) -> None:
    found = propose(PROGRAMME.format(line).encode(), "a.txt")
    assert [each.values["time"] for each in found.warnings if each.code == "unclear_time"] == [printed]
    titles = [item.title for meeting in found.meetings for item in meeting.items]
    assert "Adoption: Chad" in titles
    assert not [title for title in titles if "20" in title]


@row_by_row(
    ("text", "rest", "printed"),
    [("The 5+5 Dialogue", "The 5+5 Dialogue", ""), ("Beijing+25", "Beijing+25", ""), ("+41+22+917", "+41+22+917", ""),
     ("One hour (20+20+20).", "One hour (20+20+20).", ""), ("20+20+20", "", "20+20+20"),
     ("٢٠+٢٠+٢٠ تشاد", "تشاد", "٢٠+٢٠+٢٠"), ("Chad: 20+15+10+5", "Chad", "20+15+10+5")],
)  # fmt: skip
def test_a_name_with_a_plus_and_a_sentence_stay_whole(text: str, rest: str, printed: str) -> None:
    assert shares_in(text) == (rest, printed)

"""A label ends where its block ends: a room, the rules on speaking time, documents and background take no business."""

import pytest

from interp.domain.proposals.proposal import Proposal
from interp.reading.papers.paper_to_proposal import propose

ROWS = (
    "Forum on Parks\nProgramme\n3 March 2026, Palais des Nations, Geneva\n\n10:00–11:30 Opening\n{}\n"
    "Ms. Ida Lund, Judge\nAdoption of the report\n11:30–13:00 Parks and cities\n15:00–16:00 Closing\n"
)


def read(text: str) -> Proposal:
    return propose(text.encode(), "a.txt")


@pytest.mark.parametrize(
    ("label", "codes"),
    [
        ("Room: XXI", []),
        ("Documents: A/HRC/61/5", []),
        ("Documentos:\nA/HRC/61/5", ["empty_label"]),
        ("РЕГЛАМЕНТ\nВыступления — 3 минуты", ["unclear_time"]),
        ("Background", ["empty_label"]),
        ("Background\nParks are old.", []),
    ],
)
def test_business_goes_on_below_the_block_of_a_label(label: str, codes: list[str]) -> None:
    proposal = read(ROWS.format(label))
    items = [(item.title, [m.people[at].name for at in item.people]) for m in proposal.meetings for item in m.items]
    assert items[:2] == [("Opening", ["Ida Lund"]), ("Adoption of the report", [])]
    assert [warning.code for warning in proposal.warnings if warning.line] == codes


def test_what_a_label_keeps_within_a_programme_is_told() -> None:
    proposal = read(ROWS.format("Background\nLawns and ponds"))
    assert [(w.line, w.values["text"]) for w in proposal.warnings if w.code == "label_text"] == [(7, "Lawns and ponds")]


def test_the_lines_below_a_room_on_its_line_are_asked_about() -> None:
    text = "Parks\n\nDate: 8 March 2017\nTime: 9 a.m.–12 p.m.\nRoom: XX\nThe opening\nAdoption of conclusions\n"
    proposal = read(f"{text}\nChair: Mr. A Bell, Judge\n\nInterpretation: English and French\nModerator Ms. Ana Ruiz\n")
    (meeting,) = proposal.meetings
    assert (meeting.room, meeting.place) == ("Room XX", None)
    assert [(person.roles, person.name) for person in meeting.people] == [
        (("chair",), "A Bell"), (("moderator",), "Ana Ruiz"),
    ]
    assert [warning.line for warning in proposal.warnings if warning.code == "unplaced"] == [6, 7]


def test_a_value_below_its_label_goes_on_to_the_next_blank_line() -> None:
    text = "Parks\n\nVenue:\nMaison de la Paix\nChemin Eugène-Rigot 2\nGeneva\n\nDate: 8 March 2017\nThe panel\n"
    proposal = read(f"{text}Chair: Mr. A Bell, Judge\n")
    assert proposal.sections[0].paragraphs == ("Maison de la Paix", "Chemin Eugène-Rigot 2", "Geneva")
    assert [warning.line for warning in proposal.warnings if warning.code == "unplaced"] == [9]

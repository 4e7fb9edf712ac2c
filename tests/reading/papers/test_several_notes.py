"""Several concept notes in one paper: a part for each, and one proposal with all their meetings."""

from interp.reading.files.line_cleaning import PrintedLine
from interp.reading.papers.paper_to_proposal import propose
from interp.reading.papers.several_notes import notes_in

ONE = """A. Panel discussion on the rights of peasants
Date: Monday, 8 March 2027, 10 a.m.–12 noon, Geneva
Chair: Ms. Ida Lund, Judge
Format: Interactive discussion (60 minutes).
"""
OTHER = """B. Panel discussion on the right to housing
Date: Tuesday, 9 March 2027, 3–5 p.m., Geneva
Chair: Mr. Omar Alami, Judge
Format: Interactive discussion (70 minutes).
"""


def starts(text: str) -> list[int]:
    lines = [PrintedLine(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    return [note[0].number for note in notes_in(lines)]


def test_a_note_begins_at_the_title_above_its_date() -> None:
    assert starts(f"Concept notes\n\n{ONE}\n{OTHER}") == [1, 8]


def test_one_note_with_a_second_date_is_one() -> None:
    assert starts(f"Concept note\n\n{ONE}\nDate:\nDate: 9 March 2027\n") == [1]
    assert starts(f"Concept note\n\n{ONE}\nSee the panel discussion of last year, and\nDate: 9 March 2027\n") == [1]


def test_meetings_with_headings_are_one_paper() -> None:
    assert starts(f"Concept note\n\n{ONE}\nAfternoon panel (3–5 p.m.)\n{OTHER}") == [1]


def test_each_note_keeps_its_people_its_hours_and_its_format() -> None:
    proposal = propose(f"Human Rights Council, 64th session\n\n{ONE}\n{OTHER}".encode(), "a.txt")
    assert [(m.title, (m.starts_at or "")[:16]) for m in proposal.meetings] == [
        ("Panel discussion on the rights of peasants", "2027-03-08T10:00"),
        ("Panel discussion on the right to housing", "2027-03-09T15:00"),
    ]
    assert [[person.name for person in m.people] for m in proposal.meetings] == [["Ida Lund"], ["Omar Alami"]]
    assert [[block.budget_s for block in m.blocks] for m in proposal.meetings] == [[3600], [4200]]
    assert [line for m in proposal.meetings for line in m.people[0].lines["name"]] == [5, 10]
    assert proposal.paper[4] == "Chair: Ms. Ida Lund, Judge"

"""Rows of hours: titles above them, sessions at the same time, parts of one sitting."""

import pytest

from interp.domain.proposals.proposal import Proposal
from interp.reading.papers.paper_to_proposal import propose

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


SESSIONS = """COMMISSION FOR THE RIVERS
Fourth session
{above}
14 May 2019, Palais des Nations, Geneva

Session 1: Sharing water
10:00–12:00, Room A

10:00–11:00 Opening
Mr. Tom Ray, Executive Secretary
11:00–12:00 Reports

Session 2: Paying for repairs
14:00–15:30, Room A

14:00–14:45 Old dams
Ms. Ida Lund, Adviser
14:45–15:30 Who pays

Session 3: Fish
14:00–16:00, Room B

14:00–15:00 Ladders and locks
15:00–16:00 Adoption
"""


@pytest.mark.parametrize("above", ["", "Draft programme"])
def test_sessions_with_hours_of_their_own_are_meetings_and_the_session_of_the_body_is_none(above: str) -> None:
    found = propose(SESSIONS.format(above=above).encode(), "a.txt")
    assert [
        (each.title, (each.starts_at or "")[:16], (each.ends_at or "")[:16], each.room, [i.title for i in each.items])
        for each in found.meetings
    ] == [
        ("Sharing water", "2019-05-14T10:00", "2019-05-14T12:00", "Room A", ["Opening", "Reports"]),
        ("Paying for repairs", "2019-05-14T14:00", "2019-05-14T15:30", "Room A", ["Old dams", "Who pays"]),
        ("Fish", "2019-05-14T14:00", "2019-05-14T16:00", "Room B", ["Ladders and locks", "Adoption"]),
    ]  # fmt: skip


def test_a_room_with_a_name_below_a_numbered_session_is_no_item() -> None:
    text = (
        "FORO DE BOSQUES\nLima, 9 de octubre de 2023\n\nSesión 1: Bosques y agua\n09:00 a 11:00, Sala Amazonas\n"
        "Presidencia: Sra. Carmen Vidal, Ministra\n09:00 Apertura\nSr. Jorge Peña, Director del Foro\n10:00 Ríos\n"
    )
    found = propose(text.encode(), "a.txt")
    (meeting,) = found.meetings
    assert (meeting.room, (meeting.ends_at or "")[11:16]) == ("Sala Amazonas", "11:00")
    assert "Sala Amazonas" not in [item.title for item in meeting.items]


SCHEDULE = "COMMISSION FOR RIVERS\nProgramme of work\nGeneva, 9 March 2026\n\n10:00–11:00\tOpening\n"


def told_on(row: str) -> tuple[list[str], list[str]]:
    """Return the titles of the items of a schedule with one more row, and the findings on that row."""
    proposal = propose(f"{SCHEDULE}{row}\n12:00–13:00\tSummary of the reports\n".encode(), "a.txt")
    titles = [item.title for meeting in proposal.meetings for item in meeting.items]
    return titles, [warning.code for warning in proposal.warnings if warning.line == 6]


def test_everybody_is_no_item_and_two_panels_on_a_line_are_asked_about() -> None:
    for everybody in ("All", "all participants", "Tous", "Todos", "Все", "الجميع", "全体与会者"):
        titles, codes = told_on(f"11:00–12:00\tReview of the year\t{everybody}")
        assert (titles, codes) == (["Opening", "Review of the year", "Summary of the reports"], ["left_out"]), everybody
    for beside in ("Panel A: Water | Panel B: Fire", "Panel 1: Water\tPanel 2: Fire", "Группа А: вода | Группа Б: лес"):
        assert "side_by_side" in told_on(f"11:00–12:00\t{beside}")[1], beside
    assert told_on("11:00–12:00\tPanel A: Water and all of its uses")[1] == []

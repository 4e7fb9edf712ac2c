"""Persons without a form of address are no items, and nobody speaks on an item that is not theirs."""

import pytest

from interp.domain.proposals.proposal import Proposal
from interp.reading.papers.paper_to_proposal import propose

HEAD = "Forum on Parks\nProgramme\nTuesday, 3 March 2026, Room XX, Palais des Nations, Geneva\n\n"
ORDER = f"{HEAD}10:00–11:30 Opening\n{{}}\n11:30–13:00 Parks and cities\nMs. Ida Lund, Judge\n15:00–16:00 Closing\n"


def read(text: str) -> Proposal:
    return propose(text.encode(), "a.txt")


def spoken(proposal: Proposal) -> list[tuple[str, list[str]]]:
    """Return the title of each item with the names of its speakers."""
    return [(item.title, [m.people[at].name for at in item.people]) for m in proposal.meetings for item in m.items]


def codes(proposal: Proposal, line: int) -> list[str]:
    return [warning.code for warning in proposal.warnings if warning.line == line]


@pytest.mark.parametrize(
    ("line", "name", "sure"),
    [
        ("S. Exc. M. Paul Essomba, Ambassadeur", "Paul Essomba", True),
        ("• Jane Goodwill, Executive Director, Green Fund", "Jane Goodwill", False),
        ("Pedro Alonso, Mayor of Lima", "Pedro Alonso", False),
        ("Awa Ndiaye, maire de Dakar", "Awa Ndiaye", False),
        ("李国华，中国老龄科学研究中心主任", "李国华", False),
    ],
)
def test_a_person_without_a_title_is_a_person_of_the_item_above(line: str, name: str, sure: bool) -> None:
    proposal = read(ORDER.format(line))
    assert spoken(proposal)[:2] == [("Opening", [name]), ("Parks and cities", ["Ida Lund"])]
    assert codes(proposal, 6) == ([] if sure else ["no_honorific"])


@pytest.mark.parametrize(
    "line", ["Rapporteur: Ana Ruiz, Director of Gardens", "Mr. A Bell, Judge\n• Yusra Haidar, swimmer"]
)
def test_who_may_be_a_person_is_asked_about_and_is_no_item(line: str) -> None:
    proposal = read(ORDER.format(line))
    assert [title for title, _ in spoken(proposal)] == ["Opening", "Parks and cities", "Closing"]
    assert codes(proposal, 6 + line.count("\n")) == ["unplaced"]


@pytest.mark.parametrize(
    ("line", "role", "name"),
    [
        ("Lead Discussant: Ana Ruiz, Director of Gardens", "panellist", "Ana Ruiz"),
        ("Facilitator: Ms. Ana Ruiz, Director of Gardens", "moderator", "Ana Ruiz"),
        ("主持人：方长民", "moderator", "方长民"),
        ("发言人：约翰·卡尔，创始人", "panellist", "约翰·卡尔"),
    ],
)
def test_a_label_gives_an_untitled_person_a_role(line: str, role: str, name: str) -> None:
    proposal = read(ORDER.format(f"Chair: Mr. A Bell, Judge\n{line}"))
    people = [person for meeting in proposal.meetings for person in meeting.people]
    assert (role, name) in [(person.roles[0], person.name) for person in people]
    assert [person.functions for person in people if person.name == "A Bell"] == [("Judge",)]


def test_a_list_of_business_stays_business() -> None:
    lines = ["Adoption of the agenda", "Organization of work, including the timetable", "Sports Committee, report"]
    titles = [title for title, _ in spoken(read(ORDER.format("\n• ".join(lines))))]
    assert titles == ["Opening", *lines, "Parks and cities", "Closing"]

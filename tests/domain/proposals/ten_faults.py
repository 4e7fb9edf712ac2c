"""A programme of another body, read with ten faults, and the same programme as it should be."""

from dataclasses import replace

from interp.domain.proposals.proposal import (
    DocumentProposal,
    ItemProposal,
    MeetingProposal,
    OccasionProposal,
    PersonProposal,
    Proposal,
    ProposalWarning,
    SessionProposal,
)

TEXT = """\
COMMISSION FOR THE NORTHERN RIVERS
Session 1: Sharing water in dry years
10:00–12:00, Room A
Chair: Ms. Helena Duarte, President of the Commission
10:00 Opening of the session
Mr. Tomás Iglesias, Executive Secretary
10:20 Measuring what flows
Ms. Aino Virtanen, Director of the Hydrological Service
Peter Okello, Professor of Hydrology
11:00 Discussion of the reports
Session 2: Paying for repairs
Chair: Mr. Karim Haddad, Vice-President of the Commission
14:00 The cost of old dams
Ms. Ingrid Solheim, Adviser to the Ministry of Energy
Daniel Brandt, Head of the River Fund
14:45 Who pays
15:15 Questions
Session 3: Fish and their roads
14:00–16:00, Room B
Chair: Ms. Ruth Abebe, Member of the Bureau
14:00 Ladders and locks
Ms. Mei Tanaka, Director of the Institute of Inland Fisheries
15:00 After the break
15:00 Adoption of the recommendations
NR/2019/4 Report of the Executive Secretary
NR/2019/7 Draft recommendations on dams
"""
PAPER = tuple(TEXT.splitlines())


def at(hour: str) -> str:
    return f"2019-05-14T{hour}:00+01:00"


def line(words: str) -> dict[str, tuple[int, ...]]:
    """Return the line with these words, as that of a name or title."""
    number = next(number for number, text in enumerate(PAPER, start=1) if words in text)
    return {"title": (number,), "name": (number,)}


def person(name: str, function: str, role: str = "panellist", honorific: str | None = "Ms.") -> PersonProposal:
    return PersonProposal((role,), honorific, name, (function,), lines=line(name))


def item(title: str, hour: str, *people: int) -> ItemProposal:
    return ItemProposal("other", title, people=people, starts_at=at(hour), lines=line(title))


def meeting(title: str, begins: str, ends: str, room: str, people: tuple[PersonProposal, ...],
            items: tuple[ItemProposal, ...]) -> MeetingProposal:  # fmt: skip
    return MeetingProposal(title, starts_at=at(begins), ends_at=at(ends), timezone="Europe/Lisbon", room=room,
                           people=people, items=items, lines={"": line(title)["title"]})  # fmt: skip


DUARTE = person("Helena Duarte", "President of the Commission", "chair")
IGLESIAS = person("Tomás Iglesias", "Executive Secretary", honorific="Mr.")
VIRTANEN = person("Aino Virtanen", "Director of the Hydrological Service")
OKELLO = person("Peter Okello", "Professor of Hydrology", honorific=None)
HADDAD = person("Karim Haddad", "Vice-President of the Commission", "chair", "Mr.")
SOLHEIM = person("Ingrid Solheim", "Adviser to the Ministry of Energy")
BRANDT = person("Daniel Brandt", "Head of the River Fund", honorific=None)
ABEBE = person("Ruth Abebe", "Member of the Bureau", "chair")
TANAKA = person("Mei Tanaka", "Director of the Institute of Inland Fisheries")

RIGHT = Proposal(
    SessionProposal(4, "Commission for the Northern Rivers"), OccasionProposal("Programme"),
    (
        meeting("Sharing water in dry years", "10:00", "12:00", "Room A", (DUARTE, IGLESIAS, VIRTANEN, OKELLO), (
            item("Opening of the session", "10:00", 1), item("Measuring what flows", "10:20", 2, 3),
            item("Discussion of the reports", "11:00"),
        )),
        meeting("Paying for repairs", "14:00", "15:30", "Room A", (HADDAD, SOLHEIM, BRANDT), (
            item("The cost of old dams", "14:00", 1, 2), item("Who pays", "14:45"), item("Questions", "15:15"),
        )),
        meeting("Fish and their roads", "14:00", "16:00", "Room B", (ABEBE, TANAKA), (
            item("Ladders and locks", "14:00", 1), item("Adoption of the recommendations", "15:00"),
        )),
    ),
    (DocumentProposal(None, "Report of the Executive Secretary", "NR/2019/4"),
     DocumentProposal(None, "Draft recommendations on dams", "NR/2019/7")),
    paper=PAPER, language="en",
)  # fmt: skip

_FIRST, _SECOND, _THIRD = RIGHT.meetings
_DISCUSSION = PersonProposal(("panellist",), None, "Discussion of the reports", lines=line("Discussion of the reports"))
_UNPLACED = tuple(
    ProposalWarning("unplaced", f"No place in the programme: {text}", number, {"text": text})
    for number, text in enumerate(PAPER, start=1) if text.startswith(("Daniel Brandt", "15:15"))
)  # fmt: skip
FAULTY = replace(
    RIGHT,
    meetings=(
        # 1: sessions 1 and 2 are one meeting; 2: Peter Okello is an item; 3: the discussion is a person; 4: "Who pays"
        # has another hour; 5: the chair of session 3 is here; 6: its last item too; 7, 8: two lines have no place.
        replace(
            _FIRST, ends_at=at("15:30"),
            people=(DUARTE, IGLESIAS, VIRTANEN, _DISCUSSION, HADDAD, SOLHEIM, ABEBE),
            items=(
                _FIRST.items[0], item("Measuring what flows", "10:20", 2),
                ItemProposal("other", "Peter Okello, Professor of Hydrology", lines=line("Peter Okello")),
                ItemProposal("other", "Session 2: Paying for repairs", lines=line("Session 2")),
                item("The cost of old dams", "14:00", 5), item("Who pays", "13:45"), _THIRD.items[1],
            ),
        ),
        # 9: session 3 is two meetings.
        replace(_THIRD, ends_at=at("15:00"), people=(TANAKA,), items=(item("Ladders and locks", "14:00", 0),)),
        MeetingProposal("Fish and their roads", starts_at=at("15:00"), ends_at=at("16:00"), timezone="Europe/Lisbon",
                        room="Room B", lines={"": line("After the break")["title"]}),
    ),
    # 10: a document has the wrong symbol.
    documents=(RIGHT.documents[0], replace(RIGHT.documents[1], public="NR/2019/1")),
    warnings=_UNPLACED,
)  # fmt: skip


def shape(proposal: Proposal) -> list[object]:
    """Return what matters of a proposal: meetings, hours, people, items with hours and speakers, documents."""
    held = [
        (each.title, each.starts_at, each.ends_at, each.room,
         sorted((person.name, person.roles, person.functions) for person in each.people),
         [(made.title, made.starts_at, [each.people[who].name for who in made.people]) for made in each.items])
        for each in proposal.meetings
    ]  # fmt: skip
    return [*held, [(each.public, each.title) for each in proposal.documents]]

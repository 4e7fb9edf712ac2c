"""A newer version of a paper changes what it says otherwise, and nothing else; what staff changed by hand stands."""

from dataclasses import replace

import msgspec
import pytest

from interp.domain.model import commands as do
from interp.domain.model.state import Meeting
from interp.domain.proposals.proposal import PersonProposal, Proposal
from interp.domain.rules.permissions import Actor
from interp.errors import Refused
from interp.reading.papers.paper_to_proposal import propose
from interp.service.meetings import Meetings
from interp.service.proposals import Proposals, Update
from tests.fakes import FixedClock, ListeningBell, MemoryLog, Tray
from tests.sources import ROOT

STAFF = Actor("staff", "Ana")
NOTE = (ROOT / "interp" / "seed" / "hrc31-concept-note.txt").read_bytes()
MORNING = "hrc31-0307-1"
TOPIC = b"New forms of child sexual exploitation through ICTs"


class Desk:
    """The seed's paper confirmed, and ways to bring a newer version."""

    def __init__(self) -> None:
        self.log = MemoryLog()
        self.meetings = Meetings(self.log, ListeningBell(), FixedClock())
        self.documents = Proposals(Tray(), self.meetings, FixedClock(), propose, {})
        self.documents.bring_in("v1", NOTE, "note.txt")
        self.versions = 1

    def confirmed(self) -> "Desk":
        self.documents.confirm(STAFF, "v1")
        return self

    def newer(self, *swaps: tuple[bytes, bytes], of: str = "v1") -> str:
        """Bring in the paper with some words changed; return the proposal's id."""
        paper = NOTE
        for old, new in swaps:
            assert old in paper
            paper = paper.replace(old, new)
        self.versions += 1
        made = f"v{self.versions}"
        self.documents.bring_in_version(STAFF, made, paper, "note-2.txt", of)
        return made

    def changes(self, made: str, meeting: str = MORNING) -> dict[str, tuple[object, object, str]]:
        """Return what a version changes in a meeting, by key."""
        updates: tuple[Update, ...] = self.documents.updates(made)
        found = next((each.changes for each in updates if each.meeting == meeting), ())
        return {each.key: (each.before, each.after, each.standing) for each in found}

    def does(self, command: do.Command, name: str) -> None:
        self.meetings.handle(STAFF, MORNING, name, command)

    @property
    def morning(self) -> Meeting:
        return self.meetings.state(MORNING)

    def rows(self) -> int:
        return len(self.log.read(f"meeting:{MORNING}", 0))


@pytest.fixture
def desk() -> Desk:
    return Desk().confirmed()


def test_the_same_paper_again_changes_nothing(desk: Desk) -> None:
    made = desk.newer()
    before = desk.rows()
    assert [update.changes for update in desk.documents.updates(made)] == [(), ()]
    assert desk.documents.confirm(STAFF, made) == (MORNING, "hrc31-0307-2")
    assert desk.rows() == before


def test_only_what_the_paper_says_otherwise_is_changed(desk: Desk) -> None:
    made = desk.newer((b"Ms. Kate Gilmore", b"Ms. Kate Gilmour"), (TOPIC, b"Old forms in new clothes"))
    assert desk.changes(made) == {
        "p1.name": ("Kate Gilmore", "Kate Gilmour", "plain"),
        "i4.s4-2.topic": (TOPIC.decode(), "Old forms in new clothes", "plain"),
    }
    assert desk.changes(made, "hrc31-0307-2") == {}
    before = desk.morning
    desk.documents.confirm(STAFF, made)
    after = desk.morning
    assert after.people["p1"].name == after.speeches["s1-1"].party.name == "Kate Gilmour"
    assert after.speeches["s4-2"].topic == "Old forms in new clothes"
    assert after.items == before.items
    assert {key for key in after.people if after.people[key] != before.people[key]} == {"p1"}


def test_hours_and_room_move_together_however_far(desk: Desk) -> None:
    rest = b" and 3 - 6 p.m., Palais des Nations, Room "
    moved = (b"9 a.m. - 12 p.m." + rest + b"XX", b"1 p.m. - 2 p.m." + rest + b"XVII")
    made = desk.newer(moved, (b"(9 a.m. - 12 p.m.)", b"(1 p.m. - 2 p.m.)"))
    assert set(desk.changes(made)) >= {"meeting.hours", "meeting.venue"}
    desk.documents.confirm(STAFF, made)
    about = desk.morning.about
    assert about and about.venue.startswith("Room XVII") and about.ends_at - about.starts_at == 3_600_000


def test_a_panellist_added_and_one_dropped_are_given_and_lose_their_speeches(desk: Desk) -> None:
    lines = NOTE.decode().splitlines()
    at = next(number for number, line in enumerate(lines) if "Preetam Maloor" in line)
    person = (lines[at].encode(), "· Ms. Dora Delta, Judge, Court of Appeal".encode())
    made = desk.newer(person, (lines[at + 1].encode(), b"What courts can do"))
    kinds = {each.what for update in desk.documents.updates(made) for each in update.changes}
    assert {"person_added", "speech_added", "speech_removed"} <= kinds
    desk.documents.confirm(STAFF, made)
    state = desk.morning
    panel = next(item for item in state.items if item.kind == "presentation")
    assert [state.speeches[each].party.name for each in panel.speeches][-1] == "Dora Delta"
    assert state.speeches[panel.speeches[-1]].topic == "What courts can do"
    assert "Preetam Maloor" not in {speech.party.name for speech in state.speeches.values()}


def test_what_staff_changed_by_hand_stands_until_a_person_takes_the_papers(desk: Desk) -> None:
    desk.does(do.AmendPerson("p1", "Catherine Gilmore"), "by-hand")
    swap = (b"Ms. Kate Gilmore", b"Ms. Kate Gilmour")
    made = desk.newer(swap)
    assert desk.changes(made)["p1.name"] == ("Kate Gilmore", "Kate Gilmour", "conflict")
    desk.documents.confirm(STAFF, made)
    assert desk.morning.people["p1"].name == "Catherine Gilmore"
    again = Desk().confirmed()
    again.does(do.AmendPerson("p1", "Catherine Gilmore"), "by-hand")
    again.documents.confirm(STAFF, again.newer(swap), taken=[f"{MORNING}/p1.name"])
    assert again.morning.people["p1"].name == "Kate Gilmour"


def test_what_the_paper_does_not_touch_keeps_what_staff_made_of_it(desk: Desk) -> None:
    desk.does(do.AmendItem("i2", title="By hand"), "by-hand")
    desk.does(do.AddItem("other", "Added by hand", after="i2"), "added")
    desk.documents.confirm(STAFF, desk.newer((b"Ms. Kate Gilmore", b"Ms. Kate Gilmour")))
    assert [item.title for item in desk.morning.items[1:3]] == ["By hand", "Added by hand"]


def test_speeches_that_were_held_and_the_floor_are_left_alone(desk: Desk) -> None:
    desk.does(do.OpenMeeting(), "open")
    desk.does(do.AdvanceFloor(None), "first")
    desk.does(do.AdvanceFloor("s1-1"), "second")
    floor = desk.morning.floor
    made = desk.newer((b"Ms. Kate Gilmore", b"Ms. Kate Gilmour"), (TOPIC, b"Old forms in new clothes"))
    assert desk.changes(made)["p1.name"][2] == "conflict"
    assert desk.changes(made)["i4.s4-2.topic"][2] == "plain"
    desk.documents.confirm(STAFF, made)
    assert desk.morning.floor == floor
    assert desk.morning.speeches["s1-1"].party.name == "Kate Gilmore"


def test_a_persons_correction_of_the_older_paper_is_not_undone_by_the_newer() -> None:
    desk = Desk()
    kept = desk.documents.proposal("v1")
    first = kept.meetings[0]
    people = tuple(
        replace(each, name="Kate A. Gilmore") if each.name == "Kate Gilmore" else each for each in first.people
    )
    extra = PersonProposal(("panellist",), "Ms.", "Added Byhand", id="p90")
    meeting = replace(first, people=(*people, extra))
    desk.documents.amend(STAFF, "v1", replace(kept, meetings=(meeting, *kept.meetings[1:])))
    desk.confirmed()
    made = desk.newer((TOPIC, b"Old forms in new clothes"))
    assert set(desk.changes(made)) == {"i4.s4-2.topic"}
    there = {each.name for each in desk.documents.proposal(made).meetings[0].people}
    assert there >= {"Kate A. Gilmore", "Added Byhand"}


def test_a_third_version_changes_what_the_second_made(desk: Desk) -> None:
    second = desk.newer((b"Ms. Kate Gilmore", b"Ms. Kate Gilmour"))
    desk.documents.confirm(STAFF, second)
    third = desk.newer((b"Ms. Kate Gilmore", b"Ms. Kate Gilmoor"), of="v1")
    assert desk.documents.kept(third).of == second
    assert desk.changes(third) == {"p1.name": ("Kate Gilmour", "Kate Gilmoor", "plain")}


def test_confirming_again_after_a_crash_does_nothing_twice(desk: Desk) -> None:
    made = desk.newer((TOPIC, b"Old forms in new clothes"))
    stored = desk.documents.stored(made)
    desk.documents.confirm(STAFF, made)
    before = desk.rows()
    desk.documents._proposals.put(stored)  # as if the process had died before it was noted
    desk.documents.confirm(STAFF, made)
    assert desk.rows() == before


def test_a_newer_version_waits_for_the_older_to_be_confirmed() -> None:
    with pytest.raises(Refused, match="not_confirmed"):
        Desk().newer()


def test_a_meeting_that_is_over_is_not_changed(desk: Desk) -> None:
    desk.does(do.CloseMeeting(), "close")
    assert desk.changes(desk.newer((TOPIC, b"Old forms in new clothes"))) == {}


def test_a_meeting_that_only_the_newer_paper_has_is_planned_and_one_it_drops_stays(desk: Desk) -> None:
    proposal: Proposal = desk.documents.proposal(desk.newer())
    assert [meeting.id for meeting in proposal.meetings] == [MORNING, "hrc31-0307-2"]
    extra = replace(proposal.meetings[1], id="", title="A third meeting", people=(), items=())
    made = f"v{desk.versions}"
    desk.documents.amend(STAFF, made, replace(proposal, meetings=(proposal.meetings[0], extra)))
    assert desk.documents.confirm(STAFF, made) == (MORNING, "hrc31-0307-3")
    assert desk.meetings.state("hrc31-0307-2").about


def test_a_proposal_corrected_by_a_program_keeps_who_is_who() -> None:
    desk = Desk()
    desk.documents.amend(STAFF, "v1", propose(NOTE, "note.txt"))
    assert desk.confirmed().changes(desk.newer((TOPIC, b"Old forms in new clothes"))).keys() == {"i4.s4-2.topic"}


def test_a_paper_confirmed_by_an_older_release_can_have_a_newer_version() -> None:
    desk = Desk().confirmed()
    stored, proposal = desk.documents.stored("v1"), propose(NOTE, "note.txt")
    bare = msgspec.json.encode(replace(proposal, paper=()))
    desk.documents._proposals.put(replace(stored, body=bare))
    made = desk.newer((TOPIC, b"Old forms in new clothes"))
    assert desk.changes(made).keys() == {"i4.s4-2.topic"}
    assert desk.documents.confirm(STAFF, made) == (MORNING, "hrc31-0307-2")
    assert desk.morning.speeches["s4-2"].topic == "Old forms in new clothes"

"""Papers become proposals, a person confirms, and the meetings come with the translations we ship."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.scopes import Scope
from interp.domain.model.streams import stream_of
from interp.domain.model.texts import Version
from interp.domain.proposals.proposal import ItemProposal, MeetingProposal, OccasionProposal, Proposal, SessionProposal
from interp.domain.proposals.revisions import ProposalRecord
from interp.domain.rules.permissions import ATTENDEE, SYSTEM, Actor
from interp.errors import BadRequest, NotAllowed, NotFound, Refused, Stale
from interp.file_size import LONGEST_FILE
from interp.ports import StoredProposal
from interp.service.meetings import Meetings
from interp.service.proposals import Proposals
from tests.fakes import FixedClock, ListeningBell, RacedLog, Tray, events_of

STAFF = Actor("staff", "Ana")
ITEMS = tuple(ItemProposal("other", f"Point {number}") for number in range(60))
SITTING = MeetingProposal("Day", None, 1, "2016-03-07T09:00:00+01:00", "2016-03-07T12:00:00+01:00", items=ITEMS)
PAPER = Proposal(SessionProposal(31, "Human Rights Council"), OccasionProposal("Day"), (SITTING, SITTING))
PHRASES = {"Day": {"fr": "Jour", "en": "Day", "ru": "День"}} | {
    f"Point {number}": {"fr": f"Point n° {number}", "ar": f"البند {number}"} for number in range(60)
}


class Desk:
    """A service of documents whose reader finds PAPER in anything but nonsense."""

    def __init__(self) -> None:
        self.log, self.clock, self.tray = RacedLog(), FixedClock(), Tray()
        self.meetings = Meetings(self.log, ListeningBell(), self.clock)
        self.documents = Proposals(self.tray, self.meetings, self.clock, self.reads, PHRASES)

    def reads(self, data: bytes, name: str) -> Proposal:
        if data == b"nonsense":
            raise BadRequest("unreadable", name=name)
        return PAPER


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.documents.bring_in("p1", b"paper", "note.txt")
    return desk


def confirmed(desk: Desk) -> tuple[str, ...]:
    return desk.documents.confirm(STAFF, "p1")


def test_a_paper_that_is_only_read_is_not_kept() -> None:
    desk = Desk()
    assert desk.documents.read(b"paper", "note.txt") == PAPER
    assert desk.documents.waiting() == []


def test_a_paper_brought_in_waits_for_a_person(desk: Desk) -> None:
    assert [(each.id, each.name, each.confirmed_at) for each in desk.documents.waiting()] == [("p1", "note.txt", None)]
    assert desk.documents.proposal("p1") == PAPER


def test_a_paper_that_is_too_long_or_nonsense_is_refused_and_not_kept() -> None:
    desk = Desk()
    for data, reason in ((b"x" * (LONGEST_FILE + 1), "too_large"), (b"nonsense", "unreadable")):
        with pytest.raises(BadRequest, match=reason):
            desk.documents.bring_in("p2", data, "x.txt")
    assert desk.tray.all() == []


def test_a_correction_is_kept(desk: Desk) -> None:
    better = replace(PAPER, webcast="http://w")
    desk.documents.amend(STAFF, "p1", better)
    assert desk.documents.proposal("p1") == better


def test_a_confirmed_proposal_is_no_longer_corrected(desk: Desk) -> None:
    confirmed(desk)
    with pytest.raises(Refused, match="proposal_confirmed"):
        desk.documents.amend(STAFF, "p1", PAPER)


ONE = Actor("staff", scope=Scope("delegation", "cuba"))


@pytest.mark.parametrize("actor", [ATTENDEE, Actor("chair"), Actor("reviser"), Actor("interpreter"), ONE])
def test_only_staff_correct_and_confirm(desk: Desk, actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        desk.documents.amend(actor, "p1", PAPER)
    with pytest.raises(NotAllowed):
        desk.documents.confirm(actor, "p1")


def test_what_was_never_brought_in_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.documents.confirm(SYSTEM, "p9")


def test_a_person_confirms_and_the_meetings_are_there(desk: Desk) -> None:
    assert confirmed(desk) == ("hrc31-0307-1", "hrc31-0307-2")
    assert desk.meetings.ids() == ("hrc31-0307-1", "hrc31-0307-2")
    assert desk.tray.all() == [replace(stored(desk), confirmed_at=desk.clock.now)]


def stored(desk: Desk) -> StoredProposal:
    found = desk.tray.get("p1")
    assert found is not None
    return found


def test_confirmed_twice_the_answer_is_the_same_and_nothing_is_written(desk: Desk) -> None:
    first = confirmed(desk)
    rows, kept = desk.log.appended.copy(), stored(desk)
    desk.clock.passes(5_000)
    assert confirmed(desk) == first
    assert (desk.log.appended, stored(desk)) == (rows, kept)


def test_confirmed_under_another_prefix(desk: Desk) -> None:
    assert desk.documents.confirm(STAFF, "p1", "demo") == ("demo-1", "demo-2")


def test_an_incomplete_proposal_is_refused_whole(desk: Desk) -> None:
    desk.documents.amend(STAFF, "p1", replace(PAPER, meetings=(SITTING, replace(SITTING, title=""))))
    with pytest.raises(Refused, match="incomplete_meeting"):
        confirmed(desk)
    assert (desk.meetings.ids(), stored(desk).confirmed_at) == ((), None)


def test_the_phrases_we_ship_stand_reviewed_by_their_author(desk: Desk) -> None:
    texts = desk.meetings.state(confirmed(desk)[0]).texts
    assert texts["meeting.title"].version("fr") == Version("Jour", "reviewed", "author", 1)
    assert texts["item.i60.title"].version("ar") == Version("البند 59", "reviewed", "author", 1)
    assert texts["meeting.title"].version("en") is None


def test_at_most_fifty_texts_are_written_at_once(desk: Desk) -> None:
    confirmed(desk)
    assert desk.log.appended == [1, 50, 50, 22] * 2


def test_texts_a_person_has_entered_are_not_supplied_over(desk: Desk) -> None:
    meeting = confirmed(desk)[0]
    desk.meetings.handle(STAFF, meeting, "c1", do.SetText("meeting.title", "fr", "Journée"))
    desk.documents.supply(meeting)
    version = desk.meetings.state(meeting).texts["meeting.title"].version("fr")
    assert version == Version("Journée", "draft", "person", 2)


def test_an_official_text_is_not_supplied_over(desk: Desk) -> None:
    meeting = Proposals(desk.tray, desk.meetings, desk.clock, desk.reads, {}).confirm(STAFF, "p1")[0]
    official = do.Supplied("meeting.title", "fr", "La journée", "auto", "official")
    desk.meetings.handle(SYSTEM, meeting, "c1", do.SupplyTexts((official,)))
    desk.documents.supply(meeting)
    version = desk.meetings.state(meeting).texts["meeting.title"].version("fr")
    assert version == Version("La journée", "auto", "official", 1)


def test_a_crash_in_the_middle_is_healed_by_confirming_again(desk: Desk) -> None:
    desk.documents.confirm(STAFF, "p1")
    desk.tray.put(replace(stored(desk), confirmed_at=None))
    rows = len(events_of(desk.log, stream_of("hrc31-0307-1")))
    confirmed(desk)
    assert len(events_of(desk.log, stream_of("hrc31-0307-1"))) == rows
    assert stored(desk).confirmed_at is not None


def test_a_meeting_planned_without_its_texts_gets_them_when_confirmed_again(desk: Desk) -> None:
    bare = Proposals(desk.tray, desk.meetings, desk.clock, desk.reads, {})
    meeting = bare.confirm(STAFF, "p1")[0]
    assert [type(event) for event in events_of(desk.log, stream_of(meeting))] == [ev.MeetingPlanned]
    confirmed(desk)
    assert len(events_of(desk.log, stream_of(meeting))) == 1 + 122


def test_a_proposal_kept_by_an_older_release_opens(desk: Desk) -> None:
    old = b'{"session":{"number":31,"body":"Council"},"event":{"title":"Day","theme":null,"as_of":null},"meetings":[]}'
    desk.tray.put(StoredProposal("old", "note.txt", old, 1))
    kept = desk.documents.kept("old")
    assert (kept.revision, kept.proposal.session.number, kept.proposal.paper) == (1, 31, ())
    desk.documents.amend(STAFF, "old", replace(kept.proposal, webcast="http://w"))
    assert desk.documents.kept("old").proposal.webcast == "http://w"


def test_a_change_that_was_overtaken_is_made_again_on_what_is_now_true(desk: Desk) -> None:
    def once_overtaken(kept: ProposalRecord) -> ProposalRecord:
        if kept.revision == 1:
            desk.documents.amend(STAFF, "p1", replace(PAPER, webcast="http://theirs"))
        return kept.corrected("Bo", 1, replace(PAPER, languages=("fr",)))[0]

    with pytest.raises(Stale):  # amend replaces the whole, so that nothing can be told apart
        desk.documents.change(STAFF, "p1", once_overtaken)
    assert desk.documents.proposal("p1").webcast == "http://theirs"


def test_the_paper_of_an_erased_meeting_goes_once_none_of_its_meetings_is_there(desk: Desk) -> None:
    first, second = confirmed(desk)
    desk.log.erase(stream_of(first))
    desk.meetings.heads()
    assert desk.documents.drop_of(first) == ["note.txt"] and desk.documents.proposal("p1")
    desk.log.erase(stream_of(second))
    desk.documents.bring_in("p2", b"other", "other.txt")
    assert desk.documents.drop_of(second) == [] and [each.id for each in desk.documents.waiting()] == ["p2"]


def test_a_paper_stays_while_a_newer_version_of_it_does(desk: Desk) -> None:
    first, second = confirmed(desk)
    desk.documents.bring_in_version(STAFF, "p2", b"paper", "newer.txt", "p1")
    for meeting in (first, second):
        desk.log.erase(stream_of(meeting))
    assert desk.documents.drop_of(first) == ["note.txt"]  # what is proposed in p2 is compared with it


def test_a_newer_paper_changes_nothing_of_an_archived_meeting(desk: Desk) -> None:
    first, second = confirmed(desk)
    desk.documents.bring_in_version(STAFF, "p2", b"newer", "newer.txt", "p1")
    both = enumerate(desk.documents.proposal("p2").meetings)
    days = tuple(replace(each, title=("Day", "Jour")[place]) for place, each in both)
    desk.documents.amend(STAFF, "p2", replace(desk.documents.proposal("p2"), meetings=days))
    for command in (do.CloseMeeting(), do.ArchiveMeeting()):
        desk.meetings.handle(STAFF, first, type(command).__name__, command)
    before = desk.log.heads()
    desk.documents.confirm(STAFF, "p2")
    assert desk.log.heads()[stream_of(first)] == before[stream_of(first)]
    assert desk.meetings.state(second).about.title == "Jour"  # type: ignore[union-attr]

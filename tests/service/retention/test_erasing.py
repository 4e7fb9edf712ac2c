"""Who may erase which meeting, and when the files of the databases are rewritten."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model.streams import stream_of
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import NotAllowed, NotFound, Refused
from interp.service.retention.erasing import LONGEST_MS
from tests.builders import ABOUT, plan
from tests.service.retention.archive import STAFF, Archive


@pytest.fixture
def archive() -> Archive:
    return Archive()


def test_a_meeting_that_sits_is_not_erased_and_a_closed_one_is_gone(archive: Archive) -> None:
    archive.press("m1", do.OpenMeeting())
    for command in (None, do.SuspendMeeting()):
        archive.press("m1", *([command] if command else []))
        with pytest.raises(Refused, match="not_closed"):
            archive.erasing.erase(STAFF, "m1", "Why")
    archive.press("m1", do.ResumeMeeting(), do.CloseMeeting())
    done = archive.erasing.erase(STAFF, "m1", "Why")
    assert (done.record.actor, done.record.reason, done.gone["event"], done.rewritten) == ("Ana", "Why", 5, True)
    assert archive.meetings.ids() == ("m2",) and stream_of("m1") not in archive.meetings.heads()
    with pytest.raises(NotFound):
        archive.meetings.state("m1")


def test_who_is_no_staff_erases_nothing_and_an_unknown_one_cannot_be(archive: Archive) -> None:
    for role in ("chair", "attendee", "reviser"):
        with pytest.raises(NotAllowed):
            archive.erasing.erase(Actor(role), "m1", "")
    with pytest.raises(NotFound):
        archive.erasing.erase(STAFF, "m3", "")
    assert archive.erasures.all() == []


def test_the_id_of_an_erased_meeting_is_not_given_again(archive: Archive) -> None:
    archive.erasing.erase(STAFF, "m1", "")
    with pytest.raises(Refused, match="meeting_erased"):
        archive.meetings.handle(SYSTEM, "m1", "plan-again", plan())


def test_files_are_rewritten_when_no_meeting_sits(archive: Archive) -> None:
    archive.press("m2", do.OpenMeeting())
    assert not archive.erasing.erase(STAFF, "m1", "").rewritten and archive.erasures.is_due()
    archive.clock.now = ABOUT.ends_at + LONGEST_MS  # one that nobody closed does not hold it up for ever
    assert archive.erasing.rewrite() and not archive.erasures.is_due()

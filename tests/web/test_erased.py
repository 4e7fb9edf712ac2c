"""A meeting that is erased beside the running service: its screens leave it, and nobody opens it again."""

from interp.domain.model import commands as do
from interp.domain.rules.permissions import Actor
from interp.store.drafting_database import DraftingDatabase
from interp.store.erasures import SqlErasures
from tests.server import command_id
from tests.socket_screen import Hall


def test_screens_of_an_erased_meeting_leave_it_and_it_is_not_found(hall: Hall) -> None:
    console, phone = hall.console(), hall.captions("ar")
    for command in (do.OpenMeeting(), do.CloseMeeting()):
        hall.outside.meetings.handle(Actor("staff", "Ana"), hall.meeting, command_id(), command)
    drafting = DraftingDatabase.in_folder(hall.server.folder / "data")
    SqlErasures(hall.outside.database, drafting).erase_meeting(hall.meeting, 1, "Archivist", "")
    drafting.close()
    for screen, codes in ((console, ("reload", "signed_out")), (phone, ("reload",))):  # its link is gone too
        assert screen.waits("notice")["code"] in codes
        assert screen.closed.wait(60)
    assert hall.make().join(hall.meeting, "captions")["error"]["code"] == "not_found"
    assert hall.server.get(f"/api/v1/meetings/{hall.meeting}/views/captions?language=en").status in (401, 404)

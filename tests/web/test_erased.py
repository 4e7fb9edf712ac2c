"""A meeting that is erased beside the running service: its screens leave it, and nobody opens it again; what is told of
erasing where texts are filed.
"""

import re
from pathlib import Path

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.service.access.link_keeping import NewLink
from interp.store.drafting_database import DraftingDatabase
from interp.store.erasures import SqlErasures
from tests.builders import plan
from tests.prepared_demo import empty
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


def test_who_files_reads_for_how_long_what_is_not_published_is_kept(tmp_path: Path) -> None:
    kept = {"keep_undelivered_days": 12, "keep_unpublished_days": 0}
    settings = Settings(data=empty(tmp_path / "data"), async_mode="threading", **kept)  # type: ignore[arg-type]
    service = assemble(settings)
    service.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    (link,) = service.services.links.make(Actor("staff", "Ana"), [NewLink("reviser", "m1")])
    client = create_app(service).test_client()
    client.get(f"/t/{service.services.links.token(link)}")
    page = client.get("/m/m1/desk?language=fr&lang=en").get_data(as_text=True)
    said = re.sub(r"<[^>]+>|[\u2066-\u2069]", "", page)
    assert "texts not delivered – 12; documents not published – without limit. Then they are erased." in said
    (link,) = service.services.links.make(Actor("staff", "Ana"), [NewLink("staff", "m1")])
    client.get(f"/t/{service.services.links.token(link)}")
    console = client.get("/m/m1/console").get_data(as_text=True)
    assert 'data-undelivered-days="12" data-unpublished-days="0"' in console
    service.close()

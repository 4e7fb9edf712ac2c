"""An archived meeting is left out of the front page's list, is found behind its link, and its pages say that it is."""

import re
from pathlib import Path

import pytest

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import Refused
from interp.run.app import create_app
from interp.run.assemble import assemble
from tests.builders import plan
from tests.prepared_demo import empty

STAFF = Actor("staff", "Ana")


def test_an_archived_meeting_is_behind_a_link_and_stays_readable_until_it_is_unarchived(tmp_path: Path) -> None:
    service = assemble(Settings(data=empty(tmp_path / "data"), async_mode="threading"))
    meetings, client = service.services.meetings, create_app(service).test_client()

    def page(path: str) -> str:
        return client.get(path, headers={"Host": "localhost"}).get_data(as_text=True)

    def halted(path: str) -> str:
        (said,) = re.findall(r'<p [^>]*data-slot="halted".*?</p>', page(path), re.DOTALL)
        return str(said)

    meetings.handle(SYSTEM, "m1", "plan", plan())
    meetings.handle(STAFF, "m1", "close", do.CloseMeeting())
    assert "Rights of the child" in page("/") and "/?archived=1" not in page("/")
    assert "is archived" not in halted("/m/m1/en")
    meetings.handle(STAFF, "m1", "archive", do.ArchiveMeeting())
    with pytest.raises(Refused, match="archived"):
        meetings.handle(STAFF, "m1", "reopen", do.ReopenMeeting())
    assert "Rights of the child" not in page("/") and "Séances archivées" in page("/?lang=fr")
    assert "Rights of the child" in page("/?archived=1&lang=en") and "7 Mar" in page("/?archived=1")
    assert "It is archived and no longer changed." in halted("/m/m1/en")
    assert '"archived":true' in page("/api/meetings?language=en")
    meetings.handle(STAFF, "m1", "unarchive", do.UnarchiveMeeting())
    assert "Rights of the child" in page("/") and "/?archived=1" not in page("/")
    service.close()

"""Fills a round of a running demonstration with a long list of speakers."""

import json
import urllib.request

from interp.config import Settings
from interp.domain.model.commands import AddSpeech
from interp.domain.model.parties import Party
from interp.domain.rules.permissions import Actor
from interp.run.assemble import assemble
from tests.browser.demo_pages import Hall

STAFF = Actor("staff", "Staff")


def round_of(hall: Hall) -> str:
    """Return the id of the first round of the morning's meeting."""
    address = f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/programme?language=en"
    with urllib.request.urlopen(address, timeout=60) as answer:
        rows = json.load(answer)["items"]
    return next(str(row["item"]["id"]) for row in rows if row["item"]["kind"] == "floor_round")


def fill(hall: Hall, *parties: Party) -> None:
    """Inscribe parties in that round, on the demonstration's folder: a screen may send only some commands a second."""
    service, item = assemble(Settings(data=hall.demo.log.parent / "data")), round_of(hall)
    for number, party in enumerate(parties):
        service.services.meetings.handle(STAFF, hall.meeting["id"], f"filled-{number}", AddSpeech(item, party))
    service.close()

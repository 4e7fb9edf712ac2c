"""Fills a round of a running demonstration with a long list of speakers."""

import json
import urllib.request

from interp.config import Settings
from interp.domain.model.commands import AddSpeech, Command, InscribeEntry, SetList
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.permissions import Actor
from interp.run.assemble import assemble
from tests.browser.demo_pages import Hall

STAFF = Actor("staff", "Staff")
BANDS = ListRules(bands=(Band("dignitaries"), Band("members"), Band("observers"), Band("ngo"), Band()))


def round_of(hall: Hall) -> str:
    """Return the id of the first round of the morning's meeting."""
    address = f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/programme?language=en"
    with urllib.request.urlopen(address, timeout=60) as answer:
        rows = json.load(answer)["items"]
    return next(str(row["item"]["id"]) for row in rows if row["item"]["kind"] == "floor_round")


def fill(hall: Hall, *parties: Party) -> None:
    """Add parties to that round, which has no list."""
    item = round_of(hall)
    does(hall, *(AddSpeech(item, party) for party in parties))


def inscribe(hall: Hall, *commands: InscribeEntry) -> None:
    """Give that round a list with an order by bands, and inscribe on it."""
    does(hall, SetList(ListOfSpeakers("l1", (round_of(hall),), BANDS)), *commands)


def does(hall: Hall, *commands: Command) -> None:
    """Carry out commands in the demonstration's folder: a screen may send only some a second."""
    service = assemble(Settings(data=hall.demo.log.parent / "data"))
    for number, command in enumerate(commands):
        service.services.meetings.handle(STAFF, hall.meeting["id"], f"filled-{number}", command)
    service.close()

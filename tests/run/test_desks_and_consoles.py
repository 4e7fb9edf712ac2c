"""A whole service watches the desks and reads the console hardware of its data folder, as the documents tell."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.teams import Desk
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.rules.usual_teams import geneva
from interp.live.console_file import FILE
from interp.run.assemble import Service, assemble
from tests.builders import plan
from tests.prepared_demo import empty
from tests.server import command_id, until
from tests.sources import ROOT

STAFF = Actor("staff")
MEETING = "hrc31-1"  # that of the example


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """Yield a service with an open meeting and the usual team; none of its threads runs."""
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading", worker=False))
    made.services.meetings.handle(SYSTEM, MEETING, "plan", plan(id=MEETING))
    for command in (do.OpenMeeting(), do.SetTeam(geneva())):
        made.services.meetings.handle(STAFF, MEETING, command_id(), command)
    yield made
    made.close()


def example() -> str:
    """Return the file that the documents show."""
    page = (ROOT / "docs/interpretation.md").read_text(encoding="utf-8")
    found: list[str] = re.findall(r"^```json\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return next(each for each in found if "hears" in each)


def desks(service: Service) -> dict[str, Desk]:
    """Return the desks of the Chinese booth after the reactors did what is due."""
    service.reactors.work()
    return {each.id: each for each in service.services.meetings.state(MEETING).teams.desks_of("zh").desks}


def test_what_the_file_of_the_documents_says_is_known_and_unknown_without_it(service: Service) -> None:
    file = service.services.settings.data / FILE
    file.write_text(example())
    said = json.loads(example())[MEETING]["zh"]
    until(lambda: len(desks(service)) == len(said))
    known = desks(service)
    assert {each: (known[each].microphone, known[each].hears) for each in known} == {
        each: (said[each]["microphone"], said[each]["hears"]) for each in said
    }
    file.unlink()
    until(lambda: all(each.microphone is None for each in desks(service).values()))


def test_desks_are_watched_by_the_health_register_too(service: Service) -> None:
    assert {"desks", "consoles"} <= set(service.services.health.names())

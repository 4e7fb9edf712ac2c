"""What is typed in the test of forty inscriptions finds what the service finds, and each command of it is accepted."""

import json
from pathlib import Path

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.ports import OfferedFormat
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.wire import command_from_json
from tests.builders import plan
from tests.prepared_demo import empty
from tests.row_by_row import gathered
from tests.sources import ROOT

TYPED = json.loads((ROOT / "tests/browser/js/forty_inscriptions.json").read_text(encoding="utf-8"))
STAFF = Actor("staff", "Staff")


def test_the_service_answers_what_was_typed_so_and_inscribes_all_forty(tmp_path: Path) -> None:
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    meetings = made.services.meetings
    panel: OfferedFormat = next(each for each in made.services.formats.all() if each.name == "hrc-panel")
    meetings.handle(SYSTEM, "m1", "plan", plan(body="Human Rights Council"))
    meetings.handle(STAFF, "m1", "list", do.SetList(ListOfSpeakers("l1", ("i3",), panel.rules)))
    client = create_app(made).test_client()
    token = made.services.access.make_link("staff", "staff", None, None, 1)
    with gathered() as row:
        for typed, expected in TYPED["answers"].items():
            query = {"q": typed, "language": "en", "meeting": "m1"}
            with row(typed):
                found = client.get("/api/delegations", query_string=query, headers={"Authorization": f"Bearer {token}"})
                answer = found.get_json() | {"delegations": found.get_json()["delegations"][:3]}
                assert {name: answer[name] for name in expected} == expected
        for number, each in enumerate(TYPED["entries"]):
            with row(each["typed"]):
                args = {"list": "l1"} | each["args"]
                sent = {"meeting": "m1", "id": f"c{number}", "name": "entry.inscribe", "args": args}
                envelope, asked = command_from_json(sent)
                meetings.handle(STAFF, "m1", envelope.id, asked)
    state = meetings.state("m1")
    made.close()
    listed = [state.speeches[each].party.code for each in state.items[2].speeches]
    assert len(listed) == len(TYPED["entries"]) == 40
    assert listed[:2] == ["EGY", "PAK"], "the minister, then the first that speaks for a group"

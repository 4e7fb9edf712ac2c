"""A table of speakers is inscribed line by line: reviewed first, once only, each refusal told with its line."""

import io
from pathlib import Path
from secrets import token_hex
from typing import Any

from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.web import page_cache
from interp.web.pages.lists import uploaded_list
from tests.builders import plan
from tests.prepared_demo import empty

STAFF = Actor("staff", "Staff")
ADDRESS = "/api/meetings/m1/lists/l1/entries"
TABLE = "speaker,category,level\nAcme,ngo,\nNorw,,\nEgypt,,minister\nFrance,,\n"
RULES = ListRules(bands=(Band("dignitaries"), Band("states"), Band()), once=True)


def opened(folder: Path) -> tuple[Service, FlaskClient]:
    made = assemble(Settings(data=empty(folder), async_mode="threading"))
    made.services.meetings.handle(SYSTEM, "m1", "c1", plan(body="Human Rights Council"))
    made.services.meetings.handle(STAFF, "m1", "c2", do.SetList(ListOfSpeakers("l1", ("i3",), RULES)))
    return made, create_app(made).test_client()


def sends(made: Service, client: FlaskClient, table: str = TABLE, role: str = "staff", **form: str) -> tuple[int, Any]:
    token = made.services.access.make_link(token_hex(4), role, "m1", None, 1)
    data = form | {"file": (io.BytesIO(table.encode()), "list.csv")}
    headers = {"Authorization": f"Bearer {token}"}
    answer = client.post(f"{ADDRESS}?language=en", data=data, headers=headers)
    return answer.status_code, answer.get_json()


def listed(made: Service) -> list[str]:
    state = made.services.meetings.state("m1")
    return [state.speeches[each].party.name for each in state.items[2].speeches]


def test_what_is_right_is_inscribed_by_the_rules_once_and_the_rest_is_told(tmp_path: Path) -> None:
    made, client = opened(tmp_path)
    status, found = sends(made, client, check="1")
    assert (status, found["ready"], found["inscribed"], len(found["faults"])) == (200, 3, 0, 1)
    assert listed(made) == []
    status, found = sends(made, client)
    assert (found["ready"], found["inscribed"], found["already"], len(found["faults"])) == (3, 3, 0, 1)
    assert listed(made) == ["Egypt", "France", "Acme"]
    entries = made.services.meetings.state("m1").entries
    assert {each.channel for each in entries.values()} == {"file"}
    assert all(each.startswith("file-") and each[-6:] in (".00002", ".00004", ".00005") for each in entries)
    status, found = sends(made, client)
    assert (found["inscribed"], found["already"]) == (0, 3) and len(listed(made)) == 3
    made.close()


def test_a_corrected_file_inscribes_what_is_new_and_tells_who_is_on_the_list(tmp_path: Path) -> None:
    made, client = opened(tmp_path)
    sends(made, client)
    _, found = sends(made, client, TABLE.replace("Norw", "Norway"))
    assert (found["ready"], found["inscribed"], found["already"]) == (4, 1, 0)
    assert len(found["faults"]) == 3 and "This party is on the list already" in found["faults"][0]
    assert listed(made) == ["Egypt", "France", "Norway", "Acme"]
    made.close()


def test_an_organization_that_was_typed_before_needs_no_category(tmp_path: Path) -> None:
    made, client = opened(tmp_path)
    acme = Party("organization", "Acme", language="en")
    made.services.meetings.handle(STAFF, "m1", "c3", do.InscribeEntry("l1", acme, "ngo"))
    made.services.meetings.handle(STAFF, "m1", "c4", do.WithdrawEntry("c3"))
    _, found = sends(made, client, "speaker\nACME\n")
    assert (found["inscribed"], found["faults"]) == (1, [])
    made.close()


def test_others_have_their_turn_between_two_lines(tmp_path: Path, monkeypatch: Any) -> None:
    made, client = opened(tmp_path)
    heads: list[int] = []
    monkeypatch.setattr(page_cache, "STEP_S", 0.0)
    monkeypatch.setattr(page_cache.in_turns, "__defaults__", (lambda: heads.append(len(listed(made))),))
    sends(made, client, "speaker,category\n" + "".join(f"Party {each},ngo\n" for each in range(20)))
    assert set(range(1, 21)) <= set(heads)
    made.close()


def test_who_may_and_what_is_not_there(tmp_path: Path, monkeypatch: Any) -> None:
    made, client = opened(tmp_path)
    assert client.post(ADDRESS).status_code == 401
    assert sends(made, client, role="chair")[0] == 403
    token = made.services.access.make_link(token_hex(4), "staff", "m1", None, 1)
    headers = {"Authorization": f"Bearer {token}"}
    assert client.post(ADDRESS, headers=headers).status_code == 400
    data = {"file": (io.BytesIO(b"speaker\nNorway\n"), "list.csv")}
    assert client.post("/api/meetings/m1/lists/l9/entries", data=data, headers=headers).status_code == 404
    monkeypatch.setattr(uploaded_list, "LARGEST", 40)
    assert sends(made, client)[0] == 400
    made.close()

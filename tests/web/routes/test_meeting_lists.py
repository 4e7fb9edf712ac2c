"""The console reads the lists of a meeting with their rules and who may be addressed; nobody else may."""

from pathlib import Path
from typing import Any

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.list_rules import ListRules
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.run.app import create_app
from interp.run.assemble import assemble
from tests.builders import HOUR, START, plan
from tests.prepared_demo import empty

ADDRESS = "/api/meetings/m1/lists?language=fr"


def test_lists_are_answered_as_they_were_set_with_the_panellists_of_the_programme(tmp_path: Path) -> None:
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    speakers = ListOfSpeakers("l1", ("i3",), ListRules("ours", once=True), closes_after_ms=900_000)
    made.services.meetings.handle(SYSTEM, "m1", "c1", plan())
    made.services.meetings.handle(Actor("staff", "Staff"), "m1", "c2", do.SetList(speakers))
    client = create_app(made).test_client()

    def ask(role: str) -> tuple[int, dict[str, Any]]:
        token = made.services.access.make_link(role, role, "m1", None, 1)
        answer = client.get(ADDRESS, headers={"Authorization": f"Bearer {token}"})
        return answer.status_code, answer.get_json()

    assert client.get(ADDRESS).status_code == 401
    assert ask("chair")[0] == 403
    status, found = ask("staff")
    state = made.services.meetings.state("m1")
    made.close()
    assert (status, found["language"]) == (200, "fr")
    (listed,) = found["lists"]
    assert (listed["id"], listed["items"], listed["closes_after_ms"]) == ("l1", ["i3"], 900_000)
    assert listed["seen_by"] == "desk"
    assert (listed["rules"]["format"], listed["rules"]["once"], len(listed["rules"]["levels"])) == ("ours", True, 6)
    panel = [each.person for each in state.speeches.values() if each.role == "panellist"]
    assert [each["id"] for each in found["panellists"]] == panel
    assert panel and all(each["name"] for each in found["panellists"])


def test_others_are_the_meetings_that_are_not_over_for_who_is_not_limited_to_one(tmp_path: Path) -> None:
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    handle, staff = made.services.meetings.handle, Actor("staff", "Staff")
    for name, hour in (("m3", 6), ("m1", 0), ("m2", 3), ("m4", 9)):
        start = START + hour * HOUR
        handle(SYSTEM, name, "c1", plan(id=name, title=f"Meeting {name}", starts_at=start, ends_at=start + HOUR))
    handle(staff, "m4", "c2", do.OpenMeeting())
    handle(staff, "m4", "c3", do.CloseMeeting())
    client = create_app(made).test_client()

    def others(meeting: str | None) -> list[dict[str, Any]]:
        token = made.services.access.make_link(f"l-{meeting}", "staff", meeting, None, 1)
        answer = client.get(ADDRESS, headers={"Authorization": f"Bearer {token}"})
        return answer.get_json()["others"]  # type: ignore[no-any-return]

    def carried(meeting: str | None) -> tuple[int, str]:
        token = made.services.access.make_link(f"c-{meeting}", "staff", meeting, None, 1)
        args = {"list": "l1", "meeting": "m2", "item": "i3"}
        message = {"id": f"carry-{meeting}", "name": "list.carry", "args": args}
        sent = {"Authorization": f"Bearer {token}"}
        answer = client.post("/api/meetings/m1/commands", json=message, headers=sent)
        return answer.status_code, answer.get_json()["error"].get("reason", "")

    found, limited = others(None), others("m1")
    refused = [carried(each) for each in ("m1", "m2", None)]
    made.close()
    assert [status for status, _ in refused] == [403, 403, 404]  # for who may, there is no such list
    assert [(each["id"], each["title"], each["begins"]) for each in found] == [
        ("m2", "Meeting m2", "2016-03-07 12:00"), ("m3", "Meeting m3", "2016-03-07 15:00")
    ]  # fmt: skip
    assert limited == []

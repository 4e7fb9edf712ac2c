"""The page of measures: for the desk only, and what nobody reviewed has a dash there."""

from pathlib import Path

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.service.review_desk.desk_tasks import desk_measures
from tests.builders import plan
from tests.filed_statement import file_statement, section
from tests.prepared_demo import empty
from tests.socket_screen import Hall


def test_the_desk_sees_what_became_of_the_drafts(hall: Hall) -> None:
    with section(hall.server.data) as drafts:
        file_statement(drafts, hall.meeting)
    page = hall.server.get(f"/m/{hall.meeting}/desk/measures?lang=en", hall.token("reviser"))
    assert page.status == 200
    assert 'machine translation <bdi dir="ltr">en-zh@1.9+fixture</bdi>' in page.body and ">–</span>" in page.body
    assert "Measures of the drafts" in page.body


def test_a_meeting_without_drafts_says_so(hall: Hall) -> None:
    page = hall.server.get(f"/m/{hall.meeting}/desk/measures?lang=en", hall.token("reviser"))
    assert "No text of this meeting has been drafted yet." in page.body


def test_others_are_refused_with_a_page(hall: Hall) -> None:
    page = hall.server.get(f"/m/{hall.meeting}/desk/measures", hall.token("chair"))
    assert page.status == 403
    assert "<title>No access</title>" in page.body and "<h1>No access</h1>" in page.body


def test_the_page_is_asked_for_at_a_limited_rate_and_never_as_a_short_task(tmp_path: Path) -> None:
    service = assemble(Settings(data=empty(tmp_path), async_mode="threading", command_rate=0, command_burst=2))
    service.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    token = service.services.access.make_link("desk", "reviser", "m1", None, 1)
    client, headers = create_app(service).test_client(), {"Authorization": f"Bearer {token}"}
    answers = [client.get("/m/m1/desk/measures", headers=headers).status_code for _ in range(3)]
    assert (answers, desk_measures.short) == ([200, 200, 429], False)
    service.close()

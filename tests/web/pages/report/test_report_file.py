"""The report over HTTP: for staff, as a page, as JSON and as a file, of a meeting or of a day in its room."""

import io
import json
import re
import urllib.request

import docx
import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.web.pages.report.report_file import report_body
from tests.builders import HOUR, START
from tests.socket_screen import Hall
from tests.web.pages.report.reported_afternoon import afternoon, made

DAY = 24 * HOUR


def test_only_staff_read_the_report_of_a_private_meeting_too(hall: Hall) -> None:
    hall.meeting = hall.outside.plan(private=True)
    for where in (f"/api/meetings/{hall.meeting}/report", f"/m/{hall.meeting}/report"):
        assert hall.server.get(where).status in (303, 401)
        refused = [hall.server.get(where, hall.token(role)).status for role in ("attendee", "chair", "technician")]
        assert not {200, 404} & set(refused)
        assert hall.server.get(where, hall.token("staff")).status == 200


def test_the_report_has_a_tag_that_time_does_not_change(hall: Hall) -> None:
    where, token = f"/api/meetings/{hall.meeting}/report", hall.token("staff")
    hall.console().press("floor.advance", {"from_speech": None})
    found = hall.server.get(f"{where}?language=fr", token)
    (meeting,) = found.json["meetings"]
    assert meeting["meeting"]["id"] == hall.meeting and meeting["opened_at"] is not None
    assert [each["planned_ms"] for each in meeting["items"]][0] == 600_000
    assert found.json["rehearsal"] is False and found.json["language"] == "fr"
    assert hall.server.get(f"{where}?language=fr", token, If_None_Match=found.headers["etag"]).status == 304
    assert [hall.server.get(f"{where}?{wrong}", token).status for wrong in ("format=csv", "day=2", "language=pt")] == [
        400, 400, 400
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_file_and_the_page_have_the_same_rows(hall: Hall, language: str) -> None:
    token = hall.token("staff")
    where, signed = (
        f"/api/meetings/{hall.meeting}/report?format=docx&language={language}", {"Authorization": f"Bearer {token}"}
    )
    with urllib.request.urlopen(urllib.request.Request(hall.server.url + where, headers=signed), timeout=60) as file:
        headers, tables = file.headers, docx.Document(io.BytesIO(file.read())).tables
    assert headers["content-disposition"] == f'attachment; filename="{hall.meeting}-report-{language}.docx"'
    assert headers["content-type"].endswith("wordprocessingml.document")
    page = hall.server.get(f"/m/{hall.meeting}/report?lang={language}", token).body
    assert sum(len(each.rows) for each in tables) == page.count("<tr")
    assert f'href="/api/meetings/{hall.meeting}/report?format=docx&amp;language={language}"' in page


def test_a_day_has_the_meetings_of_its_room_that_whoever_asks_may_read(hall: Hall) -> None:
    venue = f"Room {hall.meeting}"
    plan = hall.outside.plan
    morning, later = (plan(venue=venue, starts_at=START + at, ends_at=START + at + HOUR) for at in (0, 6 * HOUR))
    for other in (
        {"venue": venue, "starts_at": START + DAY, "ends_at": START + DAY + HOUR}, {"venue": "Elsewhere"},
    ):  # fmt: skip
        plan(**other)
    everywhere = hall.outside.token("staff", None)[1]
    for asked in (morning, later):
        found = hall.server.get(f"/api/meetings/{asked}/report?day=1", everywhere).json["meetings"]
        assert [each["meeting"]["id"] for each in found] == [morning, later]
        page = hall.server.get(f"/m/{asked}/report", everywhere).body
        assert f'href="/m/{asked}/report?day=1"' in page
    hall.meeting = later
    found = hall.server.get(f"/api/meetings/{later}/report?day=1", hall.token("staff")).json["meetings"]
    assert [each["meeting"]["id"] for each in found] == [later]
    assert "day=1" not in hall.server.get(f"/m/{later}/report", hall.token("staff")).body


def test_console_and_record_lead_to_it(hall: Hall) -> None:
    token = hall.token("staff")
    for page in ("console", "record"):
        assert f'href="/m/{hall.meeting}/report"' in hall.server.get(f"/m/{hall.meeting}/{page}", token).body


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_every_figure_of_the_page_is_isolated(language: str) -> None:
    page = report_body(made(afternoon(), language), "m1", "html", whole=False, has_day=True)
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in page
    cells = re.findall(r'<td class="figure">(.*?)</td>', page)
    assert cells and all(re.fullmatch(r'(<bdi dir="ltr">[^<]+</bdi>|[^<0-9])*', cell) for cell in cells)
    assert page.count("<h1>") == 1 and page.count("<table>") == 4


def test_json_says_what_the_view_says() -> None:
    told = json.loads(report_body(made(afternoon()), "m1", "json", whole=False, has_day=False))
    (meeting,) = told["meetings"]
    assert meeting["genders"] is None
    assert [each["kind"] for each in meeting["stops"]] == ["point_of_order", "suspension"]
    assert [each["category"] for each in told["categories"]] == [None, "ngo", None]

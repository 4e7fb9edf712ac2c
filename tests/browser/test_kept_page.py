"""The page that a browser keeps: files are asked for once, and going back never shows a speaker of before."""

import pytest
from playwright.sync_api import Request, WebSocket

from interp.web.page_build import build
from tests.browser.demo_pages import Hall, live, shows, speaker_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
OWN_BROWSERS = True
SEQ = """JSON.parse(document.getElementById("first")?.textContent ?? "{}").seq"""
OF_FILES = """performance.getEntriesByType("resource").filter(({ name }) => name.includes("/static/"))"""


def test_who_goes_back_sees_who_speaks_now(hall: Hall) -> None:
    hall.advance()
    page = hall.open("captions")
    before = page.evaluate(SEQ)
    page.goto(f"{hall.demo.url}/m/{hall.meeting['id']}/en/documents")
    hall.advance()
    page.go_back()
    page.wait_for_function(f"performance.getEntriesByType('navigation')[0].type === 'reload' && {SEQ} > {before}")
    shows(page, speaker_of(hall.view()))


@pytest.mark.parametrize(
    ("kind", "least"), [("captions", 2), pytest.param("room", 20, marks=pytest.mark.modules_apart)]
)
def test_every_file_is_asked_for_once_by_the_builds_address_and_at_the_next_visit_by_none(
    hall: Hall, kind: str, least: int
) -> None:
    page = hall.open(kind, "ar")
    asked: list[Request] = []
    page.on("request", lambda each: asked.append(each) if "/static/" in each.url else None)
    first = page.evaluate(f"{OF_FILES}.map(({{ name }}) => name)")
    assert len(first) == len(set(first)) >= least
    assert [each for each in first if f"/static/{build()}/" not in each] == []
    sockets: list[WebSocket] = []
    page.on("websocket", lambda each: sockets.append(each))  # noqa: PLW0108  # Playwright sets an attribute on it
    page.goto(page.url)
    live(page)
    assert len(sockets) == 1  # what the page opened before its scripts came is the one they use
    sent = page.evaluate(f"{OF_FILES}.filter(({{ transferSize }}) => transferSize > 0).map(({{ name }}) => name)")
    assert asked and sent == []

"""In a real browser: what a page shows before its script comes is what it shows after."""

import json

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Stage
from tests.browser.demo_pages import PHONE, WIDE
from tests.sources import ROOT

pytestmark = pytest.mark.browser
SCRIPT_ONLY = json.loads((ROOT / "tests" / "paint" / "pages.json").read_text(encoding="utf-8"))["script_only"]
PAGES = ("captions", "booth", "console", "chair", "room", "technician", "desk")
# time goes on between two looks; tests/paint has every clock
LEFT_OUT = (".clock", '[data-slot="spoken"]', '[data-part="count"]', ".wall", ".alerts", "noscript")
SHOWN = """(left) => {
  for (const each of document.querySelectorAll(left.join())) each.style.display = "none";
  return document.body.innerText.split("\\n").filter((line) => line.trim());
}"""


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_the_same_before_and_after_its_script(stage: Stage, name: str, language: str) -> None:
    size = PHONE if name == "captions" else WIDE
    first = stage.page(name, language, java_script_enabled=False)
    address, cookies = first.url, first.context.cookies()
    scripted = stage.blank(viewport=size)
    scripted.context.add_cookies(cookies)  # type: ignore[arg-type]
    deaf(scripted)
    answer = scripted.goto(address)
    assert answer
    html = answer.text()
    first.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    first.goto(address)
    scripted.wait_for_load_state("networkidle")
    left = [*LEFT_OUT, *SCRIPT_ONLY[name]]
    served, drawn = first.evaluate(SHOWN, left), scripted.evaluate(SHOWN, left)
    assert drawn == served
    assert len(served) > 2


def deaf(page: Page) -> None:
    """Let a page hear nothing: what it draws, it draws from its first view."""
    page.route_web_socket("**/socket.io/**", lambda socket: None)

"""In a real browser: what a page shows before its script comes is what it shows after."""

import json

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Stage
from tests.browser.demo_pages import PHONE, WIDE
from tests.row_by_row import gathered
from tests.sources import ROOT

pytestmark = pytest.mark.browser
OWN_BROWSERS = True
SCRIPT_ONLY = json.loads((ROOT / "tests" / "paint" / "pages.json").read_text(encoding="utf-8"))["script_only"]
PAGES = ("captions", "booth", "console", "chair", "moderator", "room", "technician", "desk")
# time goes on between two looks; tests/paint has every clock
LEFT_OUT = (".clock", '[data-slot="spoken"]', '[data-part="count"]', ".wall", ".alerts", "noscript")
SHOWN = """(left) => {
  const hidden = [...document.querySelectorAll(left.join())];
  for (const each of hidden) each.style.display = "none";
  const lines = document.body.innerText.split("\\n").filter((line) => line.trim());
  for (const each of hidden) each.style.display = "";
  return lines;
}"""


# what only a script draws has its space before: how high it is, in letters of the page, which the chair's is fitted by
PLACES = {"console": (".side > .side-head", '.side [data-do="time"]'), "chair": (".strip", ".strip")}
HEIGHT = """([from, to]) => {
  const of = (which) => document.querySelector(which).getBoundingClientRect();
  return (of(to).bottom - of(from).top) / parseFloat(getComputedStyle(document.documentElement).fontSize);
}"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_says_the_same_before_and_after_its_script(stage: Stage, language: str) -> None:
    first, scripted = stage.blank(java_script_enabled=False), stage.blank()
    deaf(scripted)
    with gathered() as row:
        for name in PAGES:
            with row(name, language):
                for page in (first, scripted):
                    page.set_viewport_size(PHONE if name == "captions" else WIDE)  # type: ignore[arg-type]
                served, drawn = texts(stage, first, scripted, name, language)
                assert drawn == served
                if name in PLACES:
                    before, after = (page.evaluate(HEIGHT, PLACES[name]) for page in (first, scripted))
                    assert after == pytest.approx(before, abs=0.1)
                assert len(served) > 2


def texts(stage: Stage, first: Page, scripted: Page, name: str, language: str) -> tuple[list[str], list[str]]:
    """Return the lines of a page as it was served, and as its script drew it from the same view."""
    stage.go(first, name, language, scripts=False)
    address = first.url
    scripted.context.clear_cookies()
    scripted.context.add_cookies(first.context.cookies())  # type: ignore[arg-type]
    answer = scripted.goto(address)
    assert answer
    html = answer.text()
    first.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    first.goto(address)
    first.unroute(address)
    scripted.wait_for_load_state("networkidle")
    left = [*LEFT_OUT, *SCRIPT_ONLY[name]]
    return first.evaluate(SHOWN, left), scripted.evaluate(SHOWN, left)


def deaf(page: Page) -> None:
    """Let a page hear nothing: what it draws, it draws from its first view."""
    page.route_web_socket("**/socket.io/**", lambda socket: None)

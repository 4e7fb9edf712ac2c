"""Where words stand: the list of a refused page is read by the line, the desk's words are beside the sentences."""

import pytest

from interp.ports import Revision
from tests.browser.demo_pages import Hall
from tests.browser.waiting import expect
from tests.filed_statement import file_statement, section

REVIEWED = Revision("s1", "ru", 1, "Права ребенка.", "reviewed", "person", by="Ana", at=5)
pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
# the lines of text that each entry of the list takes
LINES = """() => [...document.querySelectorAll(".offered li")].map((each) => {
  const range = document.createRange();
  range.selectNodeContents(each);
  return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 10))).size;
})"""
# how far the words of the margin reach over the original, in pixels
OVERLAP = """() => Math.max(...[...document.querySelectorAll(".line")].map((line) => {
  const words = line.querySelector(".standing").getBoundingClientRect();
  return words.right - line.querySelector(".source").getBoundingClientRect().left;
}))"""


def test_a_refused_page_lists_where_to_go_by_the_line(hall: Hall) -> None:
    page = hall.open("chair", query="lang=fr")
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{hall.demo.url}/proposals?lang=fr")
    expect(page.locator("h1")).to_have_text("Accès refusé")
    lines = page.evaluate(LINES)
    assert lines and max(lines) <= 3, lines  # seven in a column one word wide


def test_the_standing_of_a_russian_line_is_beside_its_original(desk_hall: Hall) -> None:
    with section(desk_hall.demo.log.parent / "data") as drafts:
        document = file_statement(drafts, desk_hall.meeting["id"], name="russian")
        drafts.revise(document, REVIEWED)
    page = desk_hall.open("desk", query="language=ru&lang=ru")
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(page.url.partition("#")[0] + f"#{document}")
    expect(page.locator(".line .standing").first).to_be_visible()
    assert page.evaluate(OVERLAP) <= 0

"""In a real browser: the report of a meeting in English and Arabic, its figures left to right, and its file."""

import io
import json
import re
import urllib.request

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Page, ViewportSize

from tests.browser.demo_pages import Hall
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
TITLES = {"en": "Report of the meeting", "ar": "تقرير الجلسة"}
SHEETS = re.compile(rb"/Type\s*/Page\b")
SHEET: ViewportSize = {"width": 794, "height": 1123}  # A4 at 96 to the inch


def opened(hall: Hall, language: str) -> Page:
    """Open the report from the console's menu, in a language."""
    page = hall.open("console", language)
    page.set_viewport_size(SHEET)
    page.goto(f"{hall.demo.url}/m/{hall.meeting['id']}/report?lang={language}")
    expect(page.locator("h1")).to_have_text(TITLES[language])
    return page


def test_the_report_is_read_in_two_directions_and_its_file_says_the_same(hall: Hall) -> None:
    hall.advance()
    hall.advance()
    hall.ask("meeting.close", reason="time")
    for language, title in TITLES.items():
        page = opened(hall, language)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert len(SHEETS.findall(page.pdf(prefer_css_page_size=True))) == 1
        assert page.evaluate("getComputedStyle(document.body).direction") == ("rtl" if language == "ar" else "ltr")
        figures = page.locator("td.figure bdi")
        assert {figures.nth(each).get_attribute("dir") for each in range(figures.count())} == {"ltr"}
        rows = page.locator("tr").count()
        token = hall.meeting["tokens"]["console"]
        address = f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/report?format=docx&language={language}"
        asked = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(asked, timeout=60) as answer:
            file = docx.Document(io.BytesIO(answer.read()))
        strip, *tables = file.tables  # the page draws the meeting along the hours, the file has it as a table
        assert strip._tbl.tblPr.find(qn("w:tblDescription")) is not None
        assert sum(len(each.rows) for each in tables) == rows and file.paragraphs[0].text == title
    assert hall.problems == []


def test_the_console_leads_to_the_report(hall: Hall) -> None:
    link = hall.open("console").locator(f'a[href="/m/{hall.meeting["id"]}/report"]')
    expect(link).to_have_text(TITLES["en"])
    assert json.dumps(hall.problems) == "[]"

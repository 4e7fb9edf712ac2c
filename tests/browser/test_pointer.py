"""A pointer moves the line by key, and a booth's text in hand follows it."""

import uuid

import pytest

from interp.domain.model.scopes import Scope
from interp.run.assemble import assemble
from interp.service.document_filing import Filing
from tests.browser.demo_pages import Hall, file_paper, home
from tests.browser.page_texts import text
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
TEXT = "Portugal thanks the Chair. It welcomes the report. It has one question."


def test_a_key_of_the_pointer_moves_the_line_in_the_booth(hall: Hall) -> None:
    hall.advance()
    party = {"kind": "delegation", "name": "Portugal", "id": "pt", "code": "PT"}
    hall.ask("floor.give", party=party, language="pt")
    booth = hall.open("booth", "en")
    speech = booth.evaluate("JSON.parse(document.getElementById('first').textContent).view.speech.id")
    service = assemble(home(hall.demo))
    scope = Scope("delegation", "PT")
    token = service.services.access.make_link(uuid.uuid4().hex, "pointer", hall.meeting["id"], None, 1, "", scope)
    service.close()
    page = hall.open("booth", "fr")
    page.context.clear_cookies()
    page.goto(f"{hall.demo.url}/t/{token}")
    expect(page.locator('[data-slot="waiting"]')).to_have_text(text("pointer.no_text"))
    file_paper(hall, Filing(TEXT.encode(), "pt.txt", visibility="desk", speech=speech, language="en", release="booths"))
    expect(page.locator('[data-slot="lines"] li')).to_have_count(3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-slot="lines"] [aria-current]')).to_contain_text("welcomes")
    booth.reload()
    expect(booth.locator('[data-slot="lines"] [aria-current]')).to_contain_text("welcomes")
    page.keyboard.press("ArrowDown")
    expect(booth.locator('[data-slot="lines"] [aria-current]')).to_contain_text("one question")

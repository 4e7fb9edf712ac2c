"""Files of the open document at the desk: a translation, a table that goes out and comes back, a sheet for printing."""

import io
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall as Hall
from tests.browser.looks import LEVELS, broken
from tests.browser.test_desk import Desk, lines
from tests.browser.test_desk import desk as desk
from tests.browser.waiting import expect
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
LANGUAGES = [("ar", "ar"), ("zh", "zh"), ("fr", "en")]
RULES = {"runOnly": {"type": "tag", "values": LEVELS}}


def menu(page: Page) -> None:
    """Open the menu of downloads."""
    page.locator('[data-slot="downloads"] > summary').click()


def downloaded(page: Page, file: str, folder: Path) -> bytes:
    with page.expect_download() as waiting:
        page.locator(f'[data-slot="downloads"] a[href$="{file}"]').click()
    waiting.value.save_as(folder / file)
    return (folder / file).read_bytes()


def test_a_table_goes_out_and_its_changes_are_taken_one_by_one(desk: Desk, tmp_path: Path) -> None:
    page = desk.open("fr", bypass_csp=True)
    menu(page)
    assert downloaded(page, "translation.docx", tmp_path).startswith(b"PK")
    table = docx.Document(io.BytesIO(downloaded(page, "bilingual.docx", tmp_path)))
    table.tables[0].rows[2].cells[2].text = "Je vous remercie, Madame la Présidente."
    table.save(str(tmp_path / "back.docx"))
    page.locator('[data-slot="downloads"] input[type="file"]').first.set_input_files(tmp_path / "back.docx")
    page.locator('[data-slot="downloads"] form button').first.click()
    row = page.locator(".revised > li")
    expect(row).to_have_count(1)
    expect(row.locator("ins").first).to_be_visible()
    assert broken(page, RULES) == []
    row.get_by_role("button").click()
    expect(lines(page).nth(1).locator(".value")).to_have_text("Je vous remercie, Madame la Présidente.")


@pytest.mark.parametrize(("language", "interface"), size([("ar", "ar")], torture=LANGUAGES))
def test_a_sheet_for_printing_opens_beside_the_desk(desk: Desk, language: str, interface: str) -> None:
    page = desk.open(language, interface, bypass_csp=True)
    menu(page)
    with page.context.expect_page(timeout=60_000) as opening:
        page.locator('[data-slot="downloads"] a[href*="/print"]').click()
    sheet = opening.value
    expect(sheet.locator("tbody tr")).to_have_count(4)
    expect(sheet.locator(".unapproved").first).to_be_visible()
    assert broken(sheet, RULES) == []

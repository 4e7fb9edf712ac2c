"""An XLIFF file in a browser: taken from the menu, sent back changed, compared, the chosen texts kept, by keyboard."""

from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall
from tests.browser.waiting import expect
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
STATEMENT = "# Statement of the Chair\n\nThank you for the floor, Madam President.\n\nWe shall all be heard.\n"
NOTES = ("Which floor?", "Room XX or the plenary?")
TEXTS = {
    "fr": ("Je vous remercie de me donner la parole.", "Nous serons tous entendus."),
    "ar": ("شكرا على إعطائي الكلمة.", "سيُستمع إلينا جميعا."),
    "zh": ("感谢您让我发言。", "我们都将得到倾听。"),
}


def filed(page: Page) -> None:
    """File the statement on the page."""
    page.locator("body").press("f")
    form = page.locator('[data-slot="file-form"]')
    file = {"name": "statement.md", "mimeType": "text/markdown", "buffer": STATEMENT.encode()}
    form.locator('[name="file"]').set_input_files(file)  # type: ignore[arg-type]
    form.locator('button:not([type="button"])').first.click()
    expect(page.locator('[data-slot="lines"] > li')).to_have_count(3)


def translated(written: str, texts: tuple[str, str]) -> dict[str, object]:
    """Return an XLIFF file with two more translations, the second called final, and notes, as a browser uploads it."""
    root = ElementTree.fromstring(written)
    for segment, text in zip(list(root.iter(f"{CORE}segment"))[1:], texts, strict=True):
        segment.set("state", "final" if text == texts[1] else "translated")
        for old in segment.findall(f"{CORE}target"):
            segment.remove(old)
        ElementTree.SubElement(segment, f"{CORE}target").text = text
    unit = list(root.iter(f"{CORE}unit"))[1]
    unit.insert(0, ElementTree.Element(f"{CORE}notes"))
    for said in NOTES:
        ElementTree.SubElement(unit[0], f"{CORE}note").text = said
    return {"name": "b.xlf", "mimeType": "application/xliff+xml", "buffer": ElementTree.tostring(root)}


@pytest.mark.parametrize("language", size(("ar",), torture=TEXTS))
def test_a_file_goes_out_and_what_returns_is_taken(desk_hall: Hall, language: str) -> None:
    page = desk_hall.open("desk", query=f"language={language}&lang={language}")
    filed(page)
    menu = page.locator('[data-slot="downloads"]')
    menu.locator("summary").press("Enter")
    link = menu.locator(f'a[href$="/xliff/{language}"]')
    answer = page.request.get(f"{desk_hall.demo.url}{link.get_attribute('href')}")
    assert answer.ok
    form = menu.locator('form:has(input[accept*=".xlf"])')
    form.locator("input").set_input_files(translated(answer.text(), TEXTS[language]))  # type: ignore[arg-type]
    form.locator("button").press("Enter")
    rows = menu.locator("ol.revised > li:has(input)")
    expect(rows).to_have_count(4)
    expect(rows.nth(1).locator("p").first).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    rows.nth(0).locator("input").press("Space")  # not this one
    expect(rows.nth(3)).to_contain_text(NOTES[1])
    rows.nth(3).locator("input").press("Space")
    menu.locator('button[type="button"]:visible').press("Enter")
    last = page.locator('[data-slot="lines"] > li').nth(2)
    expect(last).to_have_attribute("data-standing", "reviewed")
    expect(last.locator(".value")).to_have_text(TEXTS[language][1])
    expect(page.locator('[data-slot="lines"] > li').nth(1).locator(".value")).not_to_have_text(TEXTS[language][0])
    notes = f"{(link.get_attribute('href') or '').split('/xliff/')[0]}/editing/{language}/notes"
    written = page.request.get(f"{desk_hall.demo.url}{notes}").json()["notes"]
    assert [each["words"] for each in written] == [NOTES[0]]
    page.keyboard.press("Escape")
    expect(menu.locator("summary")).to_be_focused()
    expect(link).to_be_hidden()
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert desk_hall.problems == []

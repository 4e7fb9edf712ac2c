"""Files at the desk in a browser: dropped on the page, a newer version, an official one; by keyboard, in Arabic too."""

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.demo_pages import Hall
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
STATEMENT = (
    "# Statement of the Chair\n\nThank you for the floor, Madam President.\n\n"
    "In 2016 the Council heard 47 States on the rights of the child.\n\nWe shall all be heard, and we shall listen.\n"
)
NEWER = STATEMENT.replace("47 States", "48 States") + "\nI thank you.\n"
FRENCH = (
    "# Déclaration de la Présidente\n\nJe vous remercie de me donner la parole, Madame la Présidente.\n\n"
    "En 2016, le Conseil a entendu 48 États sur les droits de l’enfant.\n\n"
    "Nous serons tous entendus, et nous écouterons.\n\nJe vous remercie.\n"
)
DROP = """([name, text]) => {
  const held = new DataTransfer();
  held.items.add(new File([text], name, { type: "text/markdown" }));
  return held;
}"""


def drop(page: Page, on: Locator, name: str, text: str) -> None:
    """Drop a file on something, as a hand with a mouse does."""
    held = page.evaluate_handle(DROP, [name, text])
    on.dispatch_event("dragover", {"dataTransfer": held})
    on.dispatch_event("drop", {"dataTransfer": held})


@pytest.mark.parametrize("interface", ["en", "ar"])
def test_files_come_in_by_hand_and_by_keyboard(desk_hall: Hall, interface: str) -> None:
    page = desk_hall.open("desk", query=f"language=fr&lang={interface}")
    form, said = page.locator('[data-slot="file-form"]'), page.locator('[data-slot="document-said"]')
    lines, facts = page.locator('[data-slot="lines"] > li'), page.locator('[data-slot="document-facts"]')

    drop(page, page.locator("h1"), "statement.md", STATEMENT)  # beside the form: it opens, with the file in it
    expect(form.locator('[name="file"]')).to_be_focused()
    assert form.locator('[name="file"]').evaluate("each => each.files[0].name") == "statement.md"
    form.locator("button").focus()
    page.keyboard.press("Enter")
    expect(lines).to_have_count(4)

    more = page.locator("details", has=page.locator('[data-slot="newer"]')).locator("summary")
    more.focus()
    page.keyboard.press("Enter")
    newer, official = page.locator('[data-slot="newer"]'), page.locator('[data-slot="official"]')
    drop(page, newer, "statement-corr1.md", NEWER)
    newer.locator('[name="as_of"]').fill("7 March 2016")
    page.keyboard.press("Enter")
    expect(lines).to_have_count(5)
    expect(said).to_contain_text("3")
    expect(facts).to_contain_text("2016")

    drop(page, official, "declaration.md", f"{FRENCH}\n\n<!-- Which one? -->\n")
    official.locator('[name="language"]').select_option("fr")
    official.locator('[name="language"]').press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    lines.nth(2).locator(".value").click()
    figures = lines.nth(2).locator("textarea")
    expect(figures).to_have_value(FRENCH.split("\n\n")[2])
    expect(figures).not_to_be_editable()
    expect(lines.nth(2)).to_have_attribute("data-standing", "final")
    expect(page.locator('[data-slot="document-said"] + [data-left-out]')).to_contain_text("Which one?")

    told = said.inner_text()
    more.click()
    drop(page, official, "other.md", "")
    official.locator("button").focus()
    page.keyboard.press("Enter")
    expect(said).not_to_have_text(told)
    assert official.locator('[name="file"]').evaluate("each => each.files.length") == 1  # nothing typed is lost

    terms = desk_hall.demo.log.parent / "data" / "terms.tsv"
    terms.write_text("kind\ten\nkept\tSched\n", encoding="utf-8")
    expect(page.locator('[data-slot="term-faults"]')).to_contain_text("interp terms check")
    terms.unlink()
    expect(page.locator('[data-slot="term-faults"]')).to_be_hidden()
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert desk_hall.problems == []

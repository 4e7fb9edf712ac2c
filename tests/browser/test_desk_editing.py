"""Editing at the desk in a browser: find, select, replace, insert, note, add a term and take back, all by keyboard."""

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.page_texts import text
from tests.browser.test_desk import DRAFTS, Desk, desk, lines  # noqa: F401
from tests.browser.waiting import expect
from tests.row_by_row import gathered

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True


def said(page: Page) -> Locator:
    return page.locator('[data-slot="sentence-said"]')


def field(page: Page, place: int) -> Locator:
    """Return the open field of a line."""
    lines(page).nth(place).focus()
    page.keyboard.press("e")
    return lines(page).nth(place).locator("textarea")


def shown(page: Page) -> Locator:
    return page.locator('[data-slot="lines"] > li:not([hidden])')


def test_words_are_found_in_either_language_a_state_filters_and_confirming_goes_on(desk: Desk) -> None:  # noqa: F811
    page = desk.open("fr")
    page.locator("body").press("/")
    expect(page.locator('[data-slot="search-words"]')).to_be_focused()
    page.keyboard.type("etats")
    expect(page.locator('[data-slot="search-count"]')).to_have_text("1 of 4 texts")
    page.keyboard.press("Enter")
    expect(lines(page).nth(2)).to_be_focused()
    page.locator('[data-slot="search-words"]').fill("floor")
    expect(shown(page)).to_have_count(1)
    page.locator('[data-slot="search-words"]').fill("")
    page.locator('[data-slot="search-marked"]').select_option("errors")
    expect(shown(page)).to_have_count(1)
    page.locator('[data-slot="search-marked"]').select_option("")
    page.locator('[data-slot="search-state"]').select_option("approved")
    expect(page.locator('[data-slot="search-count"]')).to_have_text("0 of 4 texts")
    page.locator('[data-slot="search-words"]').press("Escape")
    expect(shown(page)).to_have_count(4)
    expect(lines(page).nth(2)).to_be_focused()
    goes_on_to_the_next(page)


def goes_on_to_the_next(page: Page) -> None:
    """Approve a line: the next that is not approved is the current one, from the end on to the beginning."""
    lines(page).nth(0).focus()
    page.keyboard.press("a")
    expect(lines(page).nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("n")
    expect(lines(page).nth(1)).to_be_focused()
    lines(page).nth(3).focus()
    page.keyboard.press("n")  # from the end on to the beginning
    expect(lines(page).nth(1)).to_be_focused()


def test_a_selection_is_approved_and_the_sentence_with_an_error_is_named(desk: Desk) -> None:  # noqa: F811
    page = desk.open("fr")
    for place in (1, 2, 3):
        lines(page).nth(place).focus()
        page.keyboard.press("x")
        expect(lines(page).nth(place).locator(".picked")).to_contain_text("selected")
    page.keyboard.press("Control+Alt+Enter")
    expect(said(page)).to_contain_text(text("desk.batch_approved", n=2))
    expect(said(page)).to_contain_text(text("desk.batch_left", places=3))
    expect(said(page)).to_contain_text("A check found an error.")
    expect(lines(page).nth(1)).to_have_attribute("data-standing", "reviewed")
    expect(lines(page).nth(2)).to_have_attribute("data-standing", "draft")
    page.keyboard.press("z")
    expect(said(page)).to_contain_text(text("desk.batch_undone", n=2))
    expect(lines(page).nth(3)).to_have_attribute("data-standing", "draft")


def test_words_are_replaced_after_a_preview_and_taken_back(desk: Desk) -> None:  # noqa: F811
    page = desk.open("fr")
    lines(page).nth(1).focus()
    page.keyboard.press("r")
    page.keyboard.type("entend")
    page.keyboard.press("Tab")
    page.keyboard.type("écout")
    page.keyboard.press("Enter")
    rows = page.locator('[data-slot="replacements"] li')
    expect(rows).to_have_count(2)
    expect(rows.nth(1).locator("ins")).to_have_text("écoutus")
    rows.nth(0).get_by_role("checkbox").press("Space")
    page.get_by_role("button", name=text("desk.replace_do", n=1)).press("Enter")
    expect(page.locator('[data-slot="replace-said"]')).to_contain_text("Replaced: 1.")
    page.keyboard.press("Escape")
    expect(lines(page).nth(1)).to_be_focused()
    expect(lines(page).nth(3)).to_contain_text("Nous serons écoutus")
    expect(lines(page).nth(2)).to_contain_text(DRAFTS["fr"][2])
    page.keyboard.press("z")
    expect(lines(page).nth(3)).to_contain_text(DRAFTS["fr"][3])


# language, quoted text, what it becomes, its inner quotation marks
QUOTED = [
    ("fr", "droits", "«\u00a0droits\u00a0»", "“”"), ("ar", "حقوق", "«حقوق»", "“”"), ("zh", "权利", "“权利”", "‘’"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "outer", "inner"), QUOTED)
def test_signs_of_each_language_are_typed_by_key(
    desk: Desk, language: str, words: str, outer: str, inner: str  # noqa: F811
) -> None:
    page = desk.open(language, interface=language)
    area = field(page, 1)
    assert area.get_attribute("spellcheck") == "true"
    assert area.get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    page.keyboard.press("Control+a")
    page.keyboard.type(words)
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+,")
    expect(area).to_have_value(outer)
    for key in ("Alt+Shift+Comma", "Alt+Shift+Period", "Control+Shift+Space", "Control+Alt+Space", "Alt+-"):
        page.keyboard.press(key)
    expect(area).to_have_value(f"{outer}{inner}\u00a0\u202f–")


def test_the_original_its_pieces_and_terms_are_inserted_by_key(desk: Desk) -> None:  # noqa: F811
    page = desk.open("fr")
    area = field(page, 2)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    expect(page.locator('[data-region="inserts"]')).to_contain_text("2016")
    page.keyboard.press("Control+1")
    page.keyboard.press("Control+Shift+Space")
    page.keyboard.press("Control+2")
    expect(area).to_have_value("2016\u00a047")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    expect(area).to_have_value("In 2016 the Council heard 47 States on the rights of the child.")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator('[data-action="piece"]').click()
    page.keyboard.press("Alt+1")
    expect(page.locator('[data-slot="sheet-said"]')).to_contain_text("is already the key for: insert a term")
    page.locator('[data-action="piece"]').click()
    page.keyboard.press("Alt+Shift+Digit2")
    expect(page.locator('[data-slot="sheet-said"]')).to_contain_text("is now the key for")
    expect(page.locator('dt:has(+ dd [data-action="piece"])')).to_have_text("AltShift1–9")
    page.keyboard.press("Escape")
    expect(page.locator('[data-region="inserts"] kbd').first).to_have_text("Alt Shift 1")
    page.keyboard.press("Alt+Shift+Digit2")
    expect(area).to_have_value("In 2016 the Council heard 47 States on the rights of the child.47")


def test_a_comment_reaches_a_colleague_and_a_flag_is_taken_back(desk: Desk) -> None:  # noqa: F811
    one, two = desk.open("fr"), desk.open("fr")
    lines(one).nth(1).focus()
    one.keyboard.press("m")
    expect(one.locator('[data-slot="comment"]')).to_be_focused()
    one.keyboard.type("Ton ?")
    one.keyboard.press("Control+Enter")
    expect(lines(one).nth(1).locator(".commented")).to_have_text("1 comment")
    expect(lines(two).nth(1).locator(".commented")).to_have_text("1 comment")
    lines(two).nth(1).focus()
    expect(two.locator('[data-region="notes"]')).to_contain_text("Ton ?")
    two.keyboard.press("b")
    expect(said(two)).to_contain_text(text("desk.comment_done"))
    expect(lines(one).nth(1).locator(".commented")).to_have_count(0)
    lines(one).nth(3).focus()
    one.keyboard.press("l")
    expect(lines(one).nth(3).locator(".flagged")).to_contain_text("for later")
    one.keyboard.press("z")
    expect(lines(one).nth(3).locator(".flagged")).to_have_count(0)


# Where words of an element's text begin and end on the page, at half the height of their lines.
ENDS = """(node, words) => {
  const range = new Range();
  const text = [...node.childNodes].find((each) => each.textContent.includes(words));
  const start = text.textContent.indexOf(words);
  range.setStart(text, start);
  range.setEnd(text, start + words.length);
  const rows = [...range.getClientRects()];
  const middle = ({ top, height }) => top + height / 2;
  return [rows[0].left, middle(rows[0]), rows.at(-1).right, middle(rows.at(-1))];
}"""


def marked(page: Page, node: Locator, words: str) -> None:
    """Mark words of an element with the mouse."""
    left, first, right, last = node.evaluate(ENDS, words)
    page.mouse.move(left + 1, first)
    page.mouse.down()
    page.mouse.move(right - 1, last, steps=5)
    page.mouse.up()


def test_a_term_is_added_from_what_is_marked_on_both_sides_and_taken_back(desk: Desk) -> None:  # noqa: F811
    page = desk.open("fr")
    field(page, 2).press("End")
    page.keyboard.press("ArrowLeft")
    for _ in "droits de l’enfant":
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Escape")
    marked(page, lines(page).nth(2).locator(".source"), "rights of the child")
    page.keyboard.press("t")
    expect(page.locator('[data-slot="term-form"] [name="source"]')).to_have_value("rights of the child")
    expect(page.locator('[data-slot="term-form"] [name="target"]')).to_have_value("droits de l’enfant")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("Added to the list of terms")
    expect(lines(page).nth(2)).to_be_focused()
    expect(page.locator('[data-region="inserts"]')).to_contain_text("droits de l’enfant")
    page.keyboard.press("z")
    expect(said(page)).to_contain_text(text("desk.term_gone"))
    expect(page.locator('[data-region="inserts"]')).not_to_contain_text("droits de l’enfant")


def test_the_memory_is_searched_for_what_is_marked_and_one_s_own_texts_are_shown(desk: Desk) -> None:  # noqa: F811
    page = desk.open("fr")
    lines(page).nth(3).focus()
    page.keyboard.press("a")
    expect(lines(page).nth(3)).to_have_attribute("data-standing", "reviewed")
    marked(page, lines(page).nth(3).locator(".source"), "be heard")
    page.keyboard.press("c")
    expect(page.locator('[data-slot="phrase"]')).to_have_value("be heard")
    expect(page.locator('[data-slot="units"]')).to_contain_text(DRAFTS["fr"][3])
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator('[data-slot="search-words"]').fill("")
    page.locator('[data-slot="search-mine"]').press("Space")
    expect(page.locator('[data-slot="search-count"]')).to_have_text("1 of 4 texts")
    expect(shown(page).locator("textarea")).to_have_value(DRAFTS["fr"][3])


def test_typed_words_that_a_key_replaced_are_taken_back(desk: Desk) -> None:  # noqa: F811
    page = desk.open("fr")
    with gathered() as row:
        for place, key in ((1, "s"), (3, "u")):
            with row(key):
                replaced_by_key(page, place, key)


def replaced_by_key(page: Page, place: int, key: str) -> None:
    """Type into a line, replace it by a key, and take that back, also where other words were written since."""
    typed = field(page, place)
    typed.fill("À moitié écrit")
    page.keyboard.press("Escape")
    page.keyboard.press(key)  # the original in its place, or the newest text again
    expect(typed).not_to_have_value("À moitié écrit")
    page.keyboard.press("Escape")
    page.keyboard.press("z")
    expect(typed).to_have_value("À moitié écrit")
    page.keyboard.press(key)
    typed.fill("Autre chose")
    page.keyboard.press("Escape")
    page.keyboard.press("z")
    expect(said(page)).to_contain_text("Other words have been written here since.")
    expect(said(page)).to_contain_text("À moitié écrit")
    expect(typed).to_have_value("Autre chose")


def test_what_was_done_last_is_taken_back_in_turn(desk: Desk) -> None:  # noqa: F811
    page = desk.open("fr")
    field(page, 3)
    page.keyboard.press("Control+a")
    page.keyboard.type("Nous serons tous entendus.")
    page.keyboard.press("Control+Enter")
    expect(said(page)).to_contain_text("Saved as a draft")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(lines(page).nth(3)).to_have_attribute("data-standing", "reviewed")
    page.keyboard.press("z")
    expect(lines(page).nth(3)).to_have_attribute("data-standing", "draft")
    expect(said(page)).to_contain_text(text("desk.batch_undone", n=1))
    page.keyboard.press("z")
    expect(lines(page).nth(3).locator("textarea")).to_have_value(DRAFTS["fr"][3])
    page.keyboard.press("z")
    expect(said(page)).to_contain_text(text("desk.nothing_undone"))

"""Menus and dialogs of the console: Space chooses nothing in them, and closing one gives Space back to Next."""

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall, shows
from tests.browser.waiting import expect
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
ANNOUNCING = ".announcing input"  # an announcement is made of fields, and is not sent before its time is filled in
OPENERS = {"sheet": "?", "find": "/", "visit": "v", "another language": "l"}


@pytest.fixture
def console(hall: Hall) -> Page:
    """Return a console with the first speaker on the floor."""
    hall.advance()
    page = hall.open("console", size={"width": 1366, "height": 768})
    shows(page, "Kate Gilmore")
    return page


def is_closed(console: Page) -> None:
    """Wait until neither a dialog nor a menu is open, and what gave it the focus has let it go."""
    expect(console.locator("dialog[open], [popover]:popover-open")).to_have_count(0)
    expect(console.locator(":focus")).to_have_count(0)


def test_space_does_no_act_of_the_meeting_and_is_next_again_after_each(hall: Hall, console: Page) -> None:
    menu, edit = console.locator("#menu-meeting"), console.locator('[data-slot="edit"]')
    for place in range(menu.locator('[role="menuitem"]').count()):
        console.keyboard.press("g")
        expect(menu.locator('[role="menuitem"]').first).to_be_focused()
        for _ in range(place):
            console.keyboard.press("ArrowDown")
        console.keyboard.press("Space")
        expect(menu).to_be_visible()
        console.keyboard.press("Enter")
        first = edit.locator(f"{ANNOUNCING}, button[value=cancel]").first
        expect(first).to_be_focused()
        edit.locator('button[value="save"]').focus()
        console.keyboard.press("Space")
        expect(edit).to_be_visible()
        console.keyboard.press("Escape")
        is_closed(console)
    console.keyboard.press("g")
    console.keyboard.press("n")
    console.keyboard.press("Escape")
    is_closed(console)
    view = hall.view("console", token=hall.meeting["tokens"]["console"])
    assert (view["meeting"]["status"], view["private"], view["outputs_blank"]) == ("open", False, False)
    assert view["announcements"] == []
    assert view["speech"]["party"]["name"]["text"] == "Kate Gilmore"
    console.keyboard.press("Space")
    shows(console, "John Carr")


@pytest.mark.full_size
def test_space_is_next_after_any_dialog_and_the_sheet_begins_at_its_top(console: Page) -> None:
    for name, key in OPENERS.items():
        console.keyboard.press(key)
        dialog = console.locator("dialog[open]")
        expect(dialog).to_be_visible()
        if name == "sheet":
            assert dialog.evaluate("(it) => it.scrollTop") == 0
            assert dialog.evaluate("(it) => it.contains(document.activeElement)")
        console.keyboard.press("Escape")
        is_closed(console)
    for menu in ("clock", "interrupt"):
        console.locator(f'[popovertarget="menu-{menu}"]').click()
        expect(console.locator(f'#menu-{menu} [role="menuitem"]:not(:disabled)').first).to_be_focused()
        console.keyboard.press("Space")
        console.keyboard.press("Escape")
        is_closed(console)
    console.keyboard.press("Space")
    shows(console, "John Carr")


def test_a_key_does_in_a_menu_a_dialog_and_the_finder_what_it_says_and_no_more(hall: Hall, console: Page) -> None:
    an_announcement_with_nothing_filled_in_is_not_sent_by_enter(hall, console)
    a_cap_in_an_open_menu_is_its_act_and_a_digit_is_a_language_at_once(console)
    the_retour_of_a_booth_is_set_from_the_menu(hall, console)
    enter_in_the_finder_takes_no_guess(hall, console)


def an_announcement_with_nothing_filled_in_is_not_sent_by_enter(hall: Hall, console: Page) -> None:
    console.keyboard.press("F7")
    expect(console.locator(ANNOUNCING).first).to_be_focused()
    console.keyboard.press("Enter")
    expect(console.locator('[data-slot="edit"]')).to_be_visible()
    console.keyboard.press("Escape")
    is_closed(console)
    assert hall.view()["announcements"] == []


def a_cap_in_an_open_menu_is_its_act_and_a_digit_is_a_language_at_once(console: Page) -> None:
    limit = console.locator('.times > .clock [data-part="limit"]')
    before = limit.inner_text()
    console.locator('[popovertarget="menu-clock"]').click()
    console.keyboard.press("+")
    expect(limit).not_to_have_text(before)
    is_closed(console)
    console.keyboard.press("4")
    shows(console, "FR", "frame")
    console.keyboard.press("l")
    console.keyboard.press("2")
    shows(console, "ZH", "frame")


def the_retour_of_a_booth_is_set_from_the_menu(hall: Hall, console: Page) -> None:
    console.get_by_role("button", name="Meeting").click()
    console.get_by_role("menuitem", name="Retour of the booths").click()
    console.locator('select[name="zh"]').select_option("fr")
    console.locator('[data-slot="edit"] button[value="save"]').click()
    is_closed(console)
    until(lambda: hall.view("console", token=hall.meeting["tokens"]["console"])["retour"]["zh"] == "fr")


def enter_in_the_finder_takes_no_guess(hall: Hall, console: Page) -> None:
    chosen = console.locator('#found li[aria-selected="true"]')
    console.keyboard.press("/")
    console.keyboard.type("nig")
    expect(console.locator("#found li").first).to_contain_text("Niger")
    expect(console.locator('[data-slot="guess"]')).to_be_visible()
    expect(chosen).to_have_count(0)
    expect(console.locator('[data-slot="find"] button[value="give"]')).to_be_disabled()
    for _ in range(2):
        console.keyboard.press("Enter")
    expect(console.locator('[data-slot="find"]')).to_be_visible()
    assert hall.view()["speech"]["party"]["name"]["text"] == "Kate Gilmore"
    console.keyboard.press("ArrowDown")
    console.keyboard.press("ArrowDown")
    expect(chosen).to_contain_text("Nigeria")
    console.keyboard.press("Enter")
    shows(console, "Nigeria")


def test_the_chair_asks_for_an_extension_of_interpretation(hall: Hall) -> None:
    hall.advance()
    chair, console = hall.open("chair", "fr"), hall.open("console")
    chair.locator(".extension summary").click()
    chair.locator(".extension li button").first.click()
    shows(console, "An extension until", "interpretation")
    shows(chair, "Une prolongation", "interpretation")
    asked = hall.view()["meeting"]
    assert asked["interpretation_until"] is not None

"""The console says on whom a key would act before it acts, and holds back a press meant for an earlier bar."""

import pytest

from tests.browser.demo_pages import Hall, shows
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True

# Presses Space in the same moment in which the bar begins, or ceases, to be held back; what bar and line say then.
PRESS_WHEN = """(held) => new Promise((done) => {
    const bar = document.querySelector('[data-slot="go"]');
    const press = () => {
        if (bar.hasAttribute("data-held") !== held) return;
        watch.disconnect();
        document.dispatchEvent(new KeyboardEvent("keydown", { key: " ", code: "Space", bubbles: true }));
        done([bar.innerText, document.querySelector('[data-slot="said"]').innerText]);
    };
    const watch = new MutationObserver(press);
    watch.observe(bar, { attributes: true });
    press();
})"""


def test_a_key_names_its_row_before_it_acts_and_a_selection_ends_with_the_switch(hall: Hall) -> None:
    hall.advance()
    console = hall.open("console")
    shows(console, "Kate Gilmore")
    arm, absent = (console.locator(f'[data-do="{each}"]') for each in ("arm", "absent"))
    expect(arm).to_contain_text("John Carr")
    expect(absent).to_contain_text("Kate Gilmore")
    console.locator(".programme > .speech", has_text="Ernie Allen").first.click()
    expect(console.locator('[data-slot="selected"]')).to_contain_text("Ernie Allen")
    expect(arm).to_contain_text("Ernie Allen")
    expect(absent).to_contain_text("Ernie Allen")
    hall.advance()
    shows(console, "John Carr")
    expect(console.locator('[data-slot="selected"]')).to_be_hidden()
    expect(console.locator('.programme [aria-selected="true"]')).to_have_count(0)
    expect(absent).to_contain_text("John Carr")
    console.keyboard.press("x")
    expect(console.locator('.programme > .speech[data-status="absent"]')).to_contain_text("John Carr")


def test_space_right_after_a_switch_by_a_colleague_does_nothing_and_the_bar_says_who_gave_the_floor(hall: Hall) -> None:
    hall.advance()
    mine, colleagues = hall.open("console"), hall.open("console", "ar")
    shows(mine, "Kate Gilmore")
    shows(colleagues, "Kate Gilmore")
    mine.evaluate(f"() => {{ window.said = ({PRESS_WHEN})(true); }}")
    colleagues.evaluate(f"({PRESS_WHEN})(false)")
    said, told = mine.evaluate("window.said")
    assert "gave the floor to" in said and "John Carr" in said and "John Carr" in told
    _, told = mine.evaluate(f"({PRESS_WHEN})(false)")  # the time is over: the bar says again what it does, and does it
    assert told == ""
    shows(mine, "Messages of children victims", "item")
    expect(mine.locator('.programme > .speech[data-status="done"]')).to_have_count(2)


@pytest.mark.full_size
def test_who_speaks_and_those_who_come_next_are_in_view_in_a_long_list(hall: Hall) -> None:
    console = hall.open("console", size={"width": 1280, "height": 560})
    for _ in range(7):
        hall.advance()
    current = console.locator('.programme [aria-current="true"]')
    expect(current).to_contain_text("Preetam Maloor")
    hidden = """(it) => it.nextElementSibling.getBoundingClientRect().bottom
        - it.closest(".side").getBoundingClientRect().bottom"""
    assert current.evaluate(hidden) <= 0

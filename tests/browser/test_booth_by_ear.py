"""A booth by ear and by key: what is read aloud is in words and comes once; every key can be another on the device."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessibility_tree import nodes, wrong
from tests.browser.demo_pages import Hall, live, prepared
from tests.browser.page_texts import text
from tests.browser.test_booth_microphone import set_named_team
from tests.browser.test_booth_relay import at_desk, set_usual_team
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
SIGN_OR_CODE = re.compile(r"[●○◆▲△→▴?\u2068\u2069]|\b(?:AR|ZH|EN|FR|RU|ES)\b")
SAID = '[data-slot="relay-said"]'
HEARD = """() => {
  window.heard = [];
  const take = (node) => node.textContent.trim() && window.heard.push(node.textContent);
  const watch = new MutationObserver((changes) => new Set(changes.map(({ target }) => target)).forEach(take));
  for (const node of document.querySelectorAll('[data-slot$="-said"]')) watch.observe(node, { childList: true });
}"""


def heard(page: Page) -> list[str]:
    """Return what was read aloud since the last time."""
    return list(page.evaluate("() => window.heard.splice(0)"))


def seated(hall: Hall, desk: str, name: str) -> Page:
    """Return the page of an interpreter who sits at a desk."""
    page = hall.open("booth", "en")
    page.locator(f'[data-desk-id="{desk}"]').click()
    page.locator('[data-do="person"]', has_text=name).click()
    expect(page.locator('[data-do="leave"]')).to_have_count(1)
    return page


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One demonstration for these tests; each sets the team, nobody at a desk."""
    with prepared(browser, tmp_path_factory.mktemp("by_ear")) as made:
        yield made


def test_the_microphone_and_what_to_listen_to_are_read_in_words_and_once(hall: Hall) -> None:
    hall.ask("team.set", booths=[])
    set_named_team(hall, "Ann Le Guin", "Bo Chen")
    for _ in range(5):
        hall.advance()
    hall.ask("floor.set_language", language="fr")
    one, two = seated(hall, "1", "Ann Le Guin"), seated(hall, "2", "Bo Chen")
    for page in (one, two):
        page.evaluate(HEARD)
    one.keyboard.press("t")
    expect(two.locator(SAID)).to_contain_text("Ann Le Guin")
    expect(one.locator(SAID)).to_contain_text(text("heard.microphone_you"))
    first = [heard(page) for page in (one, two)]
    assert sum("Microphone: Ann Le Guin, desk 1." in each for each in first[1]) == 1, first
    hall.ask("floor.set_language", language="ru")
    expect(two.locator(SAID)).to_contain_text("Russian")
    told = heard(two)
    assert len(told) == 1 and told[0].startswith("Floor language: Russian."), told
    assert "Microphone" not in told[0], "nothing that is as it was"
    hall.ask("floor.pause")
    expect(two.locator('[data-clock="speech"]')).to_have_attribute("data-paused", "")
    assert heard(two) == []
    for page in (one, two):
        read = nodes(page)
        live = [each.name for each in read if each.live and SIGN_OR_CODE.search(each.name)]
        assert live == [], "no sign and no code is read aloud"
        assert page.locator('.aside[role="status"]').count() == 0, "of two that change at once Orca drops one"
        assert "Russian" in [each.name for each in read if each.role == "image"]
        assert wrong(page, changes=True) == []
    for said in (*first[0], *first[1], *told):
        assert not SIGN_OR_CODE.search(said), said


def test_a_key_is_another_one_on_this_device_and_one_that_is_taken_is_refused(hall: Hall) -> None:
    hall.ask("team.set", booths=[])
    set_named_team(hall, "Ann Le Guin", "Bo Chen")
    page = seated(hall, "1", "Ann Le Guin")
    page.keyboard.press("?")
    sheet = page.locator('[data-slot="sheet"]')
    expect(sheet).to_be_visible()
    change = sheet.locator('[data-action="take"]')
    change.click()
    page.keyboard.press("r")
    expect(sheet.locator('[data-slot="sheet-said"]')).to_contain_text("already the key for")
    change.click()
    page.keyboard.press("j")
    expect(sheet.locator('[data-slot="sheet-said"]')).to_contain_text("is now the key for")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    take = page.locator('[data-do="take"]')
    expect(take).to_have_attribute("aria-keyshortcuts", "J")
    expect(take.locator("kbd")).to_have_text("J")
    page.reload()
    live(page)  # before, nothing is sent
    expect(take.locator("kbd")).to_have_text("J")
    page.keyboard.press("t")
    page.keyboard.press("j")
    expect(page.locator(".state")).to_contain_text(text("desks.you_on_air"))


def test_the_display_is_ones_own_on_this_device_and_the_usual_one_comes_back(hall: Hall) -> None:
    hall.ask("team.set", booths=[])
    set_usual_team(hall)
    page = at_desk(hall, "fr", "1")
    name = page.locator('[data-slot="name"]')
    before = name.evaluate("(node) => parseFloat(getComputedStyle(node).fontSize)")
    page.keyboard.press("z")
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
    assert name.evaluate("(node) => parseFloat(getComputedStyle(node).fontSize)") < before
    page.locator('[data-setting="side"]').select_option("left")
    page.keyboard.press("Escape")
    page.reload()
    root = page.locator("html")
    expect(root).to_have_attribute("data-grow", "8")
    expect(root).to_have_attribute("data-side", "left")
    page.keyboard.press("z")
    expect(page.locator('[data-setting="side"]')).to_have_value("left")
    page.locator('[data-slot="usual-layout"]').click()
    expect(root).not_to_have_attribute("data-grow", "8")
    expect(page.locator('[data-slot="usual-layout"]')).to_be_hidden()
    assert page.evaluate('localStorage.getItem("interp.grow")') is None

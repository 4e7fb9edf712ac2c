"""What staff and the translation section do on their pages, and what every other screen shows of it."""

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall, shows
from tests.browser.proxy import Cable
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True


def test_a_text_entered_at_the_desk_is_public_only_once_approved_and_then_everywhere_at_once(hall: Hall) -> None:
    hall.advance()
    phone, booth = hall.open("captions", "ru"), hall.open("booth", "ru")
    desk = hall.open("desk", query="language=ru")
    row = desk.locator(".text", has_text="Kate Gilmore").first
    row.locator("textarea").fill("Кейт Гилмор")
    row.locator("textarea").press("Control+Enter")
    shows(booth, "Кейт Гилмор")
    expect(booth.locator('[data-slot="name"] .draft')).to_have_count(1)
    assert "Кейт Гилмор" not in phone.locator("main").inner_text()
    row.locator("textarea").press("Control+Shift+Enter")
    shows(phone, "Кейт Гилмор")
    expect(booth.locator('[data-slot="name"] .draft')).to_have_count(0)


def test_two_revisers_at_once_lose_nothing(hall: Hall) -> None:
    one, two = hall.open("desk", query="language=fr"), hall.open("desk", query="language=fr")
    rows = [page.locator(".text", has_text="Choi Kyonglim").first for page in (one, two)]
    rows[1].locator("textarea").fill("M. le Président Choi")
    rows[0].locator("textarea").fill("Choi Kyong-lim")
    rows[0].locator("textarea").press("Control+Enter")
    expect(rows[1].locator(".conflict")).to_contain_text("Choi Kyong-lim")
    assert rows[1].locator("textarea").input_value() == "M. le Président Choi"


def test_a_party_not_on_the_programme_has_the_floor_a_pause_a_wrong_display_and_a_blank_room(hall: Hall) -> None:
    hall.advance()
    console, room, booth = hall.open("console"), hall.open("room", "es"), hall.open("booth", "en")
    is_paused(console, booth)
    console.keyboard.press("/")
    console.keyboard.type("Friends of the Panel")
    console.wait_for_timeout(600)
    console.keyboard.press("Enter")
    shows(room, "Friends of the Panel")
    assert hall.view()["speech"]["party"]["kind"] == "organization"
    booth.keyboard.press("w")
    expect(console.locator('[data-slot="reports"]')).not_to_be_empty()
    console.keyboard.press("d")
    expect(console.locator('[data-slot="reports"]')).to_be_empty()
    console.keyboard.press("b")
    expect(room.locator("main")).not_to_be_visible()
    console.keyboard.press("b")
    expect(room.locator("main")).to_be_visible()


def is_paused(console: Page, booth: Page) -> None:
    """A pause is shown in word, and holds the clock."""
    console.keyboard.press("t")
    expect(booth.locator('[data-clock="speech"]').first).to_have_attribute("data-paused", "")
    elapsed = booth.locator('[data-clock="speech"] [data-part="elapsed"]').first
    held = elapsed.inner_text()
    booth.wait_for_timeout(1_500)
    assert elapsed.inner_text() == held


def test_an_item_and_a_language_are_entered_in_edit_mode_and_single_keys_can_be_switched_off(hall: Hall) -> None:
    hall.advance()
    console = hall.open("console")
    before = console.locator(".programme > .item").count()
    console.keyboard.press("i")
    expect(console.locator('[data-slot="edit"]')).not_to_be_visible()
    console.keyboard.press("m")
    leaves_the_limit_to_the_rules(hall, console)
    console.keyboard.press("i")
    title = console.locator('[data-slot="edit-form"] [name="title"]')
    title.fill("Closing of the panel")
    title.press("Enter")
    expect(console.locator(".programme > .item")).to_have_count(before + 1)
    expect(console.locator(".programme")).to_contain_text("Closing of the panel")
    on_floor = hall.on_floor()
    console.keyboard.press("?")
    console.locator('[data-slot="keys-on"]').uncheck()
    console.keyboard.press("Escape")
    console.locator("body").press("n")
    console.wait_for_timeout(400)
    assert hall.on_floor() == on_floor


def leaves_the_limit_to_the_rules(hall: Hall, console: Page) -> None:
    """Saving a language in edit mode leaves the limit to the rules."""
    console.locator(".programme > .speech").nth(1).click()
    console.keyboard.press("c")
    form = console.locator('[data-slot="edit-form"]')
    limit, share_ms = form.locator('[name="limit"]').input_value(), hall.view()["next"][0]["limit_ms"]
    assert float(limit) * 60_000 == share_ms
    form.locator('[name="language"]').select_option("ru")
    form.locator('button[value="save"]').click()
    expect(console.locator(".programme > .speech").nth(1)).to_contain_text("RU")
    blocks = console.request.get(f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/programme?language=en").json()
    hall.ask("meeting.amend", blocks=[each | {"budget_ms": 2 * each["budget_ms"]} for each in blocks["blocks"]])
    assert hall.view()["next"][0]["limit_ms"] > share_ms


def test_a_page_whose_websocket_is_refused_polls_and_says_so(hall: Hall) -> None:
    phone = hall.browser.new_context(viewport={"width": 390, "height": 844})
    hall.contexts.append(phone)
    page = phone.new_page()
    page.route_web_socket("**/socket.io/**", lambda socket: socket.close())
    page.goto(hall.meeting["links"]["captions"]["fr"])
    expect(page.locator("body")).to_have_attribute("data-link", "polled")
    hall.advance()
    shows(page, "Kate Gilmore")


def test_a_console_that_is_cut_off_cannot_be_missed(hall: Hall) -> None:
    cable = Cable(int(hall.demo.url.rsplit(":", 1)[1]))
    console = hall.open("console", via=cable.url)
    cable.pull()
    expect(console.locator('[data-slot="lost"]')).to_be_visible(timeout=6_000)
    expect(console.locator('[role="alert"][data-slot="lost"]')).not_to_be_empty()

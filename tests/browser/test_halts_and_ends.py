"""A suspension, a closing, a reopening, an absence, an empty round and the end of interpretation, by keyboard."""

import time

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall, shows, takes_press
from tests.browser.page_texts import text
from tests.browser.test_booth_relay import set_usual_team
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
MINUTE_MS = 60_000


def halted(page: Page, *said: str) -> None:
    """Wait until a page says all this of a meeting that is suspended or closed; nothing: that it is neither."""
    for each in said:
        shows(page, each, "halted")
    if not said:
        expect(page.locator('[data-slot="halted"]')).not_to_be_visible()


def menu(console: Page, *keys: str, down: int = 0) -> None:
    """Choose an entry of the meeting's menu with the keyboard, go from Cancel to the yes, and press keys there."""
    console.keyboard.press("g")
    for key in (*["ArrowDown"] * down, "Enter", "Shift+Tab", *keys):
        console.keyboard.press(key)


@pytest.mark.full_size
def test_everybody_sees_why_and_since_when_the_meeting_stands_and_that_it_goes_on(hall: Hall) -> None:
    hall.advance()
    console, overlay = hall.open("console"), hall.open("room", "zh", query="overlay=1")
    pages = [hall.open("booth", "zh"), hall.open("captions", "ar"), hall.open("room", "zh")]
    menu(console, "Shift+Tab", "ArrowDown", "ArrowDown", "Enter")
    for page in (*pages, overlay):
        halted(page, "مشاورات غير رسمية." if page is pages[1] else "非正式磋商。")
        expect(page.locator('[data-slot="halted"]')).to_be_visible()
    box, name = (overlay.locator(each).bounding_box() for each in ("main", '[data-slot="name"]'))
    assert box and name and name["y"] - box["y"] < 40  # no empty band over a webcast
    assert hall.view()["speech"] is not None
    hall.ask("meeting.resume")
    for page in pages:
        halted(page)
    shows(console, "Kate Gilmore")
    for key in ("g", "ArrowDown", "Enter"):
        console.keyboard.press(key)
    expect(console.locator('[data-slot="edit"]')).to_contain_text("in days: texts not delivered")
    console.keyboard.press("Escape")
    hall.ask("meeting.close", reason="time")
    halted(pages[0], "已散会", "规定时间已到。")
    shows(console, text("closed"))  # booths are told before consoles, and the menu goes by the console's view
    menu(console, "Enter", down=1)
    halted(pages[0], "会议已归档")
    halted(console, "It is archived")
    menu(console, "Enter")
    expect(console.locator('[data-slot="halted"]')).not_to_contain_text("It is archived")
    menu(console, "Enter")
    halted(pages[0])
    shows(console, text("nobody"))
    console.keyboard.press("p")
    shows(console, "Kate Gilmore")


def test_of_a_suspended_meeting_no_page_says_that_nobody_has_the_floor(hall: Hall) -> None:
    set_usual_team(hall)
    hall.advance()
    chief, console = hall.open("chief", "zh"), hall.open("console", "zh")
    hall.ask("meeting.suspend", reason="break")
    for each in (chief.locator('[data-slot="chains"]'), chief.locator(".line-of").first):
        expect(each).to_contain_text("当前无口译")
    expect(console.locator('[data-slot="relay"]')).to_contain_text("当前无口译")
    for page in (chief, console):
        expect(page.locator("main")).not_to_contain_text("目前无人发言")


def test_an_absent_speaker_is_marked_and_next_asks_once_before_it_leaves_a_round_with_nobody_inscribed(
    hall: Hall,
) -> None:
    hall.advance()
    console, room = hall.open("console"), hall.open("room", "zh")
    is_absent(hall, console)
    items = console_items(hall)
    hall.ask("item.open", item=items["floor_round"])
    shows(room, "尚无人报名", "next")
    takes_press(console)
    console.keyboard.press("Space")
    edit = console.locator('[data-slot="edit"]')
    expect(edit).to_be_visible()
    console.keyboard.press("Escape")
    expect(edit).not_to_be_visible()
    assert hall.view()["item"]["id"] == items["floor_round"]
    console.keyboard.press("n")
    console.keyboard.press("Enter")
    expect(room.locator('[data-slot="next"]')).not_to_contain_text("尚无人报名")
    assert hall.view()["item"]["id"] != items["floor_round"]


def is_absent(hall: Hall, console: Page) -> None:
    """An absent speaker leaves the floor, and is marked on the programme."""
    phone = hall.open("captions", "en")
    phone.locator('[data-slot="rows"] summary').click()
    console.keyboard.press("x")
    shows(phone, text("nobody"))
    expect(phone.locator('.speech[data-status="absent"] .not-held')).to_have_text(text("speech.absent"))
    hall.leave(phone)


def console_items(hall: Hall) -> dict[str, str]:
    """Return the id of the first item of each kind."""
    token = hall.meeting["tokens"]["console"]
    page = hall.browser.new_context(extra_http_headers={"Authorization": f"Bearer {token}"})
    hall.contexts.append(page)
    rows = page.request.get(f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/programme?language=en").json()["items"]
    return {row["item"]["kind"]: row["item"]["id"] for row in reversed(rows)}


def test_the_end_of_interpretation_is_counted_asked_for_granted_and_past(hall: Hall) -> None:
    hall.advance()
    console, booth = hall.open("console"), hall.open("booth", "zh")
    now = round(time.time() * 1000)
    noon, start = now + 20 * MINUTE_MS, now - 160 * MINUTE_MS
    hall.ask("meeting.amend", starts_at=start, ends_at=noon)
    expect(booth.locator('[data-slot="interpretation"] [data-part="count"]')).to_contain_text("−19:")
    expect(console.locator('[data-slot="to-end"] [data-part="count"]')).to_contain_text("−19:")
    menu(console, "Enter", down=2)
    shows(booth, "已请求将口译延长至", "interpretation")
    shows(console, "has been asked for", "interpretation")  # the menu goes by the console's view
    menu(console, "Enter", down=2)
    shows(booth, "口译已获准提供至", "interpretation")
    granted = hall.view()["meeting"]["interpretation_until"]
    assert 0 <= noon + 15 * MINUTE_MS - granted < MINUTE_MS
    hall.ask("meeting.amend", ends_at=now - MINUTE_MS, interpretation_until=now - 2 * MINUTE_MS)
    shows(booth, "口译已于", "interpretation")
    shows(booth, "超过", "to-end")
    expect(console.locator('[data-slot="to-end"] .over')).to_contain_text("+01:")
